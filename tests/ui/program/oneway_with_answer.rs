//! A procedure without a reply has no result, and nothing is said about one.

use xdr_rpc::{Fault, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, oneway)]
    async fn now(&self) -> u64;
    //                     ^^^ a `oneway` procedure has no reply; remove the result, or `oneway`
    #[procedure(2, oneway)]
    async fn set(&self, at: u64) -> Result<(), Fault>;
    //                              ^^^^^^^^^^^^^^^^^ a `oneway` procedure has no reply; remove the result, or `oneway`
    #[procedure(3, oneway, idempotent, max_reply = 8)]
    //                     ^^^^^^^^^^ nobody learns whether a `oneway` call was lost, so it is never repeated; remove `idempotent`
    //                                 ^^^^^^^^^ a `oneway` procedure has no reply; remove `max_reply`
    async fn hint(&self);
}

fn main() {}
