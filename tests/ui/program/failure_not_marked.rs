//! What a result fails with is a `failure`.

use xdr_rpc::{Xdr, rpc_program};

#[derive(Debug, Xdr)]
enum Failed {
    Always = 1,
}

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> Result<u64, Failed>;
    //                            ^^^ rustc E0277: `Failed` is not a failure of an XDR result
    //                     ^^^^^^ rustc E0277: `Failed` is not a failure of an XDR result
    //                     ^^^^^^ rustc E0277: `Failed` is not a failure of an XDR result
    //                     ^^^^^^ rustc E0277: the limit or form `xdr_rpc::xdr::Plain` does not apply to `std::result::Result<u64, Failed>`
}

fn main() {}
