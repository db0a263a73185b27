//! Random definitions against two codecs that share nothing with this project: rpcgen's C on
//! libtirpc, and Python's xdrlib.
//!
//! Run by name, `cargo test -p tests --test differential`, after `tests/interop/install.sh`.
//! `XDR_DIFFERENTIAL_SEED` chooses other definitions and values, `XDR_DIFFERENTIAL_PYTHON` another
//! Python: from 3.13 on it has no xdrlib.
//!
//! The model of a definition is written out three times: in the XDR language for rpcgen, as Rust
//! types that derive `Xdr`, and as JSON for a program on xdrlib. All get the same inputs, values and
//! damaged values of every type, and say what they read and how they write it again. A dull codec
//! of the model itself, written from the RFC, says what is right and which rule an input breaks.

mod ask;
mod build;
mod c;
mod census;
mod damage;
mod decode;
mod encode;
mod json;
mod judge;
mod model;
#[allow(dead_code, reason = "the interop tests use more of it")]
#[path = "../interop/process.rs"]
mod process;
mod random;
mod rng;
mod rust;
mod size;
mod value;
mod x;
mod zoo;

use ask::{Answer, Input, ask};
use build::Services;
use judge::Totals;
use model::Zoo;
use random::Random;
use rng::Rng;
use std::io::Write;
use std::process::Command;
use std::thread;

const TYPES: usize = 250;

/// Of each type.
const VALUES: usize = 100;
const REJECTS: usize = 24;

#[test]
fn random_definitions_mean_the_same_here_in_c_and_in_python() {
    let seed = std::env::var("XDR_DIFFERENTIAL_SEED");
    let seed = seed.map_or(4506, |seed| seed.parse().expect("the seed is a number"));
    // Before anything can go wrong.
    report(&format!("differential: seed {seed}\n"));
    let mut rng = Rng::new(seed);
    let zoo = zoo::zoo(TYPES, &mut rng);
    let census = zoo.census();
    let services = build::build(&zoo);
    let inputs: Vec<Input> = (0..TYPES)
        .flat_map(|index| inputs(&zoo, index, &mut rng))
        .collect();

    let (ours, c, python) = answers(&services, &inputs);
    let mut totals = Totals::default();
    for (((input, ours), c), python) in inputs.iter().zip(ours).zip(c).zip(python) {
        totals.judge(&zoo, input, ours, c, python);
    }
    let count = inputs.len();
    report(&format!("{TYPES} types, {count} inputs\n{totals}"));
    report(&format!("of the definitions: {census:?}\n"));
    let wrong = totals.wrong.len();
    assert!(
        wrong == 0,
        "{wrong} wrong with seed {seed}: {:#?}",
        &totals.wrong[..wrong.min(10)]
    );
    totals.check_that_all_happened();
}

/// Values of the type, and damaged ones until enough of them must be refused.
fn inputs(zoo: &Zoo, index: usize, rng: &mut Rng) -> Vec<Input> {
    let mut inputs: Vec<Input> = vec![];
    let mut rejects = 0;
    while inputs.len() - rejects < VALUES || rejects < REJECTS {
        let damage = inputs.len() >= VALUES;
        let beyond = damage && rng.one_in(3);
        let value = Random { zoo, rng, beyond }.value(index);
        let encoded = zoo.encode(index, &value);
        let bytes = match damage && !beyond {
            true => damage::damaged(&encoded, rng),
            false => encoded.bytes,
        };
        let right = zoo.decode(index, &bytes);
        let right = right.is_ok_and(|decoded| decoded.consumed == bytes.len());
        assert!(
            right || damage,
            "the dull codec differs from itself on t{index}"
        );
        rejects += usize::from(!right);
        inputs.push(Input { index, bytes });
    }
    inputs
}

fn answers(services: &Services, inputs: &[Input]) -> (Vec<Answer>, Vec<Answer>, Vec<Answer>) {
    let python = std::env::var_os("XDR_DIFFERENTIAL_PYTHON");
    let mut python = Command::new(python.unwrap_or_else(|| "python3".into()));
    python.arg(&services.python).arg(&services.definitions);
    let (mut ours, mut c) = (Command::new(&services.ours), Command::new(&services.c));
    thread::scope(|scope| {
        let python = scope.spawn(|| ask(&mut python, inputs));
        let c = scope.spawn(|| ask(&mut c, inputs));
        let ours = ask(&mut ours, inputs);
        let done = "it does not panic without a word";
        (ours, c.join().expect(done), python.join().expect(done))
    })
}

/// Not with `println`, which is not shown of a test that passes.
fn report(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
