//! The types of peer.x by the names that the C oracle gives them.

use crate::edges::is_whole;
use std::fmt::Debug;
use xdr_examples::peer::{
    Answer, Arrays, Blob, Blob16, Colour, Fixed7, Name, Nested, NodeList, Num, Optionals, Scalars,
    Shape, Text, Tree, Unum,
};
use xdr_rpc::xdr::{Decode, DecodeError, Decoder, Encode, to_vec};

/// The bytes that a value took, and its encoding by us.
pub type Recoded = Result<(usize, Vec<u8>), DecodeError>;

/// A type on the wire, by name.
pub struct Type {
    pub name: &'static str,
    /// Decodes one value from the start of the input and encodes it again.
    pub recode: fn(&[u8]) -> Recoded,
    /// Asserts that neither less nor more than this is a value.
    pub is_whole: fn(&[u8]),
}

const fn of<T: for<'de> Decode<'de> + Encode + Debug>(name: &'static str) -> Type {
    Type {
        name,
        recode: recode::<T>,
        is_whole: is_whole::<T>,
    }
}

fn recode<T: for<'de> Decode<'de> + Encode>(input: &[u8]) -> Recoded {
    let mut decoder = Decoder::new(input);
    let value = T::decode(&mut decoder)?;
    let bytes = to_vec(&value).expect("what was decoded can be encoded");
    Ok((decoder.offset(), bytes))
}

/// All of them, in the order of the oracle.
pub const TYPES: [Type; 21] = [
    of::<Scalars>("scalars"),
    of::<Fixed7>("fixed7"),
    of::<Blob>("blob"),
    of::<Blob16>("blob16"),
    of::<Text>("text"),
    of::<Name>("name_t"),
    of::<Arrays>("arrays"),
    of::<Shape>("shape"),
    of::<Answer>("answer"),
    of::<Num>("num"),
    of::<Unum>("unum"),
    of::<Optionals>("optionals"),
    of::<NodeList>("node_list"),
    of::<Tree>("tree"),
    of::<Nested>("nested"),
    of::<i32>("int"),
    of::<bool>("bool"),
    of::<Colour>("colour"),
    of::<i64>("hyper"),
    of::<f64>("double"),
    of::<f32>("float"),
];

/// The type of that name.
pub fn named(name: &str) -> &'static Type {
    static ALL: [Type; 21] = TYPES;
    ALL.iter()
        .find(|of| of.name == name)
        .unwrap_or_else(|| panic!("peer.x has no type `{name}`"))
}

/// Bytes from hexadecimal digits; blanks between them are ignored.
pub fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    assert!(
        digits.len().is_multiple_of(2),
        "odd number of digits in `{text}`"
    );
    digits
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).expect("digits are ASCII");
            u8::from_str_radix(pair, 16).unwrap_or_else(|_| panic!("`{pair}` is not hexadecimal"))
        })
        .collect()
}

/// Hexadecimal digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes everything");
        text
    })
}
