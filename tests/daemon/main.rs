//! Programs over libvirt's packet protocol, without any libvirt: the bytes are those of its header and
//! its error, laid out by hand.

mod answers;
mod fds;
mod fds_in_bytes;
mod hoard;
mod house;
mod keepalive;
#[allow(dead_code, reason = "hostile peers use more of it")]
mod packets;
mod strangers;
mod versions;

use house::{Door, Here, HouseClient, HouseEvent, HouseServer, ID, Refusal, client, server};
