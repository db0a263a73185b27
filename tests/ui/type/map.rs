//! There are no maps.

use std::collections::{BTreeMap, HashMap, HashSet};
use xdr_core::Xdr;

#[derive(Xdr)]
struct Maps {
    #[xdr(max = 16)]
    by_id: HashMap<u32, u32>,
    //     ^^^^^^^^^^^^^^^^^ XDR has no maps; use a `Vec` of pairs with a limit
    ordered: BTreeMap<u32, u32>,
    //       ^^^^^^^^^^^^^^^^^^ XDR has no maps; use a `Vec` of pairs with a limit
    #[xdr(max = 16)]
    set: HashSet<u32>,
    //   ^^^^^^^^^^^^ XDR has no maps; use a `Vec` of pairs with a limit
}

fn main() {}
