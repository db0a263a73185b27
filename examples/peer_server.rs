//! A server of both versions of the peer program, equal to `tests/interop/c-peer/server.c`.

use crate::peer::{
    Answer, Arrays, AuthInfo, Blob, Colour, FailArgs, Failure, Fixed7, Nested, NodeList, Num,
    Optionals, PeerV1, PeerV1Server, PeerV3, PeerV3Server, Point, Scalars, Shape, Tree, Unum,
};
use bytes::Bytes;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use xdr_rpc::xdr::Plain;
use xdr_rpc::{AuthStatus, Context, Fault, IncomingCall, Interface, Program, Server, StartError};

/// The procedure FAIL of version 1.
const FAIL: u32 = 40;

/// What MAKE_BLOB makes at most, in bytes; the C server has the same limit.
const MAX_BLOB: u32 = 64 << 20;

/// Starts a server of both versions on these endpoints; port 0 is any free port.
///
/// # Errors
///
/// An endpoint is malformed or cannot be listened on.
pub async fn start(endpoints: &[String]) -> Result<Server, StartError> {
    let mut server = Server::builder()
        .serve(TwiceReplying(PeerV1Server::new(Peer::default())))
        .serve(PeerV3Server::new(Peer::default()));
    for endpoint in endpoints {
        server = server.listen(endpoint);
    }
    server.start().await
}

/// The implementation of both versions.
#[derive(Debug, Default)]
pub struct Peer {
    bumps: AtomicU32,
}

impl PeerV1 for Peer {
    async fn echo_scalars(&self, value: Scalars) -> Scalars {
        value
    }
    async fn echo_fixed(&self, value: Fixed7) -> Fixed7 {
        value
    }
    async fn echo_blob(&self, value: Blob) -> Blob {
        value
    }
    async fn echo_blob16(&self, value: &[u8]) -> Vec<u8> {
        value.to_vec()
    }
    async fn echo_text(&self, value: &str) -> String {
        value.to_owned()
    }
    async fn echo_name(&self, value: &str) -> String {
        value.to_owned()
    }
    async fn echo_arrays(&self, value: Arrays) -> Arrays {
        value
    }
    async fn echo_shape(&self, value: Shape) -> Shape {
        value
    }
    async fn echo_answer(&self, value: Answer) -> Answer {
        value
    }
    async fn echo_num(&self, value: Num) -> Num {
        value
    }
    async fn echo_unum(&self, value: Unum) -> Unum {
        value
    }
    async fn echo_optionals(&self, value: Optionals) -> Optionals {
        value
    }
    async fn echo_list(&self, value: NodeList) -> NodeList {
        value
    }
    async fn echo_tree(&self, value: Tree) -> Tree {
        value
    }
    async fn echo_nested(&self, value: Nested) -> Nested {
        value
    }
    async fn echo_int(&self, value: i32) -> i32 {
        value
    }
    async fn echo_bool(&self, value: bool) -> bool {
        value
    }
    async fn echo_enum(&self, value: Colour) -> Colour {
        value
    }
    async fn echo_hyper(&self, value: i64) -> i64 {
        value
    }
    async fn echo_double(&self, value: f64) -> f64 {
        value
    }
    async fn echo_float(&self, value: f32) -> f32 {
        value
    }

    async fn whoami(&self, cx: &Context) -> AuthInfo {
        let flavor = cx.auth_flavor().cast_signed();
        match cx.auth_sys() {
            Some(user) => AuthInfo {
                flavor,
                stamp: user.stamp,
                machine: String::from_utf8_lossy(&user.machine_name).into_owned(),
                uid: user.uid,
                gid: user.gid,
                gids: user.gids,
            },
            None => AuthInfo {
                flavor,
                stamp: 0,
                machine: String::new(),
                uid: 0,
                gid: 0,
                gids: Vec::new(),
            },
        }
    }

    async fn sleep_ms(&self, milliseconds: u32) -> u32 {
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
        milliseconds
    }

    async fn make_blob(&self, size: u32) -> Result<Blob, Fault> {
        if size > MAX_BLOB {
            return Err(Fault::SystemError);
        }
        let bytes: Bytes = (0..=250).cycle().take(size as usize).collect();
        Ok(Blob(bytes))
    }

    async fn count(&self) -> u32 {
        self.bumps.load(Ordering::Relaxed)
    }

    async fn bump(&self) -> u32 {
        self.bumps.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
    }

    async fn fail(&self, args: FailArgs) -> Result<(), Fault> {
        let (low, high) = (args.arg >> 16, args.arg & 0xffff);
        Err(match args.how {
            Failure::ProcUnavail => Fault::ProcedureUnavailable,
            Failure::GarbageArgs => Fault::GarbageArguments,
            Failure::SystemErr => Fault::SystemError,
            Failure::ProgUnavail => Fault::ProgramUnavailable,
            Failure::ProgMismatch => Fault::ProgramMismatch { low, high },
            Failure::AuthError => Fault::AuthError(AuthStatus::from(args.arg)),
            Failure::RpcMismatch => Fault::RpcMismatch { low, high },
            Failure::NoReply => Fault::NoReply,
            Failure::Close => Fault::Close,
            // The first is answered before it gets here; an unknown failure is none.
            Failure::ReplyTwice | Failure::Unknown(_) => return Ok(()),
        })
    }
}

impl PeerV3 for Peer {
    async fn add(&self, terms: Point) -> i32 {
        terms.x.wrapping_add(terms.y)
    }
}

/// Replies twice where FAIL asks for it and leaves everything else to the program inside: what
/// no trait can say is said one level below it, in a [`Program`].
#[derive(Debug)]
struct TwiceReplying<P>(P);

impl<P: Program> Program for TwiceReplying<P> {
    fn interface(&self) -> &'static Interface {
        self.0.interface()
    }

    fn call(&self, call: IncomingCall) -> impl Future<Output = ()> + Send + 'static {
        let twice = call.number() == FAIL
            && matches!(
                call.arguments::<FailArgs>(),
                Ok(FailArgs {
                    how: Failure::ReplyTwice,
                    ..
                })
            );
        let (calls, replies) = if twice {
            (None, Some(call))
        } else {
            (Some(call), None)
        };
        let inner = calls.map(|call| self.0.call(call));
        async move {
            if let Some(inner) = inner {
                inner.await;
            }
            if let Some(call) = replies {
                call.reply::<(), Plain>(&());
                call.reply::<(), Plain>(&());
            }
        }
    }
}
