//! Authentication, in the words of the remote program.

use super::Daemon;
use xdr_remote::{AuthType, SaslReply};
use xdr_rpc::Context;
use xdr_rpc::libvirt::RemoteError;
use xdr_rpc::libvirt::auth::Method;
use xdr_rpc::libvirt::sasl::Reply;

impl Daemon {
    pub(super) fn methods(&self, cx: &Context) -> Vec<AuthType> {
        let methods = self.authenticator.list(cx).into_iter();
        methods
            .map(|method| match method {
                Method::None => AuthType::None,
                Method::Sasl => AuthType::Sasl,
                Method::Polkit => AuthType::Polkit,
            })
            .collect()
    }

    pub(super) async fn sasl_start(
        &self,
        cx: &Context,
        mechanism: &str,
        data: Option<&[u8]>,
    ) -> Result<SaslReply, RemoteError> {
        let reply = self.authenticator.sasl_start(cx, mechanism, data).await;
        reply.map(sasl_reply)
    }

    pub(super) async fn sasl_step(
        &self,
        cx: &Context,
        data: Option<&[u8]>,
    ) -> Result<SaslReply, RemoteError> {
        let reply = self.authenticator.sasl_step(cx, data).await;
        reply.map(sasl_reply)
    }

    pub(super) async fn polkit(&self, cx: &Context) -> Result<bool, RemoteError> {
        let complete = self.authenticator.polkit(cx, self.read_only).await?;
        Ok(complete != 0)
    }
}

fn sasl_reply(reply: Reply) -> SaslReply {
    SaslReply {
        complete: reply.complete,
        nil: reply.data.is_none(),
        data: reply.data.unwrap_or_default(),
    }
}
