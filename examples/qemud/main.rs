//! A daemon that speaks libvirt's protocol, so that virsh works with it.
//!
//!     cargo run --example qemud -- --unix /tmp/qemud.sock
//!     virsh -c 'test+unix:///default?socket=/tmp/qemud.sock' list --all
//!
//! Its domains live in memory; with `--qemu` they are processes of QEMU, which live on without it.
#![forbid(unsafe_code)]

mod access;
mod consoles;
mod domains;
mod guests;
mod hypervisor;
mod options;
mod process;
mod refusal;
mod service;
mod store;
#[cfg(test)]
mod tests;
mod xml;

use domains::{Condition, Domains, RunningSince};
use guests::Launcher;
use hypervisor::Hypervisor;
use options::{Options, Task, USAGE};
use refusal::Refusal;
use service::{Daemon, Subscribers};
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::unbounded_channel;
use xdr_remote::{Guard, RemoteServer};
use xdr_rpc::libvirt::auth::Method;
use xdr_rpc::{Server, ServerBuilder, ServerLimits, StartError};
use xml::Definition;

/// Who may connect to a Unix socket.
const EVERYBODY: u32 = 0o666;
const OWNER: u32 = 0o600;

/// So long clients have to end what they do when the daemon is to stop.
const DRAIN: Duration = Duration::from_secs(5);

/// The domain that a daemon without QEMU begins with: by name, identity and size the one of libvirt's
/// own test driver.
const TEST: &str = "<domain type='test'>
  <name>test</name>
  <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
  <memory unit='GiB'>8</memory>
  <currentMemory unit='GiB'>2</currentMemory>
  <vcpu>2</vcpu>
  <os><type arch='i686'>hvm</type></os>
</domain>";

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Task::from_env() {
        Ok(Task::Serve(options)) => serve(*options).await,
        Ok(Task::User(name)) => write_user(&name),
        Ok(Task::Help) => {
            println!("{USAGE}");
            Ok(())
        }
        Err(error) => {
            eprintln!("qemud: {error}; `qemud --help` tells what there is");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("qemud: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_user(name: &str) -> Result<(), Box<dyn Error>> {
    let mut password = String::new();
    std::io::stdin().read_line(&mut password)?;
    println!("{}", access::user(name, password.trim_end_matches('\n'))?);
    Ok(())
}

async fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    // Asked for first: a daemon that can be reached can also be stopped in order.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;

    let (news, heard) = unbounded_channel();
    let subscribers = Arc::new(Subscribers::default());
    tokio::spawn(Arc::clone(&subscribers).tell(heard));
    let store = match &options.state {
        Some(folder) => Store::open(folder)?,
        None => Store::nowhere(),
    };
    let launcher = match &options.emulator {
        Some(emulator) => Launcher::Qemu(emulator.clone()),
        None => Launcher::Memory,
    };
    let version = launcher.version().await?;
    let hypervisor = Hypervisor::new(Arc::new(Domains::new(news, store)), launcher);
    hypervisor.recover().await?;
    if !hypervisor.is_qemu() {
        begin_with_test(&hypervisor).await?;
    }

    let authenticator = options.access.authenticator()?;
    let daemon = Daemon::new(hypervisor, subscribers, authenticator.clone(), version);
    let looking = authenticator.protect(builder(daemon.read_only(), Guard::read_only(), &options));
    let looking = listen(looking.unix_mode(EVERYBODY), &options.read_only).await?;
    let all = authenticator.protect(builder(daemon, Guard::new(), &options));
    // Who is asked who they are may knock.
    let asks = options.access.unix != Method::None;
    let all = all.unix_mode(if asks { EVERYBODY } else { OWNER });
    let all = if options.has_tls() {
        all.tls(access::tls(options.pki.as_deref())?)
    } else {
        all
    };
    let all = listen(all, &options.endpoints).await?;
    println!("ready");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tokio::join!(stop(all), stop(looking));
    Ok(())
}

async fn begin_with_test(hypervisor: &Hypervisor) -> Result<(), Refusal> {
    let test = hypervisor.domains().define(Definition::read(TEST)?)?;
    hypervisor.start(test.uuid, false).await?;
    // As if it had been there before.
    let since = Condition::Running(RunningSince::Unknown);
    hypervisor.domains().set(test.uuid, since)
}

fn builder(daemon: Daemon, guard: Guard, options: &Options) -> ServerBuilder {
    Server::builder()
        .serve(RemoteServer::new(daemon))
        .authorize(guard)
        .limits(ServerLimits::libvirt())
        .keepalive(options.keepalive)
}

/// Listens on all of these, if there are any.
async fn listen(
    mut builder: ServerBuilder,
    endpoints: &[String],
) -> Result<Option<Server>, StartError> {
    if endpoints.is_empty() {
        return Ok(None);
    }
    for endpoint in endpoints {
        builder = builder.listen(endpoint.as_str());
    }
    let server = builder.start().await?;
    for endpoint in server.endpoints() {
        println!("listening on {endpoint}");
    }
    Ok(Some(server))
}

async fn stop(server: Option<Server>) {
    if let Some(server) = server {
        server.shutdown(DRAIN).await;
    }
}
