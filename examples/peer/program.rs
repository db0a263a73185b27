//! The two versions of the program as traits; clients and servers come from them.

use super::{
    Answer, Arrays, AuthInfo, Blob, Colour, FailArgs, Fixed7, NAME_MAX_LEN, Nested, NodeList, Num,
    Optionals, Point, Scalars, Shape, Tree, Unum,
};
use xdr_rpc::{Context, Fault, rpc_program};

/// `version PEER_V1 { .. } = 1`
#[rpc_program(id = 0x2000_1234, version = 1)]
pub trait PeerV1 {
    #[procedure(1)]
    async fn echo_scalars(&self, value: Scalars) -> Scalars;
    #[procedure(2)]
    async fn echo_fixed(&self, value: Fixed7) -> Fixed7;
    #[procedure(3)]
    async fn echo_blob(&self, value: Blob) -> Blob;

    /// Arguments may borrow: the handler reads them where they arrived.
    #[procedure(4)]
    #[xdr(max = 16)]
    async fn echo_blob16(&self, #[xdr(max = 16)] value: &[u8]) -> Vec<u8>;
    #[procedure(5)]
    #[xdr(max = unbounded)]
    async fn echo_text(&self, #[xdr(max = unbounded)] value: &str) -> String;
    #[procedure(6)]
    #[xdr(max = NAME_MAX_LEN)]
    async fn echo_name(&self, #[xdr(max = NAME_MAX_LEN)] value: &str) -> String;

    #[procedure(7)]
    async fn echo_arrays(&self, value: Arrays) -> Arrays;
    #[procedure(8)]
    async fn echo_shape(&self, value: Shape) -> Shape;
    #[procedure(9)]
    async fn echo_answer(&self, value: Answer) -> Answer;
    #[procedure(10)]
    async fn echo_num(&self, value: Num) -> Num;
    #[procedure(11)]
    async fn echo_unum(&self, value: Unum) -> Unum;
    #[procedure(12)]
    async fn echo_optionals(&self, value: Optionals) -> Optionals;
    #[procedure(13)]
    async fn echo_list(&self, value: NodeList) -> NodeList;
    #[procedure(14)]
    async fn echo_tree(&self, value: Tree) -> Tree;
    #[procedure(15)]
    async fn echo_nested(&self, value: Nested) -> Nested;
    #[procedure(16)]
    async fn echo_int(&self, value: i32) -> i32;
    #[procedure(17)]
    async fn echo_bool(&self, value: bool) -> bool;
    #[procedure(18)]
    async fn echo_enum(&self, value: Colour) -> Colour;
    #[procedure(19)]
    async fn echo_hyper(&self, value: i64) -> i64;
    #[procedure(20)]
    async fn echo_double(&self, value: f64) -> f64;
    #[procedure(21)]
    async fn echo_float(&self, value: f32) -> f32;

    /// The credentials of the call. A context is an argument of the server alone.
    #[procedure(30)]
    async fn whoami(&self, cx: &Context) -> AuthInfo;
    /// Answers its argument, after that many milliseconds.
    #[procedure(31)]
    async fn sleep_ms(&self, milliseconds: u32) -> u32;
    /// So many bytes; byte k is k % 251. More than 64 MiB are refused.
    #[procedure(32)]
    async fn make_blob(&self, size: u32) -> Result<Blob, Fault>;
    /// How often `bump` ran in this process.
    #[procedure(33)]
    async fn count(&self) -> u32;
    /// Not idempotent: shows a call that was sent twice and ran twice.
    #[procedure(34)]
    async fn bump(&self) -> u32;
    /// A [`Fault`] is answered as the error of RFC 5531 that it names.
    #[procedure(40)]
    async fn fail(&self, args: FailArgs) -> Result<(), Fault>;
}

/// `version PEER_V3 { .. } = 3`; there is no version 2.
#[rpc_program(id = 0x2000_1234, version = 3)]
pub trait PeerV3 {
    #[procedure(1)]
    async fn add(&self, terms: Point) -> i32;
}
