//! The handle of a stream.

use super::error::StreamError;
use super::part::Part;
use super::pipe::{End, Pipe, store};
use super::writing::Piece;
use crate::client::Channel;
use crate::libvirt::RemoteError;
use crate::session::Session;
use bytes::Bytes;
use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// Bytes both ways, which the reply of a procedure with the option `stream` opens.
///
/// The handler moves it into a task of its own and answers; only then it is open. The client's method
/// gives it, beside the result where there is one. It is an `AsyncRead` and `AsyncWrite`; holes read as
/// zeros.
///
/// ```
/// use tokio::io::{AsyncReadExt, AsyncWriteExt};
/// use xdr_rpc::libvirt::{RemoteError, Stream};
/// use xdr_rpc::rpc_program;
///
/// #[rpc_program(id = 0x2000_0097, version = 1)]
/// trait Echo {
///     #[procedure(1, stream)]
///     async fn echo(&self, stream: Stream) -> Result<(), RemoteError>;
/// }
///
/// struct Here;
///
/// impl Echo for Here {
///     async fn echo(&self, mut stream: Stream) -> Result<(), RemoteError> {
///         tokio::spawn(async move {
///             while let Ok(Some(part)) = stream.read_part().await {
///                 if stream.write_part(part).await.is_err() {
///                     return;
///                 }
///             }
///             // The client has finished; this confirms it.
///             let _ = stream.finish().await;
///         });
///         Ok(())
///     }
/// }
///
/// # use std::time::Duration;
/// # use xdr_rpc::Server;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = Server::builder()
///     .serve(EchoServer::new(Here))
///     .listen("libvirt+tcp://127.0.0.1:0")
///     .start()
///     .await?;
/// let echo = EchoClient::connect(&server.endpoints()[0]).await?;
/// let mut stream = echo.echo().await?;
/// stream.write_all(b"hello").await?;
/// let mut answer = [0; 5];
/// stream.read_exact(&mut answer).await?;
/// assert_eq!(&answer, b"hello");
/// stream.finish().await?;
/// # server.shutdown(Duration::from_secs(5)).await;
/// # Ok(())
/// # }
/// ```
///
/// # The end
///
/// | who | says | by |
/// |---|---|---|
/// | client | it has finished, and waits until the server confirms it | [`finish`](Stream::finish), `shutdown` |
/// | client | it wants nothing more, and waits until the server knows | [`abort`](Stream::abort) |
/// | server | nothing more to read | `shutdown` |
/// | server | all is well: nothing more to read, and the client's end is confirmed | [`finish`](Stream::finish) |
/// | server | it failed, and why | [`fail`](Stream::fail) |
///
/// A stream that is dropped before its end is aborted or failed, so that the other end never takes a part
/// for the whole. It ends with its connection.
///
/// # Slow readers
///
/// What comes and is not read waits here, up to `max_stream_bytes` of the limits. Then nothing more is
/// read from the connection, so the other end has to wait; only while a call of this end waits for
/// its reply it is read on, and a stream of which four times as much has come by then is given up.
pub struct Stream {
    session: Arc<Session>,
    pipe: Arc<Pipe>,
    /// It keeps the connection.
    _channel: Option<Channel>,
    /// How long the client waits for the server to confirm the end.
    timeout: Option<Duration>,
}

impl Stream {
    /// At the server.
    pub(super) fn served(session: &Arc<Session>, pipe: Arc<Pipe>) -> Self {
        Stream {
            session: Arc::clone(session),
            pipe,
            _channel: None,
            timeout: None,
        }
    }

    /// At the client.
    pub(super) fn called(session: Arc<Session>, pipe: Arc<Pipe>, channel: &Channel) -> Self {
        Stream {
            session,
            pipe,
            timeout: Some(channel.timeout()),
            _channel: Some(channel.clone()),
        }
    }

    /// Lets holes through both ways, at the server, whose handler says so before it answers: where an
    /// argument of the call says that the client knows them. Without it one that comes fails the
    /// stream, for a few bytes stand for any number of zeros. The client says so when it
    /// [opens](super::OpenCall::holes) the stream.
    pub fn accept_holes(&mut self) {
        self.pipe.lock().holes = true;
    }

    /// What comes next; none is the end: the server has nothing more, or the client has finished.
    ///
    /// # Errors
    ///
    /// Why the stream broke off.
    pub async fn read_part(&mut self) -> Result<Option<Part>, StreamError> {
        poll_fn(|cx| self.poll_read_part(cx)).await
    }

