//! An arm for several values keeps which it was.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(3, 4))]
    Device(u64),
    //^^^^ arm `Device` covers several values, so encoding cannot know which; add a first field `#[xdr(tag)] tag: u32`
    #[xdr(default)]
    Other,
    //^^^ arm `Other` covers several values, so encoding cannot know which; add a first field `#[xdr(tag)] tag: u32`
}

fn main() {}
