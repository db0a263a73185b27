//! Why the driver did not do what it was asked, in libvirt's codes and wording.

use std::fmt;

/// Why the driver did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What kind it is.
    pub(crate) kind: Kind,
    /// What it is about.
    pub(crate) detail: String,
}

/// The kinds of refusals; each has libvirt's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A mistake or a failure of the daemon itself.
    Internal = 1,
    /// This driver cannot do it at all.
    NoSupport = 3,
    /// There is no driver for a URI.
    NoDriver = 5,
    /// An argument that nothing can be done with.
    InvalidArgument = 8,
    /// It was tried, and failed.
    Failed = 9,
    /// A domain without a name.
    MissingName = 21,
    /// XML that says what it must not.
    Xml = 27,
    /// Not for this caller.
    Forbidden = 29,
    /// Text that is not XML.
    Malformed = 35,
    /// There is no such domain.
    NotFound = 42,
    /// The state of the domain does not allow it.
    InvalidState = 55,
    /// A description of something that this daemon does not have.
    Unsupported = 67,
    /// Another one works on the domain for too long.
    Timeout = 68,
}

impl Refusal {
    /// A refusal of this kind.
    pub(crate) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Refusal { kind, detail }
    }

    /// The code that stands for it on the wire.
    pub(crate) fn code(&self) -> i32 {
        self.kind as i32
    }

    /// The state of the domain does not allow it.
    pub(crate) fn state(detail: impl Into<String>) -> Self {
        Refusal::new(Kind::InvalidState, detail)
    }

    /// A mistake or a failure of the daemon itself.
    pub(crate) fn internal(detail: impl Into<String>) -> Self {
        Refusal::new(Kind::Internal, detail)
    }

    /// It was tried, and failed.
    pub(crate) fn failed(detail: impl Into<String>) -> Self {
        Refusal::new(Kind::Failed, detail)
    }

    /// XML that says what it must not.
    pub(crate) fn xml(detail: impl Into<String>) -> Self {
        Refusal::new(Kind::Xml, detail)
    }
}

impl fmt::Display for Refusal {
    /// In libvirt's words, since clients show the text as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = &self.detail;
        match self.kind {
            Kind::Internal => write!(f, "internal error: {detail}"),
            Kind::NoSupport => write!(
                f,
                "this function is not supported by the connection driver: {detail}"
            ),
            Kind::NoDriver => write!(f, "no connection driver available for {detail}"),
            Kind::Forbidden => write!(f, "operation forbidden: {detail}"),
            Kind::InvalidArgument => write!(f, "invalid argument: {detail}"),
            Kind::Failed => write!(f, "operation failed: {detail}"),
            Kind::MissingName => f.write_str("missing name information"),
            Kind::Xml => write!(f, "XML error: {detail}"),
            Kind::Malformed => f.write_str(detail),
            Kind::NotFound => write!(f, "Domain not found: {detail}"),
            Kind::InvalidState => write!(f, "Requested operation is not valid: {detail}"),
            Kind::Unsupported => write!(f, "unsupported configuration: {detail}"),
            Kind::Timeout => write!(f, "Timed out during operation: {detail}"),
        }
    }
}

impl std::error::Error for Refusal {}
