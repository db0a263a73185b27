//! Copying volumes.

use std::error::Error;
use std::path::Path;
use tokio::fs::File;
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};
use xdr_remote::{Connection, StorageVol, transfer_flags};
use xdr_rpc::CallError;
use xdr_rpc::libvirt::Part;

/// Copies a volume into a file. What is only zeros neither travels nor takes place in the file.
pub(crate) async fn download(
    connection: &Connection,
    volume: &str,
    pool: Option<&str>,
    path: &Path,
) -> Result<(), Box<dyn Error>> {
    let volume = find(connection, volume, pool).await?;
    let mut stream = connection
        .storage_vol_download(volume, 0, 0, transfer_flags::SPARSE)
        .holes()
        .await?;
    let failed = |error| format!("cannot write {}: {error}", path.display());
    let mut file = File::create(path).await.map_err(failed)?;
    let mut length = 0;
    while let Some(part) = stream.read_part().await? {
        match part {
            Part::Data(data) => {
                file.write_all(&data).await.map_err(failed)?;
                length += data.len() as u64;
            }
            Part::Hole(hole) => {
                length += hole;
                let end = std::io::SeekFrom::Start(length);
                file.seek(end).await.map_err(failed)?;
            }
        }
    }
    file.flush().await.map_err(failed)?;
    // A hole at the end has not made the file longer yet.
    file.set_len(length).await.map_err(failed)?;
    stream.finish().await?;
    Ok(())
}

/// A volume by its name in a pool, or by its path.
async fn find(
    connection: &Connection,
    volume: &str,
    pool: Option<&str>,
) -> Result<StorageVol, CallError> {
    match pool {
        Some(pool) => {
            let pool = connection.storage_pool_lookup_by_name(pool).await?;
            connection.storage_vol_lookup_by_name(pool, volume).await
        }
        None => connection.storage_vol_lookup_by_path(volume).await,
    }
}
