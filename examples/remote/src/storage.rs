//! Types of storage.

use crate::limits::{STORAGE_POOL_LIST_MAX, STORAGE_VOL_LIST_MAX, STRING_MAX};
use crate::uuid::Uuid;
use xdr_rpc::Xdr;

/// What a storage pool is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Xdr)]
pub struct StoragePool {
    /// Its name.
    #[xdr(max = STRING_MAX)]
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
}

/// What a volume is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Xdr)]
pub struct StorageVol {
    /// The name of its pool.
    #[xdr(max = STRING_MAX)]
    pub pool: String,
    /// Its name in the pool.
    #[xdr(max = STRING_MAX)]
    pub name: String,
    /// What tells it from every other volume, such as its path.
    #[xdr(max = STRING_MAX)]
    pub key: String,
}

/// What a volume has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct StorageVolInfo {
    /// The kind: 0 for a file, 1 for a block device, 2 for a directory.
    pub kind: i32,
    /// Its size in bytes.
    pub capacity: u64,
    /// The bytes that it takes.
    pub allocation: u64,
}

/// What `connect_list_all_storage_pools` finds.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct StoragePoolList {
    /// The pools; none where they were not asked for.
    #[xdr(max = STORAGE_POOL_LIST_MAX)]
    pub pools: Vec<StoragePool>,
    /// How many there are.
    pub count: u32,
}

/// What `storage_pool_list_all_volumes` finds.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct StorageVolList {
    /// The volumes; none where they were not asked for.
    #[xdr(max = STORAGE_VOL_LIST_MAX)]
    pub vols: Vec<StorageVol>,
    /// How many there are.
    pub count: u32,
}

/// Bits of the flags of `storage_vol_upload` and `storage_vol_download`.
pub mod transfer_flags {
    /// What is only zeros may travel as holes.
    pub const SPARSE: u32 = 1;
}
