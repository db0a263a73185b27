//! The program that these tests call.

use xdr_rpc::libvirt::{ErrorCode, RemoteError};
use xdr_rpc::{AuthStatus, Authorize, Context, Hub, Server, ServerLimits, Xdr, rpc_program};

pub(crate) const ID: u32 = 0x2000_8086;

/// What callers must be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Anyone,
    Read,
    Write,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[xdr(failure)]
pub(crate) enum Refusal {
    TooMany = 3,
}

#[rpc_program(id = ID, version = 1, access = Access)]
pub(crate) trait House {
    #[procedure(1, access = Access::Anyone)]
    #[xdr(max = 64)]
    async fn hello(&self, #[xdr(max = 64)] name: &str) -> String;

    #[procedure(2, access = Access::Read)]
    async fn find(&self, number: u32) -> Result<u32, RemoteError>;

    #[procedure(3, access = Access::Write)]
    async fn burn(&self) -> Result<(), RemoteError>;

    #[procedure(4, access = Access::Anyone)]
    async fn knock(&self, times: u32) -> Result<u32, Refusal>;

    #[procedure(5, access = Access::Anyone)]
    async fn listen(&self, cx: &Context);

    #[procedure(6, access = Access::Anyone)]
    async fn log_in(&self, cx: &Context, keepalive: bool);

    #[procedure(9, access = Access::Anyone)]
    async fn wait(&self);

    #[event(7)]
    fn rang(times: u32);
}

pub(crate) struct Here {
    hub: Hub<HouseEvents>,
}

impl Here {
    pub(crate) fn new() -> Self {
        Here {
            hub: Hub::default(),
        }
    }
}

impl House for Here {
    async fn hello(&self, name: &str) -> String {
        format!("hello {name}")
    }

    async fn find(&self, number: u32) -> Result<u32, RemoteError> {
        if number == 42 {
            return Err(RemoteError::new(ErrorCode::NO_DOMAIN, "Domain not found"));
        }
        Ok(number)
    }

    async fn burn(&self) -> Result<(), RemoteError> {
        Ok(())
    }

    async fn knock(&self, times: u32) -> Result<u32, Refusal> {
        if times > 3 {
            return Err(Refusal::TooMany);
        }
        let _ = self.hub.rang(times).await;
        Ok(times)
    }

    async fn listen(&self, cx: &Context) {
        self.hub.subscribe(cx);
    }

    async fn log_in(&self, cx: &Context, keepalive: bool) {
        cx.set_authenticated();
        cx.connection().insert("somebody");
        if keepalive {
            cx.start_keepalive();
        }
    }

    async fn wait(&self) {
        std::future::pending().await
    }
}

/// Lets nobody in before they are known, and lets nobody write who is not called somebody.
pub(crate) struct Door;

impl Authorize for Door {
    async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
        let access = cx
            .procedure()
            .and_then(|procedure| procedure.access_as::<Access>());
        match access {
            Some(Access::Anyone) => Ok(()),
            _ if !cx.is_authenticated() => Err(AuthStatus::RejectedCredential),
            Some(Access::Write) if cx.connection().get::<&str>().is_none() => {
                Err(AuthStatus::TooWeak)
            }
            Some(_) => Ok(()),
            None => Err(AuthStatus::Failed),
        }
    }
}

pub(crate) async fn server() -> Server {
    Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .limits(ServerLimits::libvirt())
        .listen("libvirt+tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap()
}

pub(crate) async fn client(server: &Server) -> HouseClient {
    HouseClient::connect(&server.endpoints()[0]).await.unwrap()
}
