//! A Unix socket that carries file descriptors beside its bytes.

use rustix::io::Errno;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, ReturnFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd as _, OwnedFd};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::UnixStream;

/// The most file descriptors that are taken at once. Each comes with a byte of its own.
const AT_ONCE: usize = 32;

/// What goes beside the bytes of one connection: between its driver and its socket, which are on the
/// same task.
#[derive(Debug, Default)]
pub(crate) struct FdPort {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// They came with the last byte of what was read last.
    received: Vec<OwnedFd>,
    /// It goes with the next byte.
    sending: Option<OwnedFd>,
}

impl FdPort {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What came with the last byte that was read.
    pub(crate) fn take_received(&self) -> Vec<OwnedFd> {
        std::mem::take(&mut self.lock().received)
    }

    /// This goes with the next byte that is written, which is written alone.
    pub(crate) fn send_next(&self, fd: OwnedFd) {
        self.lock().sending = Some(fd);
    }

    /// Whether something still waits for its byte.
    pub(crate) fn is_sending(&self) -> bool {
        self.lock().sending.is_some()
    }
}

/// The socket.
#[derive(Debug)]
pub(crate) struct FdStream {
    stream: UnixStream,
    port: Arc<FdPort>,
}

impl FdStream {
    pub(crate) fn new(stream: UnixStream) -> Self {
        FdStream {
            stream,
            port: Arc::default(),
        }
    }

    pub(crate) fn port(&self) -> &Arc<FdPort> {
        &self.port
    }

    /// Reads bytes, and what came with the last one of them: the system ends a read there.
    fn receive(&self, into: &mut [u8]) -> io::Result<(usize, Vec<OwnedFd>)> {
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(AT_ONCE))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        let flags = RecvFlags::CMSG_CLOEXEC | RecvFlags::DONTWAIT;
        let mut into = [IoSliceMut::new(into)];
        let received = retry(|| recvmsg(self.stream.as_fd(), &mut into, &mut control, flags))?;
        let mut fds = Vec::new();
        for message in control.drain() {
            if let RecvAncillaryMessage::ScmRights(came) = message {
                fds.extend(came);
            }
        }
        if received.flags.contains(ReturnFlags::CTRUNC) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "more file descriptors came with one byte than can be taken",
            ));
        }
        Ok((received.bytes, fds))
    }

    /// Sends the first byte, and a file descriptor with it.
    fn send(&self, bytes: &[u8], fd: &OwnedFd) -> io::Result<usize> {
        let fds = [fd.as_fd()];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        control.push(SendAncillaryMessage::ScmRights(&fds));
        let flags = SendFlags::DONTWAIT | SendFlags::NOSIGNAL;
        let first = [IoSlice::new(bytes.get(..1).unwrap_or_default())];
        Ok(retry(|| {
            sendmsg(self.stream.as_fd(), &first, &mut control, flags)
        })?)
    }
}

/// A signal that came in between is nothing.
fn retry<T>(mut call: impl FnMut() -> Result<T, Errno>) -> Result<T, Errno> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            result => return result,
        }
    }
}

impl AsyncRead for FdStream {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        loop {
            ready!(this.stream.poll_read_ready(cx))?;
            let free = into.initialize_unfilled();
            let received = this
                .stream
                .try_io(Interest::READABLE, || this.receive(free));
            match received {
                Ok((bytes, fds)) => {
                    into.advance(bytes);
                    if !fds.is_empty() {
                        this.port.lock().received.extend(fds);
                    }
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }
}

impl AsyncWrite for FdStream {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let mut state = this.port.lock();
        let Some(fd) = &state.sending else {
            drop(state);
            return Pin::new(&mut this.stream).poll_write(cx, bytes);
        };
        loop {
            ready!(this.stream.poll_write_ready(cx))?;
            match this
                .stream
                .try_io(Interest::WRITABLE, || this.send(bytes, fd))
            {
                Ok(written) => {
                    // The peer has its own now.
                    state.sending = None;
                    return Poll::Ready(Ok(written));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write_vectored(cx, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
