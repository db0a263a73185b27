//! Messages as NFS version 3 (RFC 1813) and ONC RPC (RFC 5531) have them.

use crate::reference::words::{ANY, array, fields, heavy, list, optional, union, union_or};
use crate::reference::{Described, Type, factor};
use xdr_core::Xdr;

/// `ftype3`
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
pub enum FileType {
    /// A file.
    Regular = 1,
    /// A directory.
    Directory = 2,
    /// A symbolic link.
    Link = 5,
}

/// `fattr3`
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Attributes {
    kind: FileType,
    mode: u32,
    nlink: u32,
    uid: u32,
    gid: u32,
    size: u64,
    used: u64,
    device: [u32; 2],
    fsid: u64,
    fileid: u64,
    times: [[u32; 2]; 3],
}

impl Described for Attributes {
    fn describe() -> Type {
        let pair = || Type::Fixed(2, Box::new(Type::UInt));
        fields([
            ("kind", Type::Enum(vec![1, 2, 5])),
            ("mode", Type::UInt),
            ("nlink", Type::UInt),
            ("uid", Type::UInt),
            ("gid", Type::UInt),
            ("size", Type::UHyper),
            ("used", Type::UHyper),
            ("device", pair()),
            ("fsid", Type::UHyper),
            ("fileid", Type::UHyper),
            ("times", Type::Fixed(3, Box::new(pair()))),
        ])
    }
}

/// `nfs_fh3`
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Handle(#[xdr(max = 64)] Vec<u8>);

impl Described for Handle {
    fn describe() -> Type {
        Type::Opaque(64)
    }
}

/// `nfsstat3`
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
pub enum Status {
    /// `NFS3_OK`
    Ok = 0,
    /// `NFS3ERR_NOENT`
    NoEntry = 2,
    /// Any other.
    #[xdr(other)]
    Other(u32),
}

/// `LOOKUP3res`
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = Status)]
pub enum Lookup {
    /// `LOOKUP3resok`
    #[xdr(case = Status::Ok)]
    Found {
        /// The file.
        object: Handle,
        /// Its attributes.
        attributes: Option<Attributes>,
        /// Those of the directory.
        directory: Option<Attributes>,
    },
    /// `LOOKUP3resfail`
    #[xdr(default)]
    Failed {
        /// Why.
        #[xdr(tag)]
        status: Status,
        /// Attributes of the directory.
        directory: Option<Attributes>,
    },
}

impl Described for Lookup {
    fn describe() -> Type {
        let found = fields([
            ("object", Handle::describe()),
            ("attributes", optional(Attributes::describe())),
            ("directory", optional(Attributes::describe())),
        ]);
        union_or(Type::Int, [(0, found)], optional(Attributes::describe()))
    }
}

/// `entryplus3`, without the pointer to the next one.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Entry {
    fileid: u64,
    #[xdr(max = 255)]
    name: String,
    cookie: u64,
    attributes: Option<Attributes>,
    handle: Option<Handle>,
}

impl Described for Entry {
    fn describe() -> Type {
        fields([
            ("fileid", Type::UHyper),
            ("name", Type::Text(255)),
            ("cookie", Type::UHyper),
            ("attributes", optional(Attributes::describe())),
            ("handle", optional(Handle::describe())),
        ])
    }
}

/// `READDIRPLUS3resok`
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Page {
    directory: Option<Attributes>,
    verifier: [u8; 8],
    #[xdr(list, max = unbounded)]
    entries: Vec<Entry>,
    eof: bool,
}

impl Described for Page {
    const FACTOR: f64 = factor(&[(size_of::<Entry>(), 32)]);
    fn describe() -> Type {
        fields([
            ("directory", optional(Attributes::describe())),
            ("verifier", Type::FixedOpaque(8)),
            ("entries", list(ANY, heavy::<Entry>(Entry::describe()))),
            ("eof", Type::Bool),
        ])
    }
}

/// `opaque_auth`
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Credential {
    flavor: i32,
    #[xdr(max = 400)]
    body: Vec<u8>,
}

impl Described for Credential {
    fn describe() -> Type {
        fields([("flavor", Type::Int), ("body", Type::Opaque(400))])
    }
}

/// `rpc_msg`
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Message {
    xid: u32,
    body: Body,
}

/// Its body.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = i32)]
pub enum Body {
    /// `call_body`
    #[xdr(case = 0)]
    Call {
        /// Version of RPC, program, version of the program, procedure.
        numbers: [u32; 4],
        /// Who calls.
        credential: Credential,
        /// That it is so.
        verifier: Credential,
    },
    /// `reply_body`
    #[xdr(case = 1)]
    Reply(Reply),
}

/// `reply_body`
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = i32)]
pub enum Reply {
    /// `accepted_reply`
    #[xdr(case = 0)]
    Accepted {
        /// That it is so.
        verifier: Credential,
        /// What came of it.
        outcome: Outcome,
    },
    /// `rejected_reply`
    #[xdr(case = 1)]
    Rejected(Rejection),
}

/// The rest of an `accepted_reply`.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Outcome {
    /// `SUCCESS`
    #[xdr(case = 0)]
    Success,
    /// `PROG_MISMATCH`
    #[xdr(case = 2)]
    Mismatch {
        /// The lowest version.
        low: u32,
        /// The highest version.
        high: u32,
    },
    /// The other errors.
    #[xdr(case(1, 3, 4, 5))]
    Error(#[xdr(tag)] u32),
}

/// `rejected_reply`
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Rejection {
    /// `RPC_MISMATCH`
    #[xdr(case = 0)]
    Version([u32; 2]),
    /// `AUTH_ERROR`
    #[xdr(case = 1)]
    Auth(u32),
}

impl Described for Message {
    fn describe() -> Type {
        let versions = || Type::Fixed(2, Box::new(Type::UInt));
        let call = fields([
            ("numbers", Type::Fixed(4, Box::new(Type::UInt))),
            ("credential", Credential::describe()),
            ("verifier", Credential::describe()),
        ]);
        let outcomes = [
            (0, Type::Void),
            (2, versions()),
            (1, Type::Void),
            (3, Type::Void),
            (4, Type::Void),
            (5, Type::Void),
        ];
        let accepted = fields([
            ("verifier", Credential::describe()),
            ("outcome", union(Type::UInt, outcomes)),
        ]);
        let rejected = union(Type::UInt, [(0, versions()), (1, Type::UInt)]);
        let reply = union(Type::Int, [(0, accepted), (1, rejected)]);
        let body = union(Type::Int, [(0, call), (1, reply)]);
        fields([("xid", Type::UInt), ("body", body)])
    }
}

/// A `SETATTR3args` of sorts: optional data side by side.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct SetAttributes {
    handle: Handle,
    mode: Option<u32>,
    size: Option<u64>,
    times: [Option<[u32; 2]>; 2],
    #[xdr(max = 8, each(max = 16))]
    groups: Vec<Vec<u32>>,
}

impl Described for SetAttributes {
    const FACTOR: f64 = factor(&[(size_of::<Vec<u32>>(), 4)]);
    fn describe() -> Type {
        let time = optional(Type::Fixed(2, Box::new(Type::UInt)));
        fields([
            ("handle", Handle::describe()),
            ("mode", optional(Type::UInt)),
            ("size", optional(Type::UHyper)),
            ("times", Type::Fixed(2, Box::new(time))),
            ("groups", array(8, array(16, Type::UInt))),
        ])
    }
}
