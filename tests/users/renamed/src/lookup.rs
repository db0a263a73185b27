//! A program, under the other name too.

use super::{Entry, Found};
use rpc::{Context, rpc_program};

/// Looks entries up.
#[rpc_program(id = 0x2000_0072, version = 1, crate = rpc)]
pub trait Lookup {
    /// The entry of a name.
    #[procedure(1)]
    async fn find(&self, cx: &Context, #[xdr(max = 16)] name: &str) -> Found;

    /// All entries.
    #[procedure(2)]
    #[xdr(max = 8)]
    async fn all(&self) -> Vec<Entry>;
}

/// What is there to be found.
#[derive(Debug)]
pub struct Directory(pub Vec<Entry>);

impl Lookup for Directory {
    async fn find(&self, _: &Context, name: &str) -> Found {
        let entry = self.0.iter().find(|entry| entry.name == name);
        entry.cloned().map_or(Found::Missing, Found::There)
    }

    async fn all(&self) -> Vec<Entry> {
        self.0.clone()
    }
}
