//! The command line.

use lexopt::prelude::*;
use lexopt::{Error, Parser};
use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
virt [-c URI] [-u USER] [-r] COMMAND

  list [--all]                      domains that run, or all
  info DOMAIN                       what a domain has and uses
  dumpxml DOMAIN                    its definition
  start DOMAIN                      starts it
  destroy DOMAIN                    stops it at once
  suspend DOMAIN                    pauses it
  resume DOMAIN                     lets it go on
  watch [--count N]                 tells what happens to domains, until it happened N times
  vol-download VOLUME FILE [--pool POOL]
                                    copies a volume, given by its name in a pool or by its path
  console DOMAIN                    its console; Ctrl-] or the end of the input leaves it

A DOMAIN is a number, a UUID or a name.
-c URI  where the daemon and what the driver is, such as qemu+tls://HOST/system;
        without it $LIBVIRT_DEFAULT_URI, or else qemu:///system
-u USER who you are, with a password in $VIRT_PASSWORD
-r      only to look";

pub(crate) struct Arguments {
    pub(crate) uri: String,
    pub(crate) user: Option<String>,
    pub(crate) read_only: bool,
    pub(crate) command: Command,
}

pub(crate) enum Command {
    List {
        all: bool,
    },
    Info(String),
    Dumpxml(String),
    Start(String),
    Destroy(String),
    Suspend(String),
    Resume(String),
    Watch {
        count: Option<u64>,
    },
    VolDownload {
        volume: String,
        pool: Option<String>,
        file: PathBuf,
    },
    Console(String),
}

impl Arguments {
    /// None where somebody asks for help.
    pub(crate) fn from_env() -> Result<Option<Self>, Error> {
        let mut parser = Parser::from_env();
        let (mut uri, mut user, mut read_only) = (None, None, false);
        loop {
            match parser.next()? {
                Some(Short('c') | Long("connect")) => uri = Some(parser.value()?.string()?),
                Some(Short('u') | Long("user")) => user = Some(parser.value()?.string()?),
                Some(Short('r') | Long("readonly")) => read_only = true,
                Some(Short('h') | Long("help")) => return Ok(None),
                Some(Value(name)) => {
                    let command = Command::parse(&name.string()?, &mut parser)?;
                    return Ok(Some(Arguments {
                        uri: uri.unwrap_or_else(default_uri),
                        user,
                        read_only,
                        command,
                    }));
                }
                Some(other) => return Err(other.unexpected()),
                None => return Err("there is no command".into()),
            }
        }
    }
}

fn default_uri() -> String {
    std::env::var("LIBVIRT_DEFAULT_URI").unwrap_or_else(|_| "qemu:///system".to_owned())
}

impl Command {
    fn parse(name: &str, parser: &mut Parser) -> Result<Self, Error> {
        match name {
            "list" => {
                let mut all = false;
                while let Some(argument) = parser.next()? {
                    match argument {
                        Long("all") => all = true,
                        other => return Err(other.unexpected()),
                    }
                }
                Ok(Command::List { all })
            }
            "watch" => {
                let mut count = None;
                while let Some(argument) = parser.next()? {
                    match argument {
                        Long("count") => count = Some(parser.value()?.parse()?),
                        other => return Err(other.unexpected()),
                    }
                }
                Ok(Command::Watch { count })
            }
            "info" => domain(parser).map(Command::Info),
            "dumpxml" => domain(parser).map(Command::Dumpxml),
            "start" => domain(parser).map(Command::Start),
            "destroy" => domain(parser).map(Command::Destroy),
            "suspend" => domain(parser).map(Command::Suspend),
            "vol-download" => vol_download(parser),
            "console" => domain(parser).map(Command::Console),
            "resume" => domain(parser).map(Command::Resume),
            _ => Err(format!("there is no command `{name}`").into()),
        }
    }
}

/// The one argument of a command: a domain.
fn domain(parser: &mut Parser) -> Result<String, Error> {
    let domain = match parser.next()? {
        Some(Value(domain)) => domain.string()?,
        Some(other) => return Err(other.unexpected()),
        None => return Err("there is no domain".into()),
    };
    match parser.next()? {
        None => Ok(domain),
        Some(other) => Err(other.unexpected()),
    }
}

fn vol_download(parser: &mut Parser) -> Result<Command, Error> {
    let (mut volume, mut pool, mut file) = (None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("pool") => pool = Some(parser.value()?.string()?),
            Value(value) if volume.is_none() => volume = Some(value.string()?),
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::VolDownload {
        volume: volume.ok_or("there is no volume")?,
        pool,
        file: file.ok_or("there is no file to write to")?,
    })
}
