//! Finding domains, and looking at them.

use super::{Daemon, check_flags, domain, uuid};
use crate::domains::{Condition, Domain as Entry};
use crate::refusal::{Kind, Refusal};
use xdr_remote::{Domain, DomainInfo, DomainList, DomainState, StateAndReason, list_flags};
use xdr_rpc::Context;

/// Flags of `domain_get_xml_desc`.
mod xml_flags {
    pub(super) const SECURE: u32 = 1;
    pub(super) const INACTIVE: u32 = 2;
    /// Those and what is not told apart here: of the processor, and for a migration.
    pub(super) const ALL: u32 = 15;
}

/// Flags of `connect_list_all_domains` beyond those of [`list_flags`]: in pairs, whether there is
/// something of a kind or not.
mod more_flags {
    pub(super) const MANAGED_SAVE: u32 = 1 << 8;
    pub(super) const NO_MANAGED_SAVE: u32 = 1 << 9;
    pub(super) const AUTOSTART: u32 = 1 << 10;
    pub(super) const NO_AUTOSTART: u32 = 1 << 11;
    pub(super) const SNAPSHOT: u32 = 1 << 12;
    pub(super) const NO_SNAPSHOT: u32 = 1 << 13;
    pub(super) const CHECKPOINT: u32 = 1 << 14;
    pub(super) const NO_CHECKPOINT: u32 = 1 << 15;
}

impl Daemon {
    /// The domain that a client speaks of, which it knows by its uuid.
    pub(super) fn entry(&self, cx: &Context, dom: &Domain) -> Result<Entry, Refusal> {
        self.opened(cx)?;
        self.hypervisor.domains().by_uuid(uuid(dom.uuid))
    }

    pub(super) fn list(
        &self,
        cx: &Context,
        need_results: bool,
        flags: u32,
    ) -> Result<DomainList, Refusal> {
        self.opened(cx)?;
        check_flags(flags, 0xffff, "virConnectListAllDomains")?;
        let all = self.hypervisor.domains().all();
        let found = all.iter().filter(|entry| is_wanted(entry, flags));
        let domains: Vec<Domain> = found.map(|entry| domain(entry.identity())).collect();
        let count = u32::try_from(domains.len()).unwrap_or(u32::MAX);
        Ok(DomainList {
            domains: if need_results { domains } else { Vec::new() },
            count,
        })
    }

    pub(super) fn xml(&self, cx: &Context, dom: &Domain, flags: u32) -> Result<String, Refusal> {
        let entry = self.entry(cx, dom)?;
        check_flags(flags, xml_flags::ALL, "virDomainGetXMLDesc")?;
        if flags & xml_flags::SECURE != 0 && self.is_read_only(cx) {
            let detail = "virDomainGetXMLDesc with secure flag";
            return Err(Refusal::new(Kind::Forbidden, detail));
        }
        if flags & xml_flags::INACTIVE != 0 {
            return Ok(entry.definition.write(None));
        }
        Ok(entry.current().write(entry.identity().id))
    }

    pub(super) fn info(&self, cx: &Context, dom: &Domain) -> Result<DomainInfo, Refusal> {
        let entry = self.entry(cx, dom)?;
        let definition = entry.current();
        let guest = entry.active.as_ref().map(|active| &active.guest);
        Ok(DomainInfo {
            state: state(entry.condition),
            max_mem: definition.memory,
            memory: definition.current_memory,
            nr_virt_cpu: definition.vcpus,
            cpu_time: guest.map_or(0, |guest| guest.cpu_time()),
        })
    }

    pub(super) fn state(
        &self,
        cx: &Context,
        dom: &Domain,
        flags: u32,
    ) -> Result<StateAndReason, Refusal> {
        check_flags(flags, 0, "virDomainGetState")?;
        let condition = self.entry(cx, dom)?.condition;
        let (_, reason) = condition.numbers();
        let state = state(condition);
        Ok(StateAndReason { state, reason })
    }
}

fn state(condition: Condition) -> DomainState {
    match condition {
        Condition::Running(_) => DomainState::Running,
        Condition::Paused(_) => DomainState::Paused,
        Condition::ShutOff(_) => DomainState::Shutoff,
    }
}

/// Flags of a kind are alternatives, and none of a kind means all.
fn is_wanted(entry: &Entry, flags: u32) -> bool {
    let is_active = entry.condition.is_active();
    let one = |yes: bool, flag: u32, other: u32| if yes { flag } else { other };
    let state = match entry.condition {
        Condition::Running(_) => list_flags::RUNNING,
        Condition::Paused(_) => list_flags::PAUSED,
        Condition::ShutOff(_) => list_flags::SHUTOFF,
    };
    let states = list_flags::RUNNING | list_flags::PAUSED | list_flags::SHUTOFF | list_flags::OTHER;
    let kinds = [
        (
            list_flags::ACTIVE | list_flags::INACTIVE,
            one(is_active, list_flags::ACTIVE, list_flags::INACTIVE),
        ),
        (
            list_flags::PERSISTENT | list_flags::TRANSIENT,
            one(
                entry.persistent,
                list_flags::PERSISTENT,
                list_flags::TRANSIENT,
            ),
        ),
        (states, state),
        (
            more_flags::AUTOSTART | more_flags::NO_AUTOSTART,
            one(
                entry.autostart,
                more_flags::AUTOSTART,
                more_flags::NO_AUTOSTART,
            ),
        ),
        // There is none of these here.
        (
            more_flags::MANAGED_SAVE | more_flags::NO_MANAGED_SAVE,
            more_flags::NO_MANAGED_SAVE,
        ),
        (
            more_flags::SNAPSHOT | more_flags::NO_SNAPSHOT,
            more_flags::NO_SNAPSHOT,
        ),
        (
            more_flags::CHECKPOINT | more_flags::NO_CHECKPOINT,
            more_flags::NO_CHECKPOINT,
        ),
    ];
    kinds
        .into_iter()
        .all(|(kind, own)| flags & kind == 0 || flags & own != 0)
}
