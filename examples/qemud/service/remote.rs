//! The remote program, procedure by procedure. It is one trait, and so this file is as long as it is;
//! what each procedure does stands in the files of its concept.

use super::connect::VERSION;
use super::{Daemon, check_flags, domain, host, uuid};
use crate::refusal::{Kind, Refusal};
use xdr_remote::{
    AuthType, Domain, DomainInfo, DomainList, NodeInfo, Remote, SaslReply, SecurityLabel,
    SecurityModel, StateAndReason, StoragePool, StoragePoolList, StorageVol, StorageVolInfo,
    StorageVolList, Uuid, event_id,
};
use xdr_rpc::libvirt::{RemoteError, Stream};
use xdr_rpc::{Context, Peer};

/// Kinds of snapshots, and of messages, that may be asked for; there are none.
const SNAPSHOT_KINDS: u32 = 0x3ff;
const MESSAGE_KINDS: u32 = 3;

/// What this driver does not have at all.
fn no_support(name: &str) -> RemoteError {
    Refusal::new(Kind::NoSupport, name).into()
}

/// What a procedure answers.
type Answer<T> = Result<T, RemoteError>;

impl Remote for Daemon {
    async fn auth_list(&self, cx: &Context) -> Answer<Vec<AuthType>> {
        Ok(self.methods(cx))
    }

    async fn auth_sasl_init(&self, cx: &Context) -> Answer<String> {
        self.authenticator.sasl_init(cx).await
    }

    async fn auth_sasl_start(
        &self,
        cx: &Context,
        mech: &str,
        nil: bool,
        data: Vec<u8>,
    ) -> Answer<SaslReply> {
        let data = (!nil).then_some(data.as_slice());
        self.sasl_start(cx, mech, data).await
    }

    async fn auth_sasl_step(&self, cx: &Context, nil: bool, data: Vec<u8>) -> Answer<SaslReply> {
        let data = (!nil).then_some(data.as_slice());
        self.sasl_step(cx, data).await
    }

    async fn auth_polkit(&self, cx: &Context) -> Answer<bool> {
        self.polkit(cx).await
    }

    async fn connect_supports_feature(&self, cx: &Context, feature: i32) -> Answer<bool> {
        Ok(self.supports(cx, feature)?)
    }

    async fn connect_open(&self, cx: &Context, name: Option<&str>, flags: u32) -> Answer<()> {
        Ok(self.open(cx, name, flags)?)
    }

    async fn connect_close(&self, cx: &Context) -> Answer<()> {
        Ok(self.close(cx)?)
    }

    async fn connect_get_type(&self, cx: &Context) -> Answer<String> {
        self.opened(cx)?;
        Ok(self.kind().to_owned())
    }

    async fn connect_get_version(&self, cx: &Context) -> Answer<u64> {
        self.opened(cx)?;
        Ok(self.version)
    }

    async fn connect_get_lib_version(&self, cx: &Context) -> Answer<u64> {
        self.opened(cx)?;
        Ok(VERSION)
    }

    async fn connect_get_hostname(&self, cx: &Context) -> Answer<String> {
        self.opened(cx)?;
        Ok(host::name())
    }

    async fn connect_get_uri(&self, cx: &Context) -> Answer<String> {
        Ok(self.uri(cx)?)
    }

    async fn connect_is_secure(&self, cx: &Context) -> Answer<bool> {
        self.opened(cx)?;
        Ok(!matches!(cx.peer(), Peer::Tcp(_)))
    }

    async fn connect_get_capabilities(&self, cx: &Context) -> Answer<String> {
        self.opened(cx)?;
        Ok(self.capabilities())
    }

    async fn node_get_info(&self, cx: &Context) -> Answer<NodeInfo> {
        self.opened(cx)?;
        Ok(self.node()?)
    }

    async fn node_get_security_model(&self, cx: &Context) -> Answer<SecurityModel> {
        self.opened(cx)?;
        Ok(SecurityModel::default())
    }

    async fn connect_register_close_callback(&self, cx: &Context) -> Answer<()> {
        Ok(self.want_close(cx, true)?)
    }

    async fn connect_unregister_close_callback(&self, cx: &Context) -> Answer<()> {
        Ok(self.want_close(cx, false)?)
    }

    async fn connect_list_all_domains(
        &self,
        cx: &Context,
        need_results: bool,
        flags: u32,
    ) -> Answer<DomainList> {
        Ok(self.list(cx, need_results, flags)?)
    }

    async fn domain_lookup_by_id(&self, cx: &Context, id: i32) -> Answer<Domain> {
        self.opened(cx)?;
        let found = self.hypervisor.domains().by_id(id)?;
        Ok(domain(found.identity()))
    }

    async fn domain_lookup_by_name(&self, cx: &Context, name: &str) -> Answer<Domain> {
        self.opened(cx)?;
        let found = self.hypervisor.domains().by_name(name)?;
        Ok(domain(found.identity()))
    }

