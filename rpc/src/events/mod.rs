//! Events: what a server tells its clients without being asked.
//!
//! Over ONC RPC an event is a call in the reverse direction, as NFSv4.1 sends on its backchannel
//! (RFC 8881 section 2.10.3.1), with xid 0 and never answered.

mod hub;
mod lag;
mod sender;
mod stream;

pub use hub::Hub;
pub use lag::Lag;
pub use sender::{Emit, EventError, EventSender};
pub use stream::Events;

use crate::interface::Interface;
use xdr_core::{DecodeError, Decoder};

/// The events of one version of a program, on the side that sends them. `#[rpc_program]` generates it.
pub trait EventSet: Clone {
    /// The version of the program.
    const INTERFACE: &'static Interface;

    /// Sends through this sender.
    fn over(sender: EventSender) -> Self;
}

/// The events of one version of a program, on the side that receives them. `#[rpc_program]` generates it.
pub trait EventOf: Sized + Send + 'static {
    /// The version of the program.
    const INTERFACE: &'static Interface;

    /// Reads the arguments of event `number`; none where this version has no such event.
    fn decode(number: u32, input: &mut Decoder<'_>) -> Option<Result<Self, DecodeError>>;
}
