//! What a large program costs: bytes of code and time to compile, against rpcgen's C for the same
//! definitions. Needs gcc, rpcgen and libtirpc, which `tests/interop/install.sh` installs.
//!
//!     cargo run -p benches --bin size [PROCEDURES]
//!
//! The text of a program is what its binary has more than the same binary with a program without
//! procedures. Time is that of the processor, all threads together, so that a busy machine changes it
//! little; dependencies are built before. What is written and built stays in `target/size`, for `nm --size-sort`.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement stops at what is wrong"
)]

mod c;
mod definition;
mod measure;
mod rust;

use measure::{Sections, run, sections, timed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let count = std::env::args().nth(1);
    let count = count.map_or(400, |count| count.parse().expect("a number of procedures"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace");
    let folder = root.join("target/size");
    println!("{count} procedures; bytes beyond the same binary without them\n");
    println!("| | .text | all sections | a procedure | CPU seconds |");
    println!("|---|---:|---:|---:|---:|");
    for (what, flags) in [
        ("C, gcc -O0", "-O0"),
        ("C, gcc -O2", "-O2"),
        ("C, gcc -Os", "-Os"),
    ] {
        row(what, count, measure_c(&folder.join("c"), count, flags));
    }
    let rust = folder.join("rust");
    write_rust(root, &rust, count);
    for (what, profile) in [
        ("Rust, debug", "dev"),
        ("Rust, release", "release"),
        ("Rust, release, opt-level = \"s\"", "small"),
    ] {
        row(what, count, measure_rust(&rust, profile));
    }
    run(cargo(&rust, "check", "dev", "empty"));
    touch(&rust);
    let check = timed(cargo(&rust, "check", "dev", "full"));
    println!("| Rust, check | | | | {check:.1} |");
}

/// What one build gave: with the program, without it, and how long the first took.
struct Built {
    full: Sections,
    empty: Sections,
    seconds: f64,
}

fn row(what: &str, count: usize, built: Built) {
    let text = built.full.text - built.empty.text;
    let all = built.full.all - built.empty.all;
    let each = text / count;
    println!(
        "| {what} | {text} | {all} | {each} | {:.1} |",
        built.seconds
    );
}

fn measure_c(folder: &Path, count: usize, flags: &str) -> Built {
    let build = |name: &str, count: usize| {
        let folder = folder.join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let procedures = definition::procedures(count);
        write(&folder.join("machines.x"), &c::definition(&procedures));
        write(&folder.join("main.c"), &c::main(&procedures));
        let script = format!(
            "for part in h c l m; do \
               rpcgen -C -M -$part machines.x > machines_$part.tmp; done; \
             mv machines_h.tmp machines.h; \
             for part in c l m; do mv machines_$part.tmp machines_$part.c; done; \
             gcc {flags} -w $(pkg-config --cflags libtirpc) -o program \
               main.c machines_c.c machines_l.c machines_m.c $(pkg-config --libs libtirpc)"
        );
        let mut command = Command::new("sh");
        command.args(["-e", "-c", &script]).current_dir(&folder);
        (timed(command), sections(&folder.join("program")))
    };
    let (seconds, full) = build("full", count);
    let (_, empty) = build("empty", 0);
    Built {
        full,
        empty,
        seconds,
    }
}

/// Two programs in a workspace of their own.
fn write_rust(root: &Path, folder: &Path, count: usize) {
    let rpc = root.join("rpc");
    let manifest = format!(
        "[package]\nname = \"machines\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [workspace]\n\n[dependencies]\nxdr-rpc = {{ path = {rpc:?} }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n\n\
         [[bin]]\nname = \"full\"\npath = \"full/main.rs\"\n\n\
         [[bin]]\nname = \"empty\"\npath = \"empty/main.rs\"\n\n\
         [profile.small]\ninherits = \"release\"\nopt-level = \"s\"\n"
    );
    write(&folder.join("Cargo.toml"), &manifest);
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    for (name, count) in [("full", count), ("empty", 0)] {
        let procedures = definition::procedures(count);
        write(
            &folder.join(name).join("program.rs"),
            &rust::program(&procedures),
        );
        write(&folder.join(name).join("main.rs"), &rust::main(&procedures));
    }
}

fn measure_rust(folder: &Path, profile: &str) -> Built {
    // The dependencies are built with the first one.
    run(cargo(folder, "build", profile, "empty"));
    touch(folder);
    let seconds = timed(cargo(folder, "build", profile, "full"));
    let binary = |name: &str| {
        let profile = if profile == "dev" { "debug" } else { profile };
        sections(&folder.join("target").join(profile).join(name))
    };
    Built {
        full: binary("full"),
        empty: binary("empty"),
        seconds,
    }
}

fn cargo(folder: &Path, what: &str, profile: &str, name: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .args([what, "--quiet", "--profile", profile, "--bin", name])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .current_dir(folder);
    command
}

/// Makes the program's source newer than what was built of it.
fn touch(folder: &Path) {
    let path: PathBuf = folder.join("full/main.rs");
    let text = fs::read_to_string(&path).expect("the program");
    write(&path, &text);
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
