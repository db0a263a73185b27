//! A timeout is a whole number with its unit.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, timeout = 2)]
    //                       ^ expected a whole number and `us`, `ms`, `s`, `min` or `h`; write `timeout = "2s"`
    async fn number(&self);
    #[procedure(2, timeout = "2")]
    //                       ^^^ expected a whole number and `us`, `ms`, `s`, `min` or `h`; write `timeout = "2s"`
    async fn unitless(&self);
    #[procedure(3, timeout = "1.5s")]
    //                       ^^^^^^ expected a whole number and `us`, `ms`, `s`, `min` or `h`; write `timeout = "2s"`
    async fn fraction(&self);
    #[procedure(4, timeout = "2 days")]
    //                       ^^^^^^^^ expected a whole number and `us`, `ms`, `s`, `min` or `h`; write `timeout = "2s"`
    async fn days(&self);
    #[procedure(5, timeout = "99999999999s")]
    //                       ^^^^^^^^^^^^^^ expected a whole number and `us`, `ms`, `s`, `min` or `h`; write `timeout = "2s"`
    async fn ages(&self);
    #[procedure(6, timeout = "0ms")]
    //                       ^^^^^ a timeout of 0 leaves no time for an answer; write `timeout = "2s"`, or leave it out
    async fn zero(&self);
}

fn main() {}
