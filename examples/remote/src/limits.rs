//! The most of everything that travels, as daemons of today have it. Several were smaller once, and
//! rose without a new version of the program.

/// Bytes of any string.
pub const STRING_MAX: u32 = 4_194_304;

/// Domains in a list.
pub const DOMAIN_LIST_MAX: u32 = 16_384;

/// Storage pools in a list.
pub const STORAGE_POOL_LIST_MAX: u32 = 16_384;

/// Volumes in a list.
pub const STORAGE_VOL_LIST_MAX: u32 = 16_384;

/// Kinds of authentication that a server offers.
pub const AUTH_TYPE_LIST_MAX: u32 = 20;

/// Bytes of one step of SASL. Each takes four bytes on the wire.
pub const SASL_DATA_MAX: u32 = 65_536;

/// Characters of the name of a security model, with the NUL at its end.
pub const SECURITY_MODEL_MAX: u32 = 257;

/// Characters of a security label, with the NUL at its end.
pub const SECURITY_LABEL_MAX: u32 = 4_097;

/// Characters of the domain of interpretation of a security model, with the NUL at its end.
pub const SECURITY_DOI_MAX: u32 = 257;

/// What is known of who looks at a display.
pub const GRAPHICS_IDENTITY_MAX: u32 = 20;

/// Parameters that changed at once.
pub const TUNABLE_PARAMS_MAX: u32 = 2_048;

/// Figures of a job that is done.
pub const JOB_STATS_MAX: u32 = 64;

/// Messages about a domain.
pub const DOMAIN_MESSAGES_MAX: u32 = 2_048;
