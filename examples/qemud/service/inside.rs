//! Inside a domain: what its screen shows, and its console.

use super::{Daemon, check_flags, uuid};
use crate::consoles::Seat;
use crate::guests::Line;
use crate::refusal::{Kind, Refusal};
use tokio::io::{AsyncWriteExt as _, copy_bidirectional};
use xdr_remote::Domain;
use xdr_rpc::Context;
use xdr_rpc::libvirt::Stream;

/// Flags of `domain_open_console`.
mod console_flags {
    /// Whoever is there has to go.
    pub(super) const FORCE: u32 = 1;
    /// Only where it is known that nobody is there, which it always is here.
    pub(super) const SAFE: u32 = 2;
}

impl Daemon {
    pub(super) async fn screenshot(
        &self,
        cx: &Context,
        mut stream: Stream,
        dom: &Domain,
        screen: u32,
        flags: u32,
    ) -> Result<Option<String>, Refusal> {
        self.entry(cx, dom)?;
        check_flags(flags, 0, "virDomainScreenshot")?;
        if screen != 0 {
            let detail = format!("there is no screen {screen}; write 0");
            return Err(Refusal::new(Kind::InvalidArgument, detail));
        }
        let guest = self.hypervisor.guest(uuid(dom.uuid))?;
        let picture = guest.screenshot().await?;
        tokio::spawn(async move {
            // Whoever asked may have gone, and then there is nobody to tell.
            if stream.write_all(&picture.bytes).await.is_ok() {
                let _ = stream.finish().await;
            }
        });
        Ok(Some(picture.mime.to_owned()))
    }

    pub(super) async fn console(
        &self,
        cx: &Context,
        stream: Stream,
        dom: &Domain,
        device: Option<&str>,
        flags: u32,
    ) -> Result<(), Refusal> {
        self.entry(cx, dom)?;
        let known = console_flags::FORCE | console_flags::SAFE;
        check_flags(flags, known, "virDomainOpenConsole")?;
        if let Some(device) = device.filter(|device| *device != "serial0") {
            let detail = format!("cannot find character device {device}");
            return Err(Refusal::internal(detail));
        }
        let guest = self.hypervisor.guest(uuid(dom.uuid))?;
        let force = flags & console_flags::FORCE != 0;
        let seat = self.consoles.sit_down(uuid(dom.uuid), force)?;
        let line = guest.console().await?;
        tokio::spawn(connect(stream, line, seat));
        Ok(())
    }
}

/// Carries bytes both ways until one end has no more, or somebody else takes the console.
async fn connect(mut stream: Stream, mut line: Box<dyn Line>, mut seat: Seat) {
    tokio::select! {
        carried = copy_bidirectional(&mut stream, &mut line) => {
            // An error is that the client has gone or wants no more.
            if carried.is_ok() {
                let _ = stream.finish().await;
            }
        }
        () = seat.lost() => {
            let lost = Refusal::failed("somebody else has taken the console");
            stream.fail(lost.into());
        }
    }
}