    /// [`read_part`](Stream::read_part) for futures written by hand.
    pub fn poll_read_part(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Option<Part>, StreamError>> {
        let mut state = self.pipe.lock();
        if let Some(part) = state.received.pop() {
            self.pipe.level(&self.session, &mut state);
            return Poll::Ready(Ok(Some(part)));
        }
        if let Some(end) = state.read_end() {
            return Poll::Ready(end.map(|()| None));
        }
        store(&mut state.reader, cx.waker());
        Poll::Pending
    }

    /// Writes a part: data as a whole, without copying it where it is large, or a hole.
    ///
    /// # Errors
    ///
    /// Why nothing more can be written; holes were not agreed upon, or this one is too long.
    pub async fn write_part(&mut self, part: Part) -> Result<(), StreamError> {
        match part {
            Part::Data(data) => self.write_bytes(data).await,
            Part::Hole(length) => self.write_hole(length).await,
        }
    }

    /// Says that so many zeros follow, without sending them.
    ///
    /// # Errors
    ///
    /// As [`write_part`](Stream::write_part).
    pub async fn write_hole(&mut self, length: u64) -> Result<(), StreamError> {
        let Ok(length) = i64::try_from(length) else {
            return Err(StreamError::Hole("a hole is longer than 2^63 - 1 bytes"));
        };
        if length == 0 {
            return Ok(());
        }
        let piece = Piece::Hole(length);
        poll_fn(|cx| self.poll_piece(&piece, cx)).await.map(drop)
    }

    async fn write_bytes(&mut self, mut data: Bytes) -> Result<(), StreamError> {
        while !data.is_empty() {
            let piece = Piece::Shared(&data);
            let sent = poll_fn(|cx| self.poll_piece(&piece, cx)).await?;
            data = data.slice(sent..);
        }
        Ok(())
    }

    pub(super) fn poll_piece(
        &self,
        piece: &Piece<'_>,
        cx: &Context<'_>,
    ) -> Poll<Result<usize, StreamError>> {
        self.pipe.poll_write(&self.session, piece, cx.waker())
    }

    pub(super) fn poll_end(&self, cx: &Context<'_>) -> Poll<Result<(), StreamError>> {
        self.pipe.poll_shutdown(&self.session, cx.waker())
    }

    /// Ends the stream in order and waits until the other end agrees. What still comes is not read.
    ///
    /// At the client it returns once the server has confirmed that it has everything, within the
    /// timeout of the channel. At the server it says that nothing more comes, where the client has not
    /// finished by itself, waits until it has, and confirms that.
    ///
    /// # Errors
    ///
    /// Why the stream broke off, at this end or at the other one.
    pub async fn finish(self) -> Result<(), StreamError> {
        let finished =
            poll_fn(|cx: &mut Context<'_>| self.pipe.poll_finish(&self.session, cx.waker()));
        within(self.timeout, finished).await
    }

    /// Ends the stream as it is, at the client, and waits until the server knows, within the timeout of the
    /// channel. At the server it is as good as dropping it.
    ///
    /// # Errors
    ///
    /// The connection is gone, or the server does not answer in time.
    pub async fn abort(self) -> Result<(), StreamError> {
        if self.pipe.end == End::Server {
            return Ok(());
        }
        let aborted =
            poll_fn(|cx: &mut Context<'_>| self.pipe.poll_abort(&self.session, cx.waker()));
        within(self.timeout, aborted).await
    }

    /// Ends the stream with an error, at the server: reading and writing fail with it at the client. A
    /// client can say no reasons; there it is as good as dropping it.
    pub fn fail(self, error: RemoteError) {
        if self.pipe.end == End::Server {
            self.pipe.fail_now(&self.session, &error);
        }
    }

    /// Reads for `AsyncRead`.
    pub(super) fn poll_fill(
        &self,
        out: &mut tokio::io::ReadBuf<'_>,
        cx: &Context<'_>,
    ) -> Poll<Result<(), StreamError>> {
        if out.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        let mut state = self.pipe.lock();
        if state.received.read(out) {
            self.pipe.level(&self.session, &mut state);
            return Poll::Ready(Ok(()));
        }
        if let Some(end) = state.read_end() {
            return Poll::Ready(end);
        }
        store(&mut state.reader, cx.waker());
        Poll::Pending
    }
}

async fn within(
    timeout: Option<Duration>,
    end: impl Future<Output = Result<(), StreamError>>,
) -> Result<(), StreamError> {
    match timeout {
        None => end.await,
        Some(timeout) => match tokio::time::timeout(timeout, end).await {
            Ok(end) => end,
            Err(_) => Err(StreamError::Timeout),
        },
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.pipe.disowned(&self.session);
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream")
            .field("target", &self.pipe.key.target)
            .field("serial", &self.pipe.key.serial)
            .finish_non_exhaustive()
    }
}
