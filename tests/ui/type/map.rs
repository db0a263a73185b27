//! There are no maps.

use std::collections::{BTreeMap, HashMap};
use xdr_core::Xdr;

#[derive(Xdr)]
struct Maps {
    #[xdr(max = 16)]
    by_id: HashMap<u32, u32>,
    ordered: BTreeMap<u32, u32>,
}

fn main() {}
