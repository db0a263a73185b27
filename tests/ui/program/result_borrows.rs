//! A result is owned.

use xdr_rpc::{Fault, rpc_program};

use std::borrow::Cow;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(max = 8)]
    async fn a(&self) -> &str;
    //                   ^ a result cannot borrow; write an owned type such as `String` or `Vec<u8>`
    #[procedure(2)]
    #[xdr(max = 8)]
    async fn b(&self) -> Cow<'_, str>;
    //                       ^^ a result cannot borrow; write an owned type such as `String` or `Vec<u8>`
    #[procedure(3)]
    #[xdr(max = 8)]
    async fn c(&self) -> Result<&[u8], Fault>;
    //                          ^ a result cannot borrow; write an owned type such as `String` or `Vec<u8>`
    #[procedure(4)]
    #[xdr(max = 8)]
    async fn d(&self) -> Cow<'static, str>;
    //                       ^^^^^^^ a result cannot borrow; write an owned type such as `String` or `Vec<u8>`
    #[procedure(5)]
    #[xdr(max = 8)]
    async fn e(&self) -> &'static str;
    //                   ^ a result cannot borrow; write an owned type such as `String` or `Vec<u8>`
}

fn main() {}
