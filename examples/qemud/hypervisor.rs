//! What can be done with domains. Each operation goes on to its end, also when whoever asked for
//! it has gone; and one domain has one operation at a time.

use crate::domains::{Condition, Domain, Domains, Identity, Reporter, StoppedBy};
use crate::guests::{Guest, Launched, Launcher};
use crate::refusal::{Kind, Refusal};
use crate::xml::Definition;
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::timeout;
use uuid::Uuid;

/// So long an operation waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What can be done with domains. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Hypervisor {
    pub(super) domains: Arc<Domains>,
    pub(super) launcher: Arc<Launcher>,
}

impl Hypervisor {
    /// One that has no domains yet.
    pub(crate) fn new(domains: Arc<Domains>, launcher: Launcher) -> Self {
        let launcher = Arc::new(launcher);
        Hypervisor { domains, launcher }
    }

    /// The table of domains.
    pub(crate) fn domains(&self) -> &Domains {
        &self.domains
    }

    /// Whether guests are processes of QEMU.
    pub(crate) fn is_qemu(&self) -> bool {
        self.emulator().is_some()
    }

    /// What guests are run by, where they are processes.
    pub(crate) fn emulator(&self) -> Option<&Path> {
        match &*self.launcher {
            Launcher::Memory => None,
            Launcher::Qemu(emulator) => Some(emulator),
        }
    }

    /// Starts a domain that is defined.
    pub(crate) async fn start(&self, uuid: Uuid, paused: bool) -> Result<Identity, Refusal> {
        let this = self.clone();
        to_the_end(async move {
            let (domain, _job) = this.take(uuid).await?;
            if domain.condition.is_active() {
                return Err(Refusal::state("domain is already running"));
            }
            this.run(Arc::clone(&domain.definition), paused).await
        })
        .await
    }

    /// Starts a domain of this definition, and forgets it when it stops.
    pub(crate) async fn create(
        &self,
        definition: Definition,
        paused: bool,
    ) -> Result<Identity, Refusal> {
        let this = self.clone();
        to_the_end(async move {
            let uuid = definition.uuid;
            this.domains.prepare(definition.clone())?;
            let (domain, _job) = this.take(uuid).await?;
            if domain.condition.is_active() {
                let name = domain.definition.name.as_str();
                return Err(Refusal::state(format!("domain '{name}' is already active")));
            }
            let started = this.run(Arc::new(definition), paused).await;
            started.inspect_err(|_| this.domains.give_up(uuid))
        })
        .await
    }

    /// Starts a guest. Whoever calls this has the job of the domain.
    async fn run(&self, definition: Arc<Definition>, paused: bool) -> Result<Identity, Refusal> {
        let (uuid, id) = (definition.uuid, self.domains.next_id());
        let reporter = Reporter::new(&self.domains, uuid, id);
        let store = self.domains.store();
        let launched = self
            .launcher
            .launch(store, reporter, id, &definition)
            .await?;
        let guest = self.know(uuid, id, definition, launched)?;
        let started = if paused {
            self.domains.started_paused(uuid)
        } else {
            guest.resume().await
        };
        if let Err(refusal) = started {
            guest.destroy().await?;
            return Err(refusal);
        }
        // A guest may be gone again already, and a transient domain with it.
        let mut identity = self.domains.by_uuid(uuid)?.identity();
        identity.id.get_or_insert(id);
        Ok(identity)
    }

    /// Puts a guest into the table, and listens to it.
    pub(super) fn know(
        &self,
        uuid: Uuid,
        id: i32,
        definition: Arc<Definition>,
        launched: Launched,
    ) -> Result<Arc<Guest>, Refusal> {
        let guest = Arc::new(launched.guest);
        self.domains
            .began(uuid, id, definition, Arc::clone(&guest))?;
        tokio::spawn(launched.listen);
        Ok(guest)
    }

    /// Has a domain stand still; one that does so already is left as it is.
    pub(crate) async fn suspend(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.with_guest(uuid, |domain, guest| async move {
            match domain.condition {
                Condition::Paused(_) => Ok(()),
                _ => guest.pause().await,
            }
        })
        .await
    }

    /// Has a domain go on.
    pub(crate) async fn resume(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.with_guest(uuid, |domain, guest| async move {
            match domain.condition {
                Condition::Running(_) => Err(Refusal::state("domain is already running")),
                _ => guest.resume().await,
            }
        })
        .await
    }

    /// Asks a domain to shut down.
    pub(crate) async fn shut_down(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.with_guest(uuid, |_, guest| async move { guest.shut_down().await })
            .await
    }

    /// Asks a domain to begin anew.
    pub(crate) async fn reboot(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.with_guest(uuid, |_, guest| async move { guest.reboot().await })
            .await
    }

