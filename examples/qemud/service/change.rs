//! Changing domains.

use super::{Daemon, check_flags, domain, uuid};
use crate::refusal::Refusal;
use crate::xml::Definition;
use xdr_remote::Domain;
use xdr_rpc::Context;

/// Of what starts a domain: it stands still then.
const START_PAUSED: u32 = 1;
/// Of `domain_shutdown_flags` and `domain_reboot`: by the power button, which is the only way here.
const BY_ACPI: u32 = 1;
/// Of `domain_destroy_flags`: not by force, where there is another way.
const GRACEFUL: u32 = 1;
/// Of `domain_undefine_flags`: what belongs to a domain and goes with it. There is none here.
const BELONGINGS: u32 = 0x1f;

impl Daemon {
    pub(super) fn define(&self, cx: &Context, xml: &str, flags: u32) -> Result<Domain, Refusal> {
        self.opened(cx)?;
        check_flags(flags, 0, "virDomainDefineXMLFlags")?;
        let definition = Definition::read(xml)?;
        let defined = self.hypervisor.domains().define(definition)?;
        Ok(domain(defined))
    }

    pub(super) async fn create(
        &self,
        cx: &Context,
        xml: &str,
        flags: u32,
    ) -> Result<Domain, Refusal> {
        self.opened(cx)?;
        check_flags(flags, START_PAUSED, "virDomainCreateXML")?;
        let definition = Definition::read(xml)?;
        let paused = flags & START_PAUSED != 0;
        let created = self.hypervisor.create(definition, paused).await;
        Ok(domain(created?))
    }

    pub(super) async fn start(
        &self,
        cx: &Context,
        dom: &Domain,
        flags: u32,
    ) -> Result<Domain, Refusal> {
        self.opened(cx)?;
        check_flags(flags, START_PAUSED, "virDomainCreateWithFlags")?;
        let paused = flags & START_PAUSED != 0;
        let started = self.hypervisor.start(uuid(dom.uuid), paused).await;
        Ok(domain(started?))
    }

    pub(super) async fn suspend(&self, cx: &Context, dom: &Domain) -> Result<(), Refusal> {
        self.opened(cx)?;
        self.hypervisor.suspend(uuid(dom.uuid)).await
    }

    pub(super) async fn resume(&self, cx: &Context, dom: &Domain) -> Result<(), Refusal> {
        self.opened(cx)?;
        self.hypervisor.resume(uuid(dom.uuid)).await
    }

    pub(super) async fn shut_down(
        &self,
        cx: &Context,
        dom: &Domain,
        flags: u32,
    ) -> Result<(), Refusal> {
        self.opened(cx)?;
        check_flags(flags, BY_ACPI, "virDomainShutdownFlags")?;
        self.hypervisor.shut_down(uuid(dom.uuid)).await
    }

    pub(super) async fn reboot(
        &self,
        cx: &Context,
        dom: &Domain,
        flags: u32,
    ) -> Result<(), Refusal> {
        self.opened(cx)?;
        check_flags(flags, BY_ACPI, "virDomainReboot")?;
        self.hypervisor.reboot(uuid(dom.uuid)).await
    }

    pub(super) async fn destroy(
        &self,
        cx: &Context,
        dom: &Domain,
        flags: u32,
    ) -> Result<(), Refusal> {
        self.opened(cx)?;
        check_flags(flags, GRACEFUL, "virDomainDestroyFlags")?;
        self.hypervisor.destroy(uuid(dom.uuid)).await
    }

    pub(super) async fn undefine(
        &self,
        cx: &Context,
        dom: &Domain,
        flags: u32,
    ) -> Result<(), Refusal> {
        self.opened(cx)?;
        check_flags(flags, BELONGINGS, "virDomainUndefineFlags")?;
        self.hypervisor.undefine(uuid(dom.uuid)).await
    }

    pub(super) fn set_autostart(
        &self,
        cx: &Context,
        dom: &Domain,
        autostart: bool,
    ) -> Result<(), Refusal> {
        self.opened(cx)?;
        let domains = self.hypervisor.domains();
        domains.set_autostart(uuid(dom.uuid), autostart)
    }
}
