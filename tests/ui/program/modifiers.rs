//! A procedure is a plain `async fn`.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async unsafe fn a(&self);
    //    ^^^^^^ a procedure is a plain `async fn`; remove `unsafe`
    #[procedure(2)]
    async extern "C" fn b(&self);
    //    ^^^^^^^^^^ a procedure is a plain `async fn`; remove `extern`
    #[procedure(3)]
    const async fn c(&self);
    //^^^ a procedure is a plain `async fn`; remove `const`
}

fn main() {}
