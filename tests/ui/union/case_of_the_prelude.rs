//! `Ok` alone is that of `Result`.

use xdr_core::Xdr;

#[derive(Debug, Clone, Copy, Xdr)]
enum Status {
    Ok = 0,
    None = 1,
}

#[derive(Xdr)]
#[xdr(switch = Status)]
enum Answer {
    #[xdr(case = Ok)]
    //           ^^ `Ok` is that of the prelude; write `Status::Ok`
    Found(u64),
    #[xdr(case(None, Err))]
    //         ^^^^ `None` is that of the prelude; write `Status::None`
    //               ^^^ `Err` is that of the prelude; write `Status::Err`
    Missing(#[xdr(tag)] Status),
}

fn main() {}
