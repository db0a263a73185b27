//! How a client tells who it is.

use crate::connect::{AuthType, SaslReply};
use crate::open_error::OpenError;
use crate::program::RemoteClient;
use xdr_rpc::libvirt::sasl::{Client, Next};

/// Tells the daemon who calls, where it asks. It is asked for its ways also where it has none.
pub(crate) async fn authenticate(
    client: &RemoteClient,
    login: Option<&Client>,
    is_secure: bool,
) -> Result<(), OpenError> {
    match client.auth_list().await?.first() {
        None | Some(AuthType::None) => Ok(()),
        Some(AuthType::Polkit) if client.auth_polkit().await? => Ok(()),
        Some(AuthType::Polkit) => Err(OpenError::Refused("polkit does not let you in")),
        Some(AuthType::Sasl) => match login {
            Some(login) => log_in(client, login, is_secure).await,
            None => Err(OpenError::Refused("it wants a name and a password")),
        },
        Some(AuthType::Unknown(_)) => Err(OpenError::Refused("it asks in a way that is not known")),
    }
}

/// SASL, until both sides are content.
async fn log_in(client: &RemoteClient, login: &Client, is_secure: bool) -> Result<(), OpenError> {
    let offered = client.auth_sasl_init().await?;
    let mut exchange = login.exchange(&offered, is_secure)?;
    let first = exchange.start().await?;
    let (nil, data) = on_wire(first);
    let mechanism = exchange.mechanism();
    let mut reply = client.auth_sasl_start(mechanism, nil, data).await?;
    loop {
        let SaslReply {
            complete,
            nil,
            data,
        } = &reply;
        let said = (!nil).then_some(&data[..]);
        match exchange.step(said, *complete).await? {
            Next::Done => return Ok(()),
            Next::Send(data) => {
                let (nil, data) = on_wire(data);
                reply = client.auth_sasl_step(nil, data).await?;
            }
        }
    }
}

/// No data is not the same as empty data.
fn on_wire(data: Option<Vec<u8>>) -> (bool, Vec<u8>) {
    (data.is_none(), data.unwrap_or_default())
}
