//! A program in two versions, the newer with an event.

/// Keeps a number.
#[xdr_rpc::rpc_program(id = 0x2000_0070, version = 1)]
pub trait Store {
    /// The number.
    #[procedure(1, idempotent, timeout = "1500ms")]
    async fn get(&self) -> u32;

    /// Keeps another one.
    #[procedure(2)]
    async fn set(&self, number: u32);
}

/// What a caller must be allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    Write,
}

/// Tells of changes.
#[xdr_rpc::rpc_program(id = 0x2000_0070, version = 2, extends = Store, access = Access)]
pub trait StoreV2: Store {
    /// Sets the number to the one that the text says.
    #[procedure(2, overrides, blocking, max_args = 64, access = Access::Write)]
    fn set_text(&self, #[xdr(max = 10)] text: &str) -> bool;

    /// Forgets the number some time.
    #[procedure(3, oneway, access = Access::Write)]
    async fn forget(&self);

    /// The number was changed.
    #[event(4)]
    fn changed(number: u32, #[xdr(max = 64)] by: &str);
}
