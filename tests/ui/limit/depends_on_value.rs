//! A limit does not depend on the value.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    len: u32,
    #[xdr(max = self.len)]
    //          ^^^^^^^^ a limit is a constant; it cannot depend on the value
    name: String,
    count: u32,
    #[xdr(max = count)]
    //          ^^^^^ a limit is a constant; it cannot depend on the field `count`; if there is a constant of this name, write `self::count`
    data: Vec<u8>,
    #[xdr(max = 4, each(max = len))]
    //                        ^^^ a limit is a constant; it cannot depend on the field `len`; if there is a constant of this name, write `self::len`
    names: Vec<String>,
}

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Arms {
    #[xdr(case = 1)]
    One {
        len: u32,
        #[xdr(max = len)]
        //          ^^^ a limit is a constant; it cannot depend on the field `len`; if there is a constant of this name, write `self::len`
        data: Vec<u8>,
    },
}

fn main() {}
