//! A union switches on 4 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u64)]
//             ^^^ a union switches on `u32`, `i32`, `bool` or an XDR enum
enum Node {
    #[xdr(case = 1)]
    Dir(u64),
}

#[derive(Xdr)]
#[xdr(switch = f32)]
//             ^^^ a union switches on `u32`, `i32`, `bool` or an XDR enum
enum Real {
    #[xdr(case = 1)]
    Dir(u64),
}

#[derive(Xdr)]
#[xdr(switch = String)]
//             ^^^^^^ a union switches on `u32`, `i32`, `bool` or an XDR enum
enum Named {
    #[xdr(case = 1)]
    Dir(u64),
}

fn main() {}
