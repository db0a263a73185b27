//! A struct is no discriminant.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Handle(u32);

const ROOT: Handle = Handle(1);

#[derive(Xdr)]
#[xdr(switch = Handle)]
//             ^^^^^^ rustc E0277: `Handle` cannot be switched on
enum Node {
    #[xdr(case = ROOT)]
    Root,
}

fn main() {}
