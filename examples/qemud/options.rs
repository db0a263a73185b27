//! The command line.

use lexopt::prelude::*;
use lexopt::{Error, Parser};
use std::path::PathBuf;
use std::time::Duration;
use xdr_rpc::libvirt::KeepAlive;

pub(crate) const USAGE: &str = "\
qemud [--unix PATH] [--unix-ro PATH] [--tcp ADDR] [--qemu --state DIR]

A daemon that speaks libvirt's protocol, with domains in memory: one, `test`, which runs.

  --unix PATH      listens there, for callers who may do everything
  --unix-ro PATH   listens there, for callers who may only look
  --tcp ADDR       listens there, such as 127.0.0.1:16509, without asking who calls
  --qemu           domains are processes of QEMU, which live on without the daemon
  --state DIR      where they are kept
  --keepalive I:N  asks clients that are silent for I seconds for a sign of life, N times;
                   by default 5:5, as libvirtd does
  --emulator PATH  QEMU, by default qemu-system-x86_64

For virsh: virsh -c 'test+unix:///default?socket=PATH' list --all";

/// What the daemon was told.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Endpoints for callers who may write.
    pub(crate) endpoints: Vec<String>,
    /// Endpoints for callers who may only look.
    pub(crate) read_only: Vec<String>,
    /// How long clients may be silent.
    pub(crate) keepalive: KeepAlive,
    /// The emulator, where domains are processes.
    pub(crate) emulator: Option<PathBuf>,
    /// Where domains are kept.
    pub(crate) state: Option<PathBuf>,
}

impl Options {
    /// None where somebody asks for help.
    pub(crate) fn from_env() -> Result<Option<Self>, Error> {
        Options::parse(Parser::from_env())
    }

    fn parse(mut parser: Parser) -> Result<Option<Self>, Error> {
        let mut options = Options::default();
        let (mut qemu, mut emulator) = (false, PathBuf::from("qemu-system-x86_64"));
        while let Some(option) = parser.next()? {
            let unix = |path: String| format!("libvirt+unix://{path}");
            match option {
                Long("unix") => options.endpoints.push(unix(absolute(&mut parser)?)),
                Long("unix-ro") => options.read_only.push(unix(absolute(&mut parser)?)),
                Long("tcp") => {
                    let address = parser.value()?.string()?;
                    options.endpoints.push(format!("libvirt+tcp://{address}"));
                }
                Long("keepalive") => options.keepalive = keepalive(&parser.value()?.string()?)?,
                Long("qemu") => qemu = true,
                Long("emulator") => emulator = parser.value()?.into(),
                Long("state") => options.state = Some(parser.value()?.into()),
                Short('h') | Long("help") => return Ok(None),
                other => return Err(other.unexpected()),
            }
        }
        if options.endpoints.is_empty() && options.read_only.is_empty() {
            return Err("there is nothing to listen on; write `--unix PATH`".into());
        }
        if qemu != options.state.is_some() {
            return Err("`--qemu` and `--state DIR` go together".into());
        }
        options.emulator = qemu.then_some(emulator);
        Ok(Some(options))
    }
}

/// `INTERVAL:COUNT`
fn keepalive(text: &str) -> Result<KeepAlive, Error> {
    let parts = text.split_once(':').and_then(|(interval, count)| {
        let interval = interval.parse().ok().filter(|seconds| *seconds > 0)?;
        Some((Duration::from_secs(interval), count.parse().ok()?))
    });
    match parts {
        Some((interval, count)) => Ok(KeepAlive { interval, count }),
        None => Err(format!("`{text}` is no keepalive; write `SECONDS:COUNT`").into()),
    }
}

/// A path in the form that endpoints have.
fn absolute(parser: &mut Parser) -> Result<String, Error> {
    let path = std::path::absolute(parser.value()?).map_err(|error| error.to_string())?;
    let path = path.into_os_string().into_string();
    path.map_err(|_| Error::from("the path of a socket is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Option<Options>, Error> {
        Options::parse(Parser::from_args(words))
    }

    #[test]
    fn sockets_become_endpoints() {
        let options = parse(&["--unix", "/a", "--unix-ro=/b", "--tcp", "[::1]:0"]);
        let options = options.unwrap().unwrap();
        assert_eq!(
            options.endpoints,
            ["libvirt+unix:///a", "libvirt+tcp://[::1]:0"]
        );
        assert_eq!(options.read_only, ["libvirt+unix:///b"]);
        assert_eq!(options.emulator, None);
        assert_eq!(options.keepalive, KeepAlive::default());
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for words in [
            &[][..],
            &["--qemu", "--unix", "/a"],
            &["--state", "/s", "--unix", "/a"],
            &["--unix"],
            &["--what"],
            &["word"],
            &["--unix", "/a", "--keepalive", "5"],
            &["--unix", "/a", "--keepalive", "0:5"],
        ] {
            assert!(parse(words).is_err(), "{words:?}");
        }
        assert!(parse(&["--help"]).unwrap().is_none());
    }
}
