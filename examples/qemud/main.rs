//! A daemon that speaks libvirt's protocol, so that virsh works with it.
//!
//!     cargo run --example qemud -- --unix /tmp/qemud.sock
//!     virsh -c 'test+unix:///default?socket=/tmp/qemud.sock' list --all
//!
//! Its domains live in memory; with `--qemu` they are processes of QEMU, which live on without it.
#![forbid(unsafe_code)]

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
use options::{Options, USAGE};
use service::{Daemon, Subscribers};
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::unbounded_channel;
use xdr_remote::{Guard, RemoteServer};
use xdr_rpc::libvirt::KeepAlive;
use xdr_rpc::{Server, ServerLimits, StartError};
use xml::Definition;

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
    let options = match Options::from_env() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("qemud: {error}; `qemud --help` tells what there is");
            return ExitCode::from(2);
        }
    };
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("qemud: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), Box<dyn Error>> {
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
    let launcher = match options.emulator {
        Some(emulator) => Launcher::Qemu(emulator),
        None => Launcher::Memory,
    };
    let version = launcher.version().await?;
    let hypervisor = Hypervisor::new(Arc::new(Domains::new(news, store)), launcher);
    hypervisor.recover().await?;
    if !hypervisor.is_qemu() {
        let test = hypervisor.domains().define(Definition::read(TEST)?)?;
        hypervisor.start(test.uuid, false).await?;
        // As if it had been there before.
        let since = Condition::Running(RunningSince::Unknown);
        hypervisor.domains().set(test.uuid, since)?;
    }

    let daemon = Daemon::new(hypervisor, subscribers, version);
    let keepalive = options.keepalive;
    let (looking, all) = (daemon.read_only(), daemon);
    let looking = serve(looking, Guard::read_only(), &options.read_only, keepalive).await?;
    let all = serve(all, Guard::new(), &options.endpoints, keepalive).await?;
    println!("ready");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    let (all, looking) = (stop(all), stop(looking));
    tokio::join!(all, looking);
    Ok(())
}

/// Listens on all of these, if there are any.
async fn serve(
    daemon: Daemon,
    guard: Guard,
    endpoints: &[String],
    keepalive: KeepAlive,
) -> Result<Option<Server>, StartError> {
    if endpoints.is_empty() {
        return Ok(None);
    }
    let mut builder = Server::builder()
        .serve(RemoteServer::new(daemon))
        .authorize(guard)
        .limits(ServerLimits::libvirt())
        .keepalive(keepalive);
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
