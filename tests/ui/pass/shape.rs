//! The shapes that there are.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Typedef(u32);

#[derive(Xdr)]
struct Void(());

#[derive(Xdr)]
struct Tuple(u32, Typedef, Void);

#[derive(Xdr)]
struct Cached {
    on_the_wire: u32,
    #[xdr(skip)]
    pair: (u32, u32),
}

#[derive(Xdr)]
enum One {
    Only = 1,
}

fn main() {}
