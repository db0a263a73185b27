//! A range is about an integer.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Ranges {
    #[xdr(range = 0..=1)]
    //    ^^^^^ `range` applies to integers; remove it
    float: f32,
    #[xdr(max = 3, range = 0..=1)]
    //             ^^^^^ `range` does not apply to `String`; remove it
    string: String,
    #[xdr(max = 3, range = 0..=1)]
    //             ^^^^^ `range` applies to integers; write `each(range = ..)` for the elements
    numbers: Vec<u32>,
    #[xdr(range = 0..=1)]
    //    ^^^^^ `range` applies to integers; write `each(range = ..)` for the elements
    fixed: [u32; 2],
}

fn main() {}
