//! A domain's console in the place of this one.

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use std::error::Error;
use std::io::{self, IsTerminal as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xdr_remote::{Connection, Domain};

/// Ctrl-], which leaves the console.
const LEAVE: u8 = 0x1d;

/// Passes on what is typed and shows what comes, until the domain ends or somebody leaves.
pub(crate) async fn console(connection: &Connection, domain: Domain) -> Result<(), Box<dyn Error>> {
    let mut stream = connection.domain_open_console(domain, None, 0).await?;
    let _raw = RawMode::enter()?;
    let (mut keys, mut screen) = (tokio::io::stdin(), tokio::io::stdout());
    let (mut typed, mut shown) = ([0; 1024], [0; 16 * 1024]);
    loop {
        tokio::select! {
            read = stream.read(&mut shown) => match shown.get(..read?) {
                None | Some([]) => break,
                Some(bytes) => {
                    screen.write_all(bytes).await?;
                    screen.flush().await?;
                }
            },
            read = keys.read(&mut typed) => {
                let bytes = typed.get(..read?).unwrap_or_default();
                let mut before = bytes.split(|&byte| byte == LEAVE);
                stream.write_all(before.next().unwrap_or_default()).await?;
                stream.flush().await?;
                if bytes.is_empty() || before.next().is_some() {
                    break;
                }
            }
        }
    }
    stream.finish().await?;
    Ok(())
}

/// A terminal that passes every key on and shows none by itself, until this is dropped.
struct RawMode(Option<Termios>);

impl RawMode {
    fn enter() -> io::Result<Self> {
        let terminal = io::stdin();
        if !terminal.is_terminal() {
            return Ok(RawMode(None));
        }
        let before = tcgetattr(&terminal)?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(&terminal, OptionalActions::Now, &raw)?;
        Ok(RawMode(Some(before)))
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            // There is nobody to tell of an error.
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
    }
}