    async fn domain_lookup_by_uuid(&self, cx: &Context, uuid: Uuid) -> Answer<Domain> {
        self.opened(cx)?;
        let found = self.hypervisor.domains().by_uuid(self::uuid(uuid));
        Ok(domain(found?.identity()))
    }

    async fn domain_get_xml_desc(&self, cx: &Context, dom: Domain, flags: u32) -> Answer<String> {
        Ok(self.xml(cx, &dom, flags)?)
    }

    async fn domain_get_info(&self, cx: &Context, dom: Domain) -> Answer<DomainInfo> {
        Ok(self.info(cx, &dom)?)
    }

    async fn domain_get_state(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Answer<StateAndReason> {
        Ok(self.state(cx, &dom, flags)?)
    }

    async fn domain_get_os_type(&self, cx: &Context, dom: Domain) -> Answer<String> {
        Ok(self.entry(cx, &dom)?.current().os_type.clone())
    }

    async fn domain_get_autostart(&self, cx: &Context, dom: Domain) -> Answer<bool> {
        Ok(self.entry(cx, &dom)?.autostart)
    }

    async fn domain_is_active(&self, cx: &Context, dom: Domain) -> Answer<bool> {
        Ok(self.entry(cx, &dom)?.condition.is_active())
    }

    async fn domain_is_persistent(&self, cx: &Context, dom: Domain) -> Answer<bool> {
        Ok(self.entry(cx, &dom)?.persistent)
    }

    async fn domain_has_managed_save_image(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Answer<bool> {
        check_flags(flags, 0, "virDomainHasManagedSaveImage")?;
        Ok(self.entry(cx, &dom).map(|_| false)?)
    }

    async fn domain_snapshot_num(&self, cx: &Context, dom: Domain, flags: u32) -> Answer<i32> {
        check_flags(flags, SNAPSHOT_KINDS, "virDomainSnapshotNum")?;
        Ok(self.entry(cx, &dom).map(|_| 0)?)
    }

    async fn domain_get_security_label(&self, cx: &Context, dom: Domain) -> Answer<SecurityLabel> {
        Ok(self.entry(cx, &dom).map(|_| SecurityLabel::default())?)
    }

    async fn domain_get_messages(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Answer<Vec<String>> {
        check_flags(flags, MESSAGE_KINDS, "virDomainGetMessages")?;
        Ok(self.entry(cx, &dom).map(|_| Vec::new())?)
    }

    async fn domain_define_xml(&self, cx: &Context, xml: &str) -> Answer<Domain> {
        Ok(self.define(cx, xml, 0)?)
    }

    async fn domain_define_xml_flags(&self, cx: &Context, xml: &str, flags: u32) -> Answer<Domain> {
        Ok(self.define(cx, xml, flags)?)
    }

    async fn domain_create_xml(&self, cx: &Context, xml_desc: &str, flags: u32) -> Answer<Domain> {
        Ok(self.create(cx, xml_desc, flags).await?)
    }

    async fn domain_create(&self, cx: &Context, dom: Domain) -> Answer<()> {
        Ok(self.start(cx, &dom, 0).await.map(drop)?)
    }

    async fn domain_create_with_flags(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Answer<Domain> {
        Ok(self.start(cx, &dom, flags).await?)
    }

    async fn domain_suspend(&self, cx: &Context, dom: Domain) -> Answer<()> {
        Ok(self.suspend(cx, &dom).await?)
    }

    async fn domain_resume(&self, cx: &Context, dom: Domain) -> Answer<()> {
        Ok(self.resume(cx, &dom).await?)
    }

    async fn domain_shutdown(&self, cx: &Context, dom: Domain) -> Answer<()> {
        Ok(self.shut_down(cx, &dom, 0).await?)
    }

    async fn domain_shutdown_flags(&self, cx: &Context, dom: Domain, flags: u32) -> Answer<()> {
        Ok(self.shut_down(cx, &dom, flags).await?)
    }

    async fn domain_reboot(&self, cx: &Context, dom: Domain, flags: u32) -> Answer<()> {
        Ok(self.reboot(cx, &dom, flags).await?)
    }

    async fn domain_destroy(&self, cx: &Context, dom: Domain) -> Answer<()> {
        Ok(self.destroy(cx, &dom, 0).await?)
    }

    async fn domain_destroy_flags(&self, cx: &Context, dom: Domain, flags: u32) -> Answer<()> {
        Ok(self.destroy(cx, &dom, flags).await?)
    }

    async fn domain_undefine(&self, cx: &Context, dom: Domain) -> Answer<()> {
        Ok(self.undefine(cx, &dom, 0).await?)
    }

    async fn domain_undefine_flags(&self, cx: &Context, dom: Domain, flags: u32) -> Answer<()> {
        Ok(self.undefine(cx, &dom, flags).await?)
    }

    async fn domain_set_autostart(&self, cx: &Context, dom: Domain, autostart: bool) -> Answer<()> {
        Ok(self.set_autostart(cx, &dom, autostart)?)
    }

    async fn domain_open_console(
        &self,
        cx: &Context,
        stream: Stream,
        dom: Domain,
        dev_name: Option<&str>,
        flags: u32,
    ) -> Answer<()> {
        Ok(self.console(cx, stream, &dom, dev_name, flags).await?)
    }

    async fn domain_screenshot(
        &self,
        cx: &Context,
        stream: Stream,
        dom: Domain,
        screen: u32,
        flags: u32,
    ) -> Answer<Option<String>> {
        Ok(self.screenshot(cx, stream, &dom, screen, flags).await?)
    }

    async fn domain_open_graphics_fd(
        &self,
        _cx: &Context,
        _dom: Domain,
        _idx: u32,
        _flags: u32,
    ) -> Answer<()> {
        Err(no_support("virDomainOpenGraphicsFd"))
    }

    async fn connect_list_all_storage_pools(
        &self,
        _cx: &Context,
        _need_results: bool,
        _flags: u32,
    ) -> Answer<StoragePoolList> {
        Err(no_support("virConnectListAllStoragePools"))
    }

    async fn storage_pool_lookup_by_name(&self, _cx: &Context, _name: &str) -> Answer<StoragePool> {
        Err(no_support("virStoragePoolLookupByName"))
    }

    async fn storage_pool_lookup_by_uuid(&self, _cx: &Context, _uuid: Uuid) -> Answer<StoragePool> {
        Err(no_support("virStoragePoolLookupByUuid"))
    }

    async fn storage_pool_lookup_by_volume(
        &self,
        _cx: &Context,
        _vol: StorageVol,
    ) -> Answer<StoragePool> {
        Err(no_support("virStoragePoolLookupByVolume"))
    }

    async fn storage_pool_is_active(&self, _cx: &Context, _pool: StoragePool) -> Answer<bool> {
        Err(no_support("virStoragePoolIsActive"))
    }

    async fn storage_pool_list_all_volumes(
        &self,
        _cx: &Context,
        _pool: StoragePool,
        _need_results: bool,
        _flags: u32,
    ) -> Answer<StorageVolList> {
        Err(no_support("virStoragePoolListAllVolumes"))
    }

    async fn storage_vol_lookup_by_name(
        &self,
        _cx: &Context,
        _pool: StoragePool,
        _name: &str,
    ) -> Answer<StorageVol> {
        Err(no_support("virStorageVolLookupByName"))
    }

    async fn storage_vol_lookup_by_key(&self, _cx: &Context, _key: &str) -> Answer<StorageVol> {
        Err(no_support("virStorageVolLookupByKey"))
    }

    async fn storage_vol_lookup_by_path(&self, _cx: &Context, _path: &str) -> Answer<StorageVol> {
        Err(no_support("virStorageVolLookupByPath"))
    }

    async fn storage_vol_get_info(
        &self,
        _cx: &Context,
        _vol: StorageVol,
    ) -> Answer<StorageVolInfo> {
        Err(no_support("virStorageVolGetInfo"))
    }

    async fn storage_vol_upload(
        &self,
        _cx: &Context,
        _stream: Stream,
        _vol: StorageVol,
        _offset: u64,
        _length: u64,
        _flags: u32,
    ) -> Answer<()> {
        Err(no_support("virStorageVolUpload"))
    }

    async fn storage_vol_download(
        &self,
        _cx: &Context,
        _stream: Stream,
        _vol: StorageVol,
        _offset: u64,
        _length: u64,
        _flags: u32,
    ) -> Answer<()> {
        Err(no_support("virStorageVolDownload"))
    }

    async fn connect_domain_event_register(&self, cx: &Context) -> Answer<i32> {
        Ok(self.register(cx, event_id::LIFECYCLE).map(|()| 1)?)
    }

    async fn connect_domain_event_deregister(&self, cx: &Context) -> Answer<i32> {
        Ok(self.deregister(cx, event_id::LIFECYCLE).map(|()| 0)?)
    }

    async fn connect_domain_event_register_any(&self, cx: &Context, event_id: i32) -> Answer<()> {
        Ok(self.register(cx, event_id)?)
    }

    async fn connect_domain_event_deregister_any(&self, cx: &Context, event_id: i32) -> Answer<()> {
        Ok(self.deregister(cx, event_id)?)
    }

    async fn connect_domain_event_callback_register_any(
        &self,
        cx: &Context,
        event_id: i32,
        dom: Option<Domain>,
    ) -> Answer<i32> {
        Ok(self.register_callback(cx, event_id, dom)?)
    }

    async fn connect_domain_event_callback_deregister_any(
        &self,
        cx: &Context,
        callback_id: i32,
    ) -> Answer<()> {
        Ok(self.deregister_callback(cx, callback_id)?)
    }
}
