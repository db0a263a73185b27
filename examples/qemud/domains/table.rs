//! The table of all domains. What changes it also tells the news, under the same lock: so the news
//! come in the order in which things happened.

use super::domain::{Active, Condition, Domain, Identity, PausedBy, RunningSince, StoppedBy};
use super::happening::{Happening, News};
use crate::guests::Guest;
use crate::refusal::{Kind, Refusal};
use crate::store::Store;
use crate::xml::Definition;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

/// As many as a list of the protocol can have.
const MAX_DOMAINS: usize = 16_384;

/// All domains.
#[derive(Debug)]
pub(crate) struct Domains {
    table: Mutex<Table>,
    store: Store,
}

#[derive(Debug)]
struct Table {
    domains: BTreeMap<Uuid, Domain>,
    last_id: i32,
    news: UnboundedSender<News>,
}

/// What a guest says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Report {
    /// It stands still.
    Paused,
    /// It goes on.
    Resumed,
    /// It began anew.
    Rebooted,
    /// It has shut down.
    ShutDown {
        /// By itself.
        by_guest: bool,
    },
    /// It is gone.
    Ended(StoppedBy),
}

impl Domains {
    /// A table without domains, which tells its news there and keeps its state there.
    pub(crate) fn new(news: UnboundedSender<News>, store: Store) -> Self {
        let table = Table {
            domains: BTreeMap::new(),
            last_id: 0,
            news,
        };
        Domains {
            table: Mutex::new(table),
            store,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the state is kept.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// All domains as they are now, ordered by name.
    pub(crate) fn all(&self) -> Vec<Domain> {
        let mut all: Vec<Domain> = self.lock().domains.values().cloned().collect();
        all.sort_by(|one, other| one.definition.name.cmp(&other.definition.name));
        all
    }

    /// The domain of that uuid.
    pub(crate) fn by_uuid(&self, uuid: Uuid) -> Result<Domain, Refusal> {
        self.lock().get(uuid).cloned()
    }

    /// The domain of that name.
    pub(crate) fn by_name(&self, name: &str) -> Result<Domain, Refusal> {
        let matching = || format!("no domain with matching name '{name}'");
        self.find(|domain| domain.definition.name == name, matching)
    }

    /// The active domain of that id.
    pub(crate) fn by_id(&self, id: i32) -> Result<Domain, Refusal> {
        let matching = || format!("no domain with matching id {id}");
        self.find(|domain| domain.identity().id == Some(id), matching)
    }

    fn find(
        &self,
        is_it: impl Fn(&Domain) -> bool,
        detail: impl Fn() -> String,
    ) -> Result<Domain, Refusal> {
        let table = self.lock();
        let found = table.domains.values().find(|domain| is_it(domain));
        found
            .cloned()
            .ok_or_else(|| Refusal::new(Kind::NotFound, detail()))
    }

    /// Defines a domain, or says anew what it starts with.
    pub(crate) fn define(&self, definition: Definition) -> Result<Identity, Refusal> {
        let mut table = self.lock();
        table.check_names(&definition)?;
        self.store.save_definition(&definition)?;
        let uuid = definition.uuid;
        let (domain, known) = match table.domains.remove(&uuid) {
            Some(mut old) => {
                let known = old.persistent;
                old.definition = Arc::new(definition);
                old.persistent = true;
                (old, known)
            }
            None => (Domain::new(definition, true), false),
        };
        let identity = domain.identity();
        table.domains.insert(uuid, domain);
        table.tell(
            uuid,
            if known {
                Happening::Updated
            } else {
                Happening::Added
            },
        );
        Ok(identity)
    }

    /// Makes room for a domain that is about to start with this definition, and is forgotten when
    /// it stops unless it is persistent.
    pub(crate) fn prepare(&self, definition: Definition) -> Result<(), Refusal> {
        let mut table = self.lock();
        table.check_names(&definition)?;
        match table.domains.get(&definition.uuid) {
            Some(domain) if domain.condition.is_active() => Err(Refusal::state(format!(
                "domain '{}' is already active",
                definition.name
            ))),
            Some(_) => Ok(()),
            None => {
                let uuid = definition.uuid;
                let domain = Domain::new(definition, false);
                table.domains.insert(uuid, domain);
                Ok(())
            }
        }
    }

    /// Takes back a domain that was prepared and did not start.
    pub(crate) fn give_up(&self, uuid: Uuid) {
        let mut table = self.lock();
        let is_left = |domain: &Domain| !domain.persistent && domain.active.is_none();
        if table.domains.get(&uuid).is_some_and(is_left) {
            table.domains.remove(&uuid);
        }
    }

    /// Forgets a domain; one that runs is forgotten when it stops.
    pub(crate) fn undefine(&self, uuid: Uuid) -> Result<(), Refusal> {
        let mut table = self.lock();
        let domain = table.get(uuid)?;
        if !domain.persistent {
            return Err(Refusal::state("cannot undefine transient domain"));
        }
        let is_active = domain.condition.is_active();
        self.store.forget_definition(uuid)?;
        table.tell(uuid, Happening::Undefined);
        if is_active {
            let domain = table.get_mut(uuid)?;
            domain.persistent = false;
            domain.autostart = false;
        } else {
            table.domains.remove(&uuid);
        }
        Ok(())
    }

    /// Whether a domain starts with the daemon.
    pub(crate) fn set_autostart(&self, uuid: Uuid, autostart: bool) -> Result<(), Refusal> {
        let mut table = self.lock();
        let domain = table.get_mut(uuid)?;
        if !domain.persistent {
            return Err(Refusal::state("cannot set autostart for transient domain"));
        }
        self.store.save_autostart(uuid, autostart)?;
        domain.autostart = autostart;
        Ok(())
    }

    /// A number that no active domain has or had.
    pub(crate) fn next_id(&self) -> i32 {
        let mut table = self.lock();
        table.last_id = table.last_id.checked_add(1).unwrap_or(1);
        table.last_id
    }

    /// A guest is there now, and stands still until it says that it goes on.
    pub(crate) fn began(
        &self,
        uuid: Uuid,
        id: i32,
        definition: Arc<Definition>,
        guest: Arc<Guest>,
    ) -> Result<(), Refusal> {
        let mut table = self.lock();
        table.last_id = table.last_id.max(id);
        let domain = table.get_mut(uuid)?;
        domain.active = Some(Active {
            id,
            definition,
            guest,
        });
        domain.condition = Condition::Paused(PausedBy::StartingUp);
        self.store.save_condition(uuid, domain.condition);
        Ok(())
    }

    /// A guest that was to start standing still has started.
    pub(crate) fn started_paused(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.set(uuid, Condition::Paused(PausedBy::User))?;
        self.lock().tell(uuid, Happening::Started);
        Ok(())
    }

    /// A domain is so, without news: it was so before the daemon came.
    pub(crate) fn set(&self, uuid: Uuid, condition: Condition) -> Result<(), Refusal> {
        let mut table = self.lock();
        table.get_mut(uuid)?.condition = condition;
        self.store.save_condition(uuid, condition);
        Ok(())
    }

    /// Puts a domain into the table without news: it was there before the daemon came.
    pub(crate) fn restore(&self, definition: Definition, persistent: bool, autostart: bool) {
        let uuid = definition.uuid;
        let mut domain = Domain::new(definition, persistent);
        domain.autostart = autostart;
        self.lock().domains.insert(uuid, domain);
    }

    /// A guest says something of itself. What is no longer the guest of the domain is not heard,
    /// and what changes nothing is no news.
    fn report(&self, uuid: Uuid, id: i32, report: Report) {
        let mut table = self.lock();
        let Some(domain) = table.domains.get_mut(&uuid) else {
            return;
        };
        if domain.identity().id != Some(id) {
            return;
        }
        let (condition, happening) = match (report, domain.condition) {
            (Report::Paused, Condition::Running(_)) => {
                (Condition::Paused(PausedBy::User), Happening::Suspended)
            }
            (Report::Resumed, Condition::Paused(PausedBy::StartingUp)) => {
                (Condition::Running(RunningSince::Booted), Happening::Started)
            }
            (Report::Resumed, Condition::Paused(PausedBy::User)) => (
                Condition::Running(RunningSince::Unpaused),
                Happening::Resumed,
            ),
            (Report::Rebooted, Condition::Running(_)) => (
                Condition::Running(RunningSince::Booted),
                Happening::Rebooted,
            ),
            (Report::Rebooted, condition) => (condition, Happening::Rebooted),
            (Report::ShutDown { by_guest }, condition) => {
                (condition, Happening::ShutDown { by_guest })
            }
            (Report::Ended(by), _) => {
                table.end(uuid, by);
                self.store.forget_running(uuid);
                return;
            }
            (Report::Paused | Report::Resumed, _) => return,
        };
        if domain.condition != condition {
            domain.condition = condition;
            self.store.save_condition(uuid, condition);
        }
        table.tell(uuid, happening);
    }
}

impl Table {
    fn get(&self, uuid: Uuid) -> Result<&Domain, Refusal> {
        self.domains.get(&uuid).ok_or_else(|| unknown(uuid))
    }

    fn get_mut(&mut self, uuid: Uuid) -> Result<&mut Domain, Refusal> {
        self.domains.get_mut(&uuid).ok_or_else(|| unknown(uuid))
    }

    fn tell(&self, uuid: Uuid, happening: Happening) {
        if let Some(domain) = self.domains.get(&uuid) {
            let domain = domain.identity();
            // Whoever listened has gone with the daemon.
            let _ = self.news.send(News { domain, happening });
        }
    }

    /// A domain does not run any more. The news have the id that it had; of one that never ran
    /// there are none.
    fn end(&mut self, uuid: Uuid, by: StoppedBy) {
        let starts = Condition::Paused(PausedBy::StartingUp);
        let has_started = self.domains.get(&uuid).map(|domain| domain.condition) != Some(starts);
        if has_started {
            self.tell(uuid, Happening::Stopped(by));
        }
        let Some(domain) = self.domains.get_mut(&uuid) else {
            return;
        };
        domain.active = None;
        domain.condition = Condition::ShutOff(if has_started { by } else { StoppedBy::Failed });
        if !domain.persistent {
            self.domains.remove(&uuid);
        }
    }

    /// A name belongs to one uuid and a uuid to one name, and there is room for it.
    fn check_names(&self, definition: &Definition) -> Result<(), Refusal> {
        let (name, uuid) = (&definition.name, definition.uuid);
        if self.domains.len() >= MAX_DOMAINS && !self.domains.contains_key(&uuid) {
            return Err(Refusal::failed(format!("there are {MAX_DOMAINS} domains")));
        }
        for (other_uuid, other) in &self.domains {
            let other_name = &other.definition.name;
            if other_name == name && *other_uuid != uuid {
                return Err(Refusal::failed(format!(
                    "domain '{name}' already exists with uuid {other_uuid}"
                )));
            }
            if other_name != name && *other_uuid == uuid {
                return Err(Refusal::failed(format!(
                    "domain '{other_name}' is already defined with uuid {uuid}"
                )));
            }
        }
        Ok(())
    }
}

fn unknown(uuid: Uuid) -> Refusal {
    Refusal::new(
        Kind::NotFound,
        format!("no domain with matching uuid '{uuid}'"),
    )
}

/// How a guest tells the table what it does.
#[derive(Debug, Clone)]
pub(crate) struct Reporter {
    domains: Weak<Domains>,
    uuid: Uuid,
    id: i32,
}

impl Reporter {
    /// For the guest that the domain has under this id.
    pub(crate) fn new(domains: &Arc<Domains>, uuid: Uuid, id: i32) -> Self {
        let domains = Arc::downgrade(domains);
        Reporter { domains, uuid, id }
    }

    /// Tells it, which is done when this returns.
    pub(crate) fn report(&self, report: Report) {
        if let Some(domains) = self.domains.upgrade() {
            domains.report(self.uuid, self.id, report);
        }
    }
}
