//! What the macro reads cannot stand in `cfg_attr`; the rest can.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[cfg_attr(any(), procedure(1))]
    //                ^^^^^^^^^^^^ `procedure` cannot stand in `cfg_attr`; write the method once for each case, with `#[cfg]`
    #[cfg_attr(not(any()), procedure(2))]
    //                     ^^^^^^^^^^^^ `procedure` cannot stand in `cfg_attr`; write the method once for each case, with `#[cfg]`
    async fn now(&self, #[cfg_attr(all(), context)] cx: &Context) -> u64;
    //                                    ^^^^^^^ `context` cannot stand in `cfg_attr`; write the argument once for each case, with `#[cfg]`
    #[procedure(3)]
    async fn zone(&self, #[cfg_attr(all(), xdr(max = 4), allow(unused))] name: &str);
    //                                     ^^^^^^^^^^^^ `xdr` cannot stand in `cfg_attr`; write the argument once for each case, with `#[cfg]`
}

fn main() {}