    /// Pulls the plug of a domain.
    pub(crate) async fn destroy(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.with_guest(uuid, |_, guest| async move { guest.destroy().await })
            .await
    }

    /// Forgets a domain; one that runs is forgotten when it stops.
    pub(crate) async fn undefine(&self, uuid: Uuid) -> Result<(), Refusal> {
        let this = self.clone();
        to_the_end(async move {
            let (_, _job) = this.take(uuid).await?;
            this.domains.undefine(uuid)
        })
        .await
    }

    /// The guest of an active domain.
    pub(crate) fn guest(&self, uuid: Uuid) -> Result<Arc<Guest>, Refusal> {
        let active = self.domains.by_uuid(uuid)?.active;
        let active = active.ok_or_else(|| Refusal::state("domain is not running"))?;
        Ok(active.guest)
    }

    async fn with_guest<F>(
        &self,
        uuid: Uuid,
        work: impl FnOnce(Domain, Arc<Guest>) -> F + Send + 'static,
    ) -> Result<(), Refusal>
    where
        F: Future<Output = Result<(), Refusal>> + Send,
    {
        let this = self.clone();
        to_the_end(async move {
            let (domain, _job) = this.take(uuid).await?;
            let guest = this.guest(uuid)?;
            work(domain, guest).await
        })
        .await
    }

    /// The domain, once nobody else works on it.
    async fn take(&self, uuid: Uuid) -> Result<(Domain, OwnedMutexGuard<()>), Refusal> {
        let job = self.domains.by_uuid(uuid)?.job();
        let job = timeout(PATIENCE, job.lock_owned())
            .await
            .map_err(|_| Refusal::new(Kind::Timeout, "cannot acquire state change lock"))?;
        // It may have changed since, or be gone.
        Ok((self.domains.by_uuid(uuid)?, job))
    }

    /// A guest that was found does what its status says, and did what the table had kept.
    pub(super) async fn settle(
        &self,
        uuid: Uuid,
        guest: &Guest,
        kept: Option<Condition>,
    ) -> Result<(), Refusal> {
        use crate::domains::{PausedBy, RunningSince};
        let status = guest.status().await?;
        let condition = match (status.as_str(), kept) {
            ("running", Some(kept @ Condition::Running(_))) => kept,
            ("running", _) => Condition::Running(RunningSince::Unknown),
            // Nobody was there to end it.
            ("shutdown", _) => return guest.end().await,
            // Nobody was there to have it go on, and whoever wanted it was told that it failed.
            ("prelaunch", Some(Condition::Paused(PausedBy::StartingUp))) => {
                return guest.destroy().await;
            }
            _ => Condition::Paused(PausedBy::User),
        };
        self.domains.set(uuid, condition)
    }

    /// Finds again what was kept, and starts what is to start with the daemon.
    pub(crate) async fn recover(&self) -> std::io::Result<()> {
        for kept in self.domains.store().load()? {
            let uuid = kept.uuid;
            if let Err(refusal) = self.recover_one(kept).await {
                eprintln!("qemud: domain {uuid}: {refusal}");
            }
        }
        for domain in self.domains.all() {
            if domain.autostart && !domain.condition.is_active() {
                let identity = domain.identity();
                if let Err(refusal) = self.start(identity.uuid, false).await {
                    eprintln!("qemud: domain '{}': {refusal}", identity.name);
                }
            }
        }
        Ok(())
    }

    async fn recover_one(&self, kept: crate::store::Kept) -> Result<(), Refusal> {
        let uuid = kept.uuid;
        let running = kept.running;
        let live = running.as_ref().map(|running| running.definition.clone());
        let is_persistent = kept.definition.is_some();
        let Some(definition) = kept.definition.or(live) else {
            return Ok(());
        };
        self.domains
            .restore(definition, is_persistent, kept.autostart);
        let Some(running) = running else {
            return Ok(());
        };
        let reporter = Reporter::new(&self.domains, uuid, running.id);
        let store = self.domains.store();
        match self.launcher.find(store, reporter, &running).await? {
            Some(launched) => {
                let definition = Arc::new(running.definition);
                let guest = self.know(uuid, running.id, definition, launched)?;
                self.settle(uuid, &guest, running.condition).await
            }
            None => {
                store.forget_running(uuid);
                self.domains
                    .set(uuid, Condition::ShutOff(StoppedBy::Unknown))?;
                self.domains.give_up(uuid);
                Ok(())
            }
        }
    }
}

/// Runs something to its end, whoever goes away meanwhile.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<T, Refusal> {
    let ended = tokio::spawn(work).await;
    ended.unwrap_or_else(|_| Err(Refusal::internal("the operation broke off")))
}
