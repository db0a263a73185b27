//! Neither program nor procedure has a `where` clause.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock
where
//^^^ a program has no `where` clause
    u64: Copy, {
    #[procedure(1)]
    async fn now(&self) -> u64
    where
    //^^^ a procedure has no `where` clause
        u64: Copy;
}

fn main() {}
