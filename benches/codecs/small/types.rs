//! Twins of the types that borrow from their input.

use xdr_examples::peer::{Fixed7, NAME_MAX_LEN, Point, SMALL, Triple};
use xdr_rpc::Xdr;

#[derive(Debug, Clone, PartialEq, Xdr)]
pub(crate) struct NameView<'a>(#[xdr(max = NAME_MAX_LEN)] pub(crate) &'a str);

#[derive(Debug, Clone, PartialEq, Xdr)]
pub(crate) struct TextView<'a>(#[xdr(max = unbounded)] pub(crate) &'a str);

#[derive(Debug, Clone, PartialEq, Xdr)]
pub(crate) struct TreeView<'a> {
    #[xdr(max = NAME_MAX_LEN)]
    pub(crate) label: &'a str,
    pub(crate) left: Option<Box<TreeView<'a>>>,
    pub(crate) right: Option<Box<TreeView<'a>>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub(crate) struct ArraysView<'a> {
    pub(crate) t: Triple,
    #[xdr(max = SMALL)]
    pub(crate) few: Vec<u32>,
    #[xdr(max = unbounded)]
    pub(crate) h: Vec<i64>,
    #[xdr(max = 3, each(max = NAME_MAX_LEN))]
    pub(crate) names: Vec<&'a str>,
    pub(crate) pts: [Point; 2],
    #[xdr(max = unbounded)]
    pub(crate) vpts: Vec<Point>,
    #[xdr(max = 2)]
    pub(crate) ds: Vec<f64>,
    pub(crate) f7: Fixed7,
    #[xdr(max = unbounded)]
    pub(crate) b: &'a [u8],
}
