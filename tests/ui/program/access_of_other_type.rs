//! Who may call is a value of the type that the program names.

use xdr_rpc::rpc_program;

#[derive(Debug)]
enum Access {
    Read,
}

#[rpc_program(id = 0x2000_0001, version = 1, access = Access)]
trait Clock {
    #[procedure(1, access = 7)]
    //                      ^ rustc E0308: mismatched types
    async fn now(&self) -> u64;
    #[procedure(2, access = Access::Write)]
    //                              ^^^^^ rustc E0599: no variant or associated item named `Write` found for enum `Access` in the current scope
    async fn set(&self, at: u64);
}

struct Silent;

#[rpc_program(id = 0x2000_0001, version = 1, access = Silent)]
    //                                                ^^^^^^ rustc E0277: the trait bound `Silent: xdr_rpc::Access` is not satisfied
trait Timer {
    #[procedure(1, access = Silent)]
    async fn now(&self) -> u64;
    #[procedure(2, access = Silent)]
    async fn set(&self, at: u64);
}

fn main() {}
