//! A daemon of the remote program that answers what these tests ask.

use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, copy, sink};
use xdr_remote::{
    AuthType, Domain, DomainInfo, DomainList, Lifecycle, LifecycleEvent, NodeInfo, Remote,
    RemoteEvents, SaslReply, SecurityLabel, SecurityModel, StateAndReason, StoragePool,
    StoragePoolList, StorageVol, StorageVolInfo, StorageVolList, Uuid, feature,
};
use xdr_rpc::libvirt::{ErrorCode, RemoteError, Stream};
use xdr_rpc::{Context, Hub};

#[derive(Clone, Default)]
pub(crate) struct Daemon {
    pub(crate) hub: Arc<Hub<RemoteEvents>>,
}

pub(crate) const HOSTNAME: &str = "here";

fn unsupported() -> RemoteError {
    RemoteError::new(ErrorCode::NO_SUPPORT, "not here")
}

/// Takes all that comes, and confirms the end.
fn swallow(mut stream: Stream) {
    tokio::spawn(async move {
        if copy(&mut stream, &mut sink()).await.is_ok() {
            let _ = stream.finish().await;
        }
    });
}

macro_rules! refuse {
    ($($name:ident($($type:ty),*) -> $result:ty;)*) => {
        $(async fn $name(&self, _: &Context, $(_: $type),*) -> Result<$result, RemoteError> {
            Err(unsupported())
        })*
    };
}

impl Remote for Daemon {
    async fn auth_list(&self, cx: &Context) -> Result<Vec<AuthType>, RemoteError> {
        cx.set_authenticated();
        Ok(vec![AuthType::None])
    }

    async fn auth_sasl_start(
        &self,
        _: &Context,
        mech: &str,
        nil: bool,
        data: Vec<u8>,
    ) -> Result<SaslReply, RemoteError> {
        let complete = mech.is_empty() && !nil && data.is_empty();
        let data = Vec::new();
        Ok(SaslReply {
            complete,
            nil,
            data,
        })
    }

    async fn connect_supports_feature(
        &self,
        cx: &Context,
        number: i32,
    ) -> Result<bool, RemoteError> {
        if number == feature::PROGRAM_KEEPALIVE {
            cx.start_keepalive();
        }
        Ok(number == feature::PROGRAM_KEEPALIVE)
    }

    async fn connect_open(&self, _: &Context, _: Option<&str>, _: u32) -> Result<(), RemoteError> {
        Ok(())
    }

    async fn connect_get_hostname(&self, _: &Context) -> Result<String, RemoteError> {
        Ok(HOSTNAME.to_owned())
    }

    /// Fails, and says for whom.
    async fn domain_lookup_by_id(&self, _: &Context, id: i32) -> Result<Domain, RemoteError> {
        tokio::task::yield_now().await;
        let message = format!("no domain with matching id {id}");
        Err(RemoteError::new(ErrorCode::NO_DOMAIN, message))
    }

    /// Never answers.
    async fn connect_get_capabilities(&self, _: &Context) -> Result<String, RemoteError> {
        std::future::pending().await
    }

    async fn connect_domain_event_register(&self, cx: &Context) -> Result<i32, RemoteError> {
        self.hub.subscribe(cx);
        Ok(1)
    }

    async fn connect_domain_event_register_any(
        &self,
        cx: &Context,
        _: i32,
    ) -> Result<(), RemoteError> {
        self.hub.subscribe(cx);
        Ok(())
    }

    async fn connect_domain_event_callback_register_any(
        &self,
        cx: &Context,
        event_id: i32,
        _: Option<Domain>,
    ) -> Result<i32, RemoteError> {
        self.hub.subscribe(cx);
        Ok(event_id)
    }

    /// Tells everybody who subscribed, in both forms.
    async fn domain_suspend(&self, _: &Context, dom: Domain) -> Result<(), RemoteError> {
        let event = LifecycleEvent {
            dom,
            event: Lifecycle::Suspended,
            detail: 0,
        };
        let _ = self.hub.domain_event_lifecycle(&event).await;
        let _ = self.hub.domain_event_callback_lifecycle(0, &event).await;
        Ok(())
    }

