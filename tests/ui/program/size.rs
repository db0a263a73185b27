//! The limits of arguments and reply are numbers of bytes.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, max_args = "4096")]
    //                        ^^^^^^ `max_args` is a number of bytes; write `max_args = 4096`
    async fn quoted(&self, at: u64);
    #[procedure(2, max_reply = -1)]
    //                         ^^ `max_reply` is a number of bytes; write `max_reply = 65536`
    async fn negative(&self) -> u64;
    #[procedure(3, max_reply = (1.5))]
    //                          ^^^ `max_reply` is a number of bytes; write `max_reply = 65536`
    async fn fraction(&self) -> u64;
    #[procedure(4, max_args = 1 2)]
    //                        ^^^ expected one value; write a number or a constant
    async fn two(&self, at: u64);
}

fn main() {}
