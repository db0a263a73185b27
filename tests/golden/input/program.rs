//! The program of RFC 5531, section 12.1, with one procedure more.

use xdr_rpc::Context;

/// Answers, and says how far away it is.
#[xdr_rpc::rpc_program(id = 1, version = 2)]
pub trait Ping {
    /// Any number.
    #[procedure(1)]
    async fn pingback(&self) -> i32;

    /// The text, so many times.
    #[procedure(2)]
    #[xdr(max = 255)]
    async fn repeat(&self, cx: &Context, #[xdr(max = 16)] text: &str, times: u32) -> String;
}
