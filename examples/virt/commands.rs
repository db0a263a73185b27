//! What the commands do.

use crate::arguments::{Arguments, Command};
use crate::console::console;
use crate::events::{self, show};
use crate::transfer::download;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use xdr_remote::{Connection, Domain, Uuid, list_flags};
use xdr_rpc::CallError;

pub(crate) async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut connection = Connection::builder(&arguments.uri);
    if arguments.read_only {
        connection = connection.read_only();
    }
    if let Some(user) = arguments.user {
        let password = std::env::var("VIRT_PASSWORD");
        let password = password.map_err(|_| "write the password into $VIRT_PASSWORD")?;
        connection = connection.login(&user, &password);
    }
    let connection = connection.open().await?;
    match arguments.command {
        Command::List { all } => list(&connection, all).await?,
        Command::Info(domain) => info(&connection, &domain).await?,
        Command::Dumpxml(domain) => {
            let domain = find(&connection, &domain).await?;
            print(&connection.domain_get_xml_desc(domain, 0).await?)?;
        }
        Command::Start(domain) => {
            connection
                .domain_create(find(&connection, &domain).await?)
                .await?;
        }
        Command::Destroy(domain) => {
            connection
                .domain_destroy(find(&connection, &domain).await?)
                .await?;
        }
        Command::Suspend(domain) => {
            connection
                .domain_suspend(find(&connection, &domain).await?)
                .await?;
        }
        Command::Resume(domain) => {
            connection
                .domain_resume(find(&connection, &domain).await?)
                .await?;
        }
        Command::Watch { count } => watch(&connection, count).await?,
        Command::VolDownload { volume, pool, file } => {
            download(&connection, &volume, pool.as_deref(), &file).await?;
        }
        Command::Console(domain) => {
            console(&connection, find(&connection, &domain).await?).await?;
        }
    }
    connection.close().await?;
    Ok(())
}

/// A domain by its number, its UUID or its name.
async fn find(connection: &Connection, text: &str) -> Result<Domain, CallError> {
    if let Ok(id) = text.parse() {
        return connection.domain_lookup_by_id(id).await;
    }
    match text.parse::<Uuid>() {
        Ok(uuid) => connection.domain_lookup_by_uuid(uuid).await,
        Err(_) => connection.domain_lookup_by_name(text).await,
    }
}

async fn list(connection: &Connection, all: bool) -> Result<(), Box<dyn Error>> {
    let inactive = if all { list_flags::INACTIVE } else { 0 };
    let listed = connection.connect_list_all_domains(true, list_flags::ACTIVE | inactive);
    let mut domains = listed.await?.domains;
    // As virsh has it: those that run by their numbers, then the others by their names.
    domains.sort_by_key(|domain| (domain.id < 0, domain.id, domain.name.clone()));
    let mut table = format!(" {:<5}{:<30}{}\n", "Id", "Name", "State");
    for domain in domains {
        let state = connection.domain_get_state(domain.clone(), 0).await?.state;
        let id = if domain.id < 0 {
            "-".to_owned()
        } else {
            domain.id.to_string()
        };
        writeln!(table, " {id:<5}{:<30}{state}", domain.name)?;
    }
    Ok(print(&table)?)
}

async fn info(connection: &Connection, domain: &str) -> Result<(), Box<dyn Error>> {
    let domain = find(connection, domain).await?;
    // All questions at once: the answers come in any order.
    let (info, os, persistent, autostart) = tokio::try_join!(
        connection.domain_get_info(domain.clone()).into_future(),
        connection.domain_get_os_type(domain.clone()).into_future(),
        connection
            .domain_is_persistent(domain.clone())
            .into_future(),
        connection
            .domain_get_autostart(domain.clone())
            .into_future(),
    )?;
    let mut text = String::new();
    let mut line = |name: &str, value: &dyn std::fmt::Display| writeln!(text, "{name:<16}{value}");
    line("Name:", &domain.name)?;
    line("UUID:", &domain.uuid)?;
    if domain.id >= 0 {
        line("Id:", &domain.id)?;
    }
    line("OS type:", &os)?;
    line("State:", &info.state)?;
    line("CPUs:", &info.nr_virt_cpu)?;
    line("Max memory:", &format_args!("{} KiB", info.max_mem))?;
    line("Used memory:", &format_args!("{} KiB", info.memory))?;
    line("Persistent:", &yes_or_no(persistent))?;
    line("Autostart:", &yes_or_no(autostart))?;
    Ok(print(&text)?)
}

fn yes_or_no(truth: bool) -> &'static str {
    if truth { "yes" } else { "no" }
}

async fn watch(connection: &Connection, count: Option<u64>) -> Result<(), Box<dyn Error>> {
    let mut happened = connection.watch(&events::KINDS).await?;
    // Whoever reads this knows that nothing is missed from here on.
    print("watching\n")?;
    let mut left = count.unwrap_or(u64::MAX);
    while left > 0 {
        let Some(event) = happened.next().await else {
            return Err("the daemon is gone".into());
        };
        print(&format!("{}\n", show(&event)))?;
        left -= 1;
    }
    Ok(())
}

/// Also where nobody reads any more, which `println!` panics over.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
