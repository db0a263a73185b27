//! The command line.

use crate::access::Access;
use lexopt::prelude::*;
use lexopt::{Error, Parser};
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;
use xdr_rpc::libvirt::KeepAlive;
use xdr_rpc::libvirt::auth::Method;

pub(crate) const USAGE: &str = "\
qemud [--unix PATH] [--unix-ro PATH] [--tcp ADDR] [--tls ADDR] [--qemu]
qemud --user NAME

A daemon that speaks libvirt's protocol, with domains in memory: one, `test`, which runs.

  --unix PATH      listens there, for callers who may do everything
  --unix-ro PATH   listens there, for callers who may only look
  --tcp ADDR       listens there, such as 127.0.0.1:16509
  --tls ADDR       listens there with TLS; callers show certificates of their own
  --pki DIR        cacert.pem, servercert.pem and serverkey.pem are there, and not where libvirtd
                   has them: in /etc/pki/CA, /etc/pki/libvirt and its private
  --auth-unix HOW  how callers show who they are: none (the default), sasl or polkit
  --auth-tcp HOW   none (the default: whoever gets there may do everything) or sasl
  --auth-tls HOW   none (the default: the certificate is enough) or sasl
  --users FILE     who may come by sasl
  --user NAME      reads a password and writes the line of that user for the file
  --pkcheck PATH   what asks polkit, by default /usr/bin/pkcheck
  --keepalive I:N  asks clients that are silent for I seconds for a sign of life, N times;
                   by default 5:5, as libvirtd does
  --qemu           domains are processes of QEMU, which live on without the daemon
  --state DIR      where they are kept, by default qemud in $XDG_STATE_HOME or ~/.local/state
  --emulator PATH  QEMU, by default qemu-system-x86_64

For virsh: virsh -c 'test+unix:///default?socket=PATH' list --all";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Task {
    /// To tell how it is used.
    Help,
    /// To write the line of a user.
    User(String),
    /// To serve.
    Serve(Box<Options>),
}

/// What the daemon was told.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Endpoints for callers who may write.
    pub(crate) endpoints: Vec<String>,
    /// Endpoints for callers who may only look.
    pub(crate) read_only: Vec<String>,
    /// How callers show who they are.
    pub(crate) access: Access,
    /// Where certificates are.
    pub(crate) pki: Option<PathBuf>,
    /// How long clients may be silent.
    pub(crate) keepalive: KeepAlive,
    /// The emulator, where domains are processes.
    pub(crate) emulator: Option<PathBuf>,
    /// Where domains are kept.
    pub(crate) state: Option<PathBuf>,
}

impl Task {
    pub(crate) fn from_env() -> Result<Self, Error> {
        Task::parse(Parser::from_env())
    }

    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let mut options = Options::default();
        let (mut qemu, mut emulator) = (false, PathBuf::from("qemu-system-x86_64"));
        while let Some(option) = parser.next()? {
            match option {
                Short('h') | Long("help") => return Ok(Task::Help),
                Long("user") => return Ok(Task::User(parser.value()?.string()?)),
                Long("qemu") => qemu = true,
                Long("emulator") => emulator = parser.value()?.into(),
                Long(name) => {
                    let name = name.to_owned();
                    options.set(&name, &mut parser)?;
                }
                other => return Err(other.unexpected()),
            }
        }
        options.emulator = qemu.then_some(emulator);
        if qemu && options.state.is_none() {
            let folder = state(std::env::var_os("XDG_STATE_HOME"), std::env::home_dir());
            options.state = Some(folder.ok_or("there is no home folder; write `--state DIR`")?);
        }
        options.check()?;
        Ok(Task::Serve(Box::new(options)))
    }
}

impl Options {
    fn set(&mut self, name: &str, parser: &mut Parser) -> Result<(), Error> {
        let unix = |path: String| format!("libvirt+unix://{path}");
        match name {
            "unix" => self.endpoints.push(unix(absolute(parser)?)),
            "unix-ro" => self.read_only.push(unix(absolute(parser)?)),
            "tcp" | "tls" => {
                let address = parser.value()?.string()?;
                self.endpoints.push(format!("libvirt+{name}://{address}"));
            }
            "pki" => self.pki = Some(parser.value()?.into()),
            "auth-unix" => self.access.unix = method(parser, true)?,
            "auth-tcp" => self.access.tcp = method(parser, false)?,
            "auth-tls" => self.access.tls = method(parser, false)?,
            "users" => self.access.users = Some(parser.value()?.into()),
            "pkcheck" => self.access.pkcheck = Some(parser.value()?.into()),
            "keepalive" => self.keepalive = keepalive(&parser.value()?.string()?)?,
            "state" => self.state = Some(parser.value()?.into()),
            _ => return Err(Long(name).unexpected()),
        }
        Ok(())
    }

