//! Only strings and opaque data are lent from the bytes of a call.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, #[xdr(max = 4, each(max = 4))] names: &[&str]);
    //                                                      ^^^^^^^ only `str` and `[u8]` can be lent from the bytes of a call; write `Vec<&str>`
    #[procedure(2)]
    async fn b(&self, #[xdr(max = 4)] numbers: &Vec<u32>);
    //                                         ^^^^^^^^^ only `str` and `[u8]` can be lent from the bytes of a call; write `Vec<u32>`
    #[procedure(3)]
    async fn c(&self, #[xdr(max = 4)] name: &String);
    //                                      ^^^^^^^ only `str` and `[u8]` can be lent from the bytes of a call; write `&str`
    #[procedure(4)]
    async fn d(&self, number: &u32);
    //                        ^^^^ only `str` and `[u8]` can be lent from the bytes of a call; write `u32`
    #[procedure(5)]
    async fn e(&self, #[xdr(max = 4)] data: Option<&Vec<u8>>);
    //                                             ^^^^^^^^ only `str` and `[u8]` can be lent from the bytes of a call; write `&[u8]`
}

fn main() {}