    async fn storage_vol_upload(
        &self,
        _: &Context,
        stream: Stream,
        _: StorageVol,
        _: u64,
        _: u64,
        _: u32,
    ) -> Result<(), RemoteError> {
        swallow(stream);
        Ok(())
    }

    /// Zeros, without end.
    async fn storage_vol_download(
        &self,
        _: &Context,
        mut stream: Stream,
        _: StorageVol,
        _: u64,
        _: u64,
        _: u32,
    ) -> Result<(), RemoteError> {
        tokio::spawn(async move {
            let _ = copy(&mut tokio::io::repeat(0).take(u64::MAX), &mut stream).await;
        });
        Ok(())
    }

    async fn domain_open_console(
        &self,
        _: &Context,
        stream: Stream,
        _: Domain,
        _: Option<&str>,
        _: u32,
    ) -> Result<(), RemoteError> {
        swallow(stream);
        Ok(())
    }

    async fn domain_screenshot(
        &self,
        _: &Context,
        _: Stream,
        _: Domain,
        _: u32,
        _: u32,
    ) -> Result<Option<String>, RemoteError> {
        Err(unsupported())
    }

    refuse! {
        auth_sasl_init() -> String;
        auth_sasl_step(bool, Vec<u8>) -> SaslReply;
        auth_polkit() -> bool;
        connect_close() -> ();
        connect_get_type() -> String;
        connect_get_version() -> u64;
        connect_get_lib_version() -> u64;
        connect_get_uri() -> String;
        connect_is_secure() -> bool;
        node_get_info() -> NodeInfo;
        node_get_security_model() -> SecurityModel;
        connect_register_close_callback() -> ();
        connect_unregister_close_callback() -> ();
        connect_list_all_domains(bool, u32) -> DomainList;
        domain_lookup_by_name(&str) -> Domain;
        domain_lookup_by_uuid(Uuid) -> Domain;
        domain_get_xml_desc(Domain, u32) -> String;
        domain_get_info(Domain) -> DomainInfo;
        domain_get_state(Domain, u32) -> StateAndReason;
        domain_get_os_type(Domain) -> String;
        domain_get_autostart(Domain) -> bool;
        domain_is_active(Domain) -> bool;
        domain_is_persistent(Domain) -> bool;
        domain_has_managed_save_image(Domain, u32) -> bool;
        domain_snapshot_num(Domain, u32) -> i32;
        domain_get_security_label(Domain) -> SecurityLabel;
        domain_get_messages(Domain, u32) -> Vec<String>;
        domain_define_xml(&str) -> Domain;
        domain_define_xml_flags(&str, u32) -> Domain;
        domain_create_xml(&str, u32) -> Domain;
        domain_create(Domain) -> ();
        domain_create_with_flags(Domain, u32) -> Domain;
        domain_resume(Domain) -> ();
        domain_shutdown(Domain) -> ();
        domain_shutdown_flags(Domain, u32) -> ();
        domain_reboot(Domain, u32) -> ();
        domain_destroy(Domain) -> ();
        domain_destroy_flags(Domain, u32) -> ();
        domain_undefine(Domain) -> ();
        domain_undefine_flags(Domain, u32) -> ();
        domain_set_autostart(Domain, bool) -> ();
        domain_open_graphics_fd(Domain, u32, u32) -> ();
        connect_list_all_storage_pools(bool, u32) -> StoragePoolList;
        storage_pool_lookup_by_name(&str) -> StoragePool;
        storage_pool_lookup_by_uuid(Uuid) -> StoragePool;
        storage_pool_lookup_by_volume(StorageVol) -> StoragePool;
        storage_pool_is_active(StoragePool) -> bool;
        storage_pool_list_all_volumes(StoragePool, bool, u32) -> StorageVolList;
        storage_vol_lookup_by_name(StoragePool, &str) -> StorageVol;
        storage_vol_lookup_by_key(&str) -> StorageVol;
        storage_vol_lookup_by_path(&str) -> StorageVol;
        storage_vol_get_info(StorageVol) -> StorageVolInfo;
        connect_domain_event_deregister() -> i32;
        connect_domain_event_deregister_any(i32) -> ();
        connect_domain_event_callback_deregister_any(i32) -> ();
    }
}
