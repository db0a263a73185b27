//! A field owns its value or borrows it.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Tail {
    len: u32,
    #[xdr(max = 16)]
    bytes: [u8],
    //     ^^^^ unsized field; use `Vec<T>`, `Box<[T]>` or a reference
}

#[derive(Xdr)]
struct Text {
    len: u32,
    #[xdr(max = 16)]
    text: str,
    //    ^^^ unsized field; use `Vec<T>`, `Box<[T]>` or a reference
}

#[derive(Xdr)]
struct Numbers {
    #[xdr(max = 16)]
    numbers: [u32],
    //       ^^^^^ unsized field; use `Vec<T>`, `Box<[T]>` or a reference
}

fn main() {}
