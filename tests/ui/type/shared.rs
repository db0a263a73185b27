//! Shared and guarded values have no codec.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Mutex;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Shared {
    counted: Rc<u32>,
    //       ^^^^^^^ rustc E0277: `Rc<u32>` has no XDR encoding of its own
    cell: RefCell<u32>,
    //    ^^^^^^^^^^^^ rustc E0277: `RefCell<u32>` has no XDR encoding of its own
    guarded: Mutex<u32>,
    //       ^^^^^^^^^^ rustc E0277: `std::sync::Mutex<u32>` has no XDR encoding of its own
}

fn main() {}
