//! Types of what concerns the connection and the host.

use crate::limits::{SASL_DATA_MAX, SECURITY_DOI_MAX, SECURITY_MODEL_MAX};
use crate::wire::{Char, Flag};
use xdr_rpc::Xdr;

/// Bits of the flags of `connect_open`.
pub mod open_flags {
    /// Nothing may be changed through this connection.
    pub const READ_ONLY: u32 = 1;
}

/// How a server wants to know who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[repr(i32)]
pub enum AuthType {
    /// Not at all.
    None = 0,
    /// By SASL (RFC 4422).
    Sasl = 1,
    /// By polkit, which knows the user of a Unix socket.
    Polkit = 2,
    /// In a way that is newer than this program.
    #[xdr(other)]
    Unknown(i32) = 3,
}

/// What a server or its driver may be able to do: the argument of `connect_supports_feature`.
pub mod feature {
    /// File descriptors can be passed.
    pub const FD_PASSING: i32 = 8;
    /// Typed parameters may be strings.
    pub const TYPED_PARAM_STRING: i32 = 9;
    /// The server answers pings. To ask for it starts the server's own.
    pub const PROGRAM_KEEPALIVE: i32 = 10;
    /// Events come to callbacks with numbers.
    pub const REMOTE_EVENT_CALLBACK: i32 = 14;
    /// The server tells when the driver's own connection is lost.
    pub const REMOTE_CLOSE_CALLBACK: i32 = 15;
}

/// What the server answers to a step of SASL.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct SaslReply {
    /// Whether no further step is needed.
    #[xdr(as = Flag)]
    pub complete: bool,
    /// Whether there is no data at all, which is not the same as empty data.
    #[xdr(as = Flag)]
    pub nil: bool,
    /// What the mechanism has to say.
    #[xdr(max = SASL_DATA_MAX, each(as = Char))]
    pub data: Vec<u8>,
}

/// What the host has.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct NodeInfo {
    /// The model of the CPU, filled up with NUL; see [`model_name`](NodeInfo::model_name).
    #[xdr(each(as = Char))]
    pub model: [u8; 32],
    /// The memory in KiB.
    pub memory: u64,
    /// CPUs that are online.
    pub cpus: i32,
    /// Their frequency, 0 where it is not known.
    pub mhz: i32,
    /// NUMA cells.
    pub nodes: i32,
    /// Sockets in a cell.
    pub sockets: i32,
    /// Cores in a socket.
    pub cores: i32,
    /// Threads of a core.
    pub threads: i32,
}

impl NodeInfo {
    /// The model of the CPU as text.
    #[must_use]
    pub fn model_name(&self) -> String {
        text(&self.model)
    }

    /// The bytes of a model's name, cut where it is too long.
    #[must_use]
    pub fn model_of(name: &str) -> [u8; 32] {
        let mut model = [0; 32];
        // The last one stays NUL.
        for (to, from) in model.iter_mut().take(31).zip(name.bytes()) {
            *to = from;
        }
        model
    }
}

/// How the host keeps domains apart. Both are empty where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Xdr)]
pub struct SecurityModel {
    /// The name, such as `selinux`, with a NUL at its end.
    #[xdr(max = SECURITY_MODEL_MAX, each(as = Char))]
    pub model: Vec<u8>,
    /// The domain of interpretation, with a NUL at its end.
    #[xdr(max = SECURITY_DOI_MAX, each(as = Char))]
    pub doi: Vec<u8>,
}

impl SecurityModel {
    /// A model by its names.
    #[must_use]
    pub fn new(model: &str, doi: &str) -> Self {
        SecurityModel {
            model: terminated(model),
            doi: terminated(doi),
        }
    }

    /// The name as text.
    #[must_use]
    pub fn model_name(&self) -> String {
        text(&self.model)
    }

    /// The domain of interpretation as text.
    #[must_use]
    pub fn doi_name(&self) -> String {
        text(&self.doi)
    }
}

/// A text as C has it.
pub(crate) fn terminated(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0);
    bytes
}

/// The text before the first NUL.
pub(crate) fn text(bytes: &[u8]) -> String {
    let text = bytes.split(|&byte| byte == 0).next().unwrap_or_default();
    String::from_utf8_lossy(text).into_owned()
}