    /// Whether it listens with TLS anywhere.
    pub(crate) fn has_tls(&self) -> bool {
        let is_tls = |endpoint: &String| endpoint.starts_with("libvirt+tls:");
        self.endpoints.iter().any(is_tls)
    }

    fn check(&self) -> Result<(), Error> {
        if self.endpoints.is_empty() && self.read_only.is_empty() {
            return Err("there is nothing to listen on; write `--unix PATH`".into());
        }
        if self.emulator.is_none() && self.state.is_some() {
            return Err("`--state DIR` is of no use without `--qemu`".into());
        }
        if self.pki.is_some() && !self.has_tls() {
            return Err("`--pki DIR` is of no use without `--tls ADDR`".into());
        }
        if self.access.wants_users() != self.access.users.is_some() {
            return Err("authentication by `sasl` and `--users FILE` go together".into());
        }
        Ok(())
    }
}

fn method(parser: &mut Parser, is_unix: bool) -> Result<Method, Error> {
    match parser.value()?.string()?.as_str() {
        "none" => Ok(Method::None),
        "sasl" => Ok(Method::Sasl),
        "polkit" if is_unix => Ok(Method::Polkit),
        other => Err(format!("there is no authentication `{other}` here").into()),
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

/// Where the XDG Base Directory Specification has what programs keep: a relative path counts as none.
fn state(xdg: Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let xdg = xdg.map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || home.map(|home| home.join(".local/state"));
    Some(xdg.or_else(home)?.join("qemud"))
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

    fn parse(words: &[&str]) -> Result<Options, Error> {
        match Task::parse(Parser::from_args(words))? {
            Task::Serve(options) => Ok(*options),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn sockets_become_endpoints() {
        let options = parse(&["--unix", "/a", "--unix-ro=/b", "--tcp", "[::1]:0"]).unwrap();
        assert_eq!(
            options.endpoints,
            ["libvirt+unix:///a", "libvirt+tcp://[::1]:0"]
        );
        assert_eq!(options.read_only, ["libvirt+unix:///b"]);
        assert_eq!(options.emulator, None);
        assert_eq!(options.keepalive, KeepAlive::default());
        assert_eq!(options.access, Access::default());
    }

    #[test]
    fn callers_show_who_they_are_by_the_way_they_come() {
        let words = "--unix /a --auth-unix polkit --auth-tls sasl --users u --tls h:1 --pki p";
        let options = parse(&words.split(' ').collect::<Vec<_>>()).unwrap();
        let Access { unix, tcp, tls, .. } = options.access;
        assert_eq!(
            [unix, tcp, tls],
            [Method::Polkit, Method::None, Method::Sasl]
        );
        assert_eq!(
            options.endpoints,
            ["libvirt+unix:///a", "libvirt+tls://h:1"]
        );
    }

    #[test]
    fn guests_of_qemu_are_kept_where_nothing_is_said() {
        let options = parse(&["--unix", "/a", "--qemu"]).unwrap();
        assert!(options.state.unwrap().ends_with("qemud"));
        let place = |xdg: Option<&str>, home: Option<&str>| {
            state(xdg.map(OsString::from), home.map(PathBuf::from))
        };
        let own = Some(PathBuf::from("/home/ada/.local/state/qemud"));
        assert_eq!(place(None, Some("/home/ada")), own);
        assert_eq!(place(Some("state"), Some("/home/ada")), own);
        assert_eq!(place(Some("/s"), None), Some(PathBuf::from("/s/qemud")));
        assert_eq!(place(None, None), None);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for words in [
            "--keepalive 5:5",
            "--state /s --unix /a",
            "--unix",
            "--what",
            "word",
            "--unix /a --keepalive 5",
            "--unix /a --keepalive 0:5",
            "--unix /a --pki /p",
            "--tcp h:1 --auth-tcp sasl",
            "--tcp h:1 --auth-tcp polkit",
            "--tcp h:1 --users /u",
        ] {
            let split: Vec<&str> = words.split(' ').collect();
            assert!(parse(&split).is_err(), "{words}");
        }
    }

    #[test]
    fn what_is_not_serving_needs_nothing_else() {
        let task = |words: &[&str]| Task::parse(Parser::from_args(words));
        assert!(matches!(task(&["--help"]), Ok(Task::Help)));
        assert!(matches!(task(&["--user", "ada"]), Ok(Task::User(name)) if name == "ada"));
    }
}
