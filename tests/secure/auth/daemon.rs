//! The daemon: the procedures of authentication with the numbers of the remote program, and one that is
//! only for those who are known.

use xdr_rpc::libvirt::auth::{Authenticator, Identity, Method};
use xdr_rpc::libvirt::sasl::Reply;
use xdr_rpc::libvirt::{ErrorCode, RemoteError};
use xdr_rpc::{
    AuthStatus, Authorize, CallError, Context, Server, ServerBuilder, ServerLimits, Xdr,
    rpc_program,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Anyone,
    Known,
}

/// `nil` stands beside the data.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Data {
    pub nil: i32,
    #[xdr(max = 65_536)]
    pub data: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Answer {
    pub complete: i32,
    pub data: Data,
}

impl Data {
    pub fn of(data: Option<Vec<u8>>) -> Self {
        Data {
            nil: i32::from(data.is_none()),
            data: data.unwrap_or_default(),
        }
    }

    pub fn get(&self) -> Option<&[u8]> {
        (self.nil == 0).then_some(&self.data)
    }
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Answer {
            complete: i32::from(reply.complete),
            data: Data::of(reply.data),
        }
    }
}

#[rpc_program(id = 0x2000_8086, version = 1, access = Access)]
pub trait Remote {
    #[procedure(66, access = Access::Anyone)]
    #[xdr(max = 20)]
    async fn auth_list(&self, cx: &Context) -> Vec<Method>;

    #[procedure(67, access = Access::Anyone)]
    #[xdr(max = 1024)]
    async fn auth_sasl_init(&self, cx: &Context) -> Result<String, RemoteError>;

    #[procedure(68, access = Access::Anyone)]
    async fn auth_sasl_start(
        &self,
        cx: &Context,
        #[xdr(max = 1024)] mechanism: &str,
        data: Data,
    ) -> Result<Answer, RemoteError>;

    #[procedure(69, access = Access::Anyone)]
    async fn auth_sasl_step(&self, cx: &Context, data: Data) -> Result<Answer, RemoteError>;

    #[procedure(70, access = Access::Anyone)]
    async fn auth_polkit(&self, cx: &Context) -> Result<i32, RemoteError>;

    /// Who the caller is.
    #[procedure(1, access = Access::Known)]
    #[xdr(max = 1024)]
    async fn open(&self, cx: &Context) -> String;
}

pub struct Daemon {
    pub auth: Authenticator,
    pub read_only: bool,
}

impl Remote for Daemon {
    async fn auth_list(&self, cx: &Context) -> Vec<Method> {
        self.auth.list(cx)
    }
    async fn auth_sasl_init(&self, cx: &Context) -> Result<String, RemoteError> {
        self.auth.sasl_init(cx).await
    }
    async fn auth_sasl_start(
        &self,
        cx: &Context,
        mechanism: &str,
        data: Data,
    ) -> Result<Answer, RemoteError> {
        let reply = self.auth.sasl_start(cx, mechanism, data.get()).await;
        reply.map(Answer::from)
    }
    async fn auth_sasl_step(&self, cx: &Context, data: Data) -> Result<Answer, RemoteError> {
        let reply = self.auth.sasl_step(cx, data.get()).await;
        reply.map(Answer::from)
    }
    async fn auth_polkit(&self, cx: &Context) -> Result<i32, RemoteError> {
        self.auth.polkit(cx, self.read_only).await
    }
    async fn open(&self, cx: &Context) -> String {
        let identity: Identity = cx.connection().get().unwrap();
        let unix = identity.unix.map(|unix| format!("uid {}", unix.uid));
        let who = [identity.user, unix, identity.subject];
        let who: Vec<_> = who.into_iter().flatten().collect();
        format!("{:?}: {}", identity.method, who.join(", "))
    }
}

struct Guard;

impl Authorize for Guard {
    async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
        let access = cx
            .procedure()
            .and_then(|procedure| procedure.access_as::<Access>());
        match access {
            Some(Access::Anyone) => Ok(()),
            Some(Access::Known) if cx.is_authenticated() => Ok(()),
            _ => Err(AuthStatus::RejectedCredential),
        }
    }
}

pub fn builder(auth: &Authenticator, read_only: bool) -> ServerBuilder {
    auth.protect(Server::builder())
        .authorize(Guard)
        .limits(ServerLimits::libvirt())
        .serve(RemoteServer::new(Daemon {
            auth: auth.clone(),
            read_only,
        }))
}

/// What the daemon refused with.
pub fn refusal<T: std::fmt::Debug>(result: Result<T, CallError>) -> RemoteError {
    match result {
        Err(CallError::Remote(error)) => *error,
        other => panic!("{other:?}"),
    }
}

/// Whoever is not known yet is told so, and with another code than those who failed.
pub async fn is_outside(remote: &RemoteClient) {
    let refused = refusal(remote.open().await);
    assert_eq!(refused.code, ErrorCode::RPC);
    assert_eq!(refused.message.as_deref(), Some("authentication required"));
}
