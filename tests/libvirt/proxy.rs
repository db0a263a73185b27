//! A daemon that knows nothing: it passes every call on to libvirtd and every answer and event back.
//! So each message is decoded and encoded again by our own types on its way.

use crate::splice::splice;
use std::path::Path;
use xdr_remote::{
    AuthType, Domain, DomainInfo, DomainList, NodeInfo, Remote, RemoteClient, RemoteEvent,
    RemoteEvents, SaslReply, SecurityLabel, SecurityModel, StateAndReason, StoragePool,
    StoragePoolList, StorageVol, StorageVolInfo, StorageVolList, Uuid, transfer_flags,
};
use xdr_rpc::libvirt::auth::{Authenticator, Method};
use xdr_rpc::libvirt::sasl::Reply;
use xdr_rpc::libvirt::{ErrorCode, RemoteError, Stream};
use xdr_rpc::{CallError, Channel, ClientLimits, Context, EventError};

pub struct Proxy {
    to: String,
    /// Asks callers who they are, in libvirtd's place.
    auth: Option<Authenticator>,
}

impl Proxy {
    pub fn new(to: &Path) -> Proxy {
        Proxy {
            to: format!("libvirt+unix://{}", to.display()),
            auth: None,
        }
    }

    pub fn guarded(to: &Path, auth: &Authenticator) -> Proxy {
        let auth = Some(auth.clone());
        Proxy {
            auth,
            ..Proxy::new(to)
        }
    }

    /// The client that stands for the caller's connection.
    fn client(&self, cx: &Context) -> RemoteClient {
        cx.connection().get_or_insert_with(|| {
            let channel = Channel::builder()
                .endpoint(&self.to)
                .limits(ClientLimits::libvirt())
                .connect_lazy()
                .expect("it is an endpoint");
            let client = RemoteClient::new(channel);
            let (mut events, to, gone) = (client.events(), cx.events(), cx.cancelled());
            tokio::spawn(async move {
                tokio::pin!(gone);
                loop {
                    tokio::select! {
                        () = &mut gone => break,
                        event = events.next() => match event {
                            Some(event) => tell(&to, event).await.expect("the caller listens"),
                            None => break,
                        },
                    }
                }
            });
            client
        })
    }
}

/// Those events that come in the sessions of the tests.
async fn tell(to: &RemoteEvents, event: RemoteEvent) -> Result<(), EventError> {
    match event {
        RemoteEvent::DomainEventLifecycle { msg } => to.domain_event_lifecycle(&msg).await,
        RemoteEvent::DomainEventCallbackLifecycle { callback_id, msg } => {
            to.domain_event_callback_lifecycle(callback_id, &msg).await
        }
        RemoteEvent::DomainEventCallbackMetadataChange { callback_id, msg } => {
            to.domain_event_callback_metadata_change(callback_id, &msg)
                .await
        }
        other => panic!("nothing was done that causes {other:?}"),
    }
}

#[allow(clippy::result_large_err, reason = "that is what a procedure returns")]
fn pass<T>(answer: Result<T, CallError>) -> Result<T, RemoteError> {
    answer.map_err(|error| match error {
        CallError::Remote(error) => *error,
        // Virsh says it, and the test fails over it.
        other => RemoteError::new(ErrorCode::RPC, format!("the proxy failed: {other}")),
    })
}

fn reply(reply: Reply) -> SaslReply {
    SaslReply {
        complete: reply.complete,
        nil: reply.data.is_none(),
        data: reply.data.unwrap_or_default(),
    }
}

macro_rules! proxy {
    ($($name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        impl Remote for Proxy {
            async fn domain_open_console(
                &self,
                cx: &Context,
                stream: Stream,
                dom: Domain,
                dev_name: Option<&str>,
                flags: u32,
            ) -> Result<(), RemoteError> {
                let opened = self.client(cx).domain_open_console(dom, dev_name, flags).await;
                tokio::spawn(splice(stream, pass(opened)?));
                Ok(())
            }

            async fn domain_screenshot(
                &self,
                cx: &Context,
                stream: Stream,
                dom: Domain,
                screen: u32,
                flags: u32,
            ) -> Result<Option<String>, RemoteError> {
                let opened = self.client(cx).domain_screenshot(dom, screen, flags).await;
                let (kind, picture) = pass(opened)?;
                tokio::spawn(splice(stream, picture));
                Ok(kind)
            }

            async fn storage_vol_upload(
                &self,
                cx: &Context,
                mut stream: Stream,
                vol: StorageVol,
                offset: u64,
                length: u64,
                flags: u32,
            ) -> Result<(), RemoteError> {
                let client = self.client(cx);
                let mut opening = client.storage_vol_upload(vol, offset, length, flags);
                if flags & transfer_flags::SPARSE != 0 {
                    stream.accept_holes();
                    opening = opening.holes();
                }
                tokio::spawn(splice(stream, pass(opening.await)?));
                Ok(())
            }

            async fn storage_vol_download(
                &self,
                cx: &Context,
                mut stream: Stream,
                vol: StorageVol,
                offset: u64,
                length: u64,
                flags: u32,
            ) -> Result<(), RemoteError> {
                let client = self.client(cx);
                let mut opening = client.storage_vol_download(vol, offset, length, flags);
                if flags & transfer_flags::SPARSE != 0 {
                    stream.accept_holes();
                    opening = opening.holes();
                }
                tokio::spawn(splice(stream, pass(opening.await)?));
                Ok(())
            }

            async fn auth_list(&self, cx: &Context) -> Result<Vec<AuthType>, RemoteError> {
                let Some(auth) = &self.auth else {
                    return pass(self.client(cx).auth_list().await);
                };
                Ok(auth.list(cx).into_iter().map(|method| match method {
                    Method::None => AuthType::None,
                    Method::Sasl => AuthType::Sasl,
                    Method::Polkit => AuthType::Polkit,
                }).collect())
            }

            async fn auth_sasl_init(&self, cx: &Context) -> Result<String, RemoteError> {
                match &self.auth {
                    Some(auth) => auth.sasl_init(cx).await,
                    None => pass(self.client(cx).auth_sasl_init().await),
                }
            }

            async fn auth_sasl_start(
                &self,
                cx: &Context,
                mech: &str,
                nil: bool,
                data: Vec<u8>,
            ) -> Result<SaslReply, RemoteError> {
                let Some(auth) = &self.auth else {
                    return pass(self.client(cx).auth_sasl_start(mech, nil, data).await);
                };
                let data = (!nil).then_some(data);
                auth.sasl_start(cx, mech, data.as_deref()).await.map(reply)
            }

            async fn auth_sasl_step(
                &self,
                cx: &Context,
                nil: bool,
                data: Vec<u8>,
            ) -> Result<SaslReply, RemoteError> {
                let Some(auth) = &self.auth else {
                    return pass(self.client(cx).auth_sasl_step(nil, data).await);
                };
                let data = (!nil).then_some(data);
                auth.sasl_step(cx, data.as_deref()).await.map(reply)
            }

            async fn auth_polkit(&self, cx: &Context) -> Result<bool, RemoteError> {
                match &self.auth {
                    Some(auth) => auth.polkit(cx, false).await.map(|complete| complete == 1),
                    None => pass(self.client(cx).auth_polkit().await),
                }
            }

            $(async fn $name(&self, cx: &Context, $($argument: $type),*) -> Result<$result, RemoteError> {
                pass(self.client(cx).$name($($argument),*).await)
            })*
        }
    };
}

proxy! {
    connect_supports_feature(feature: i32) -> bool;
    connect_open(name: Option<&str>, flags: u32) -> ();
    connect_close() -> ();
    connect_get_type() -> String;
    connect_get_version() -> u64;
    connect_get_lib_version() -> u64;
    connect_get_hostname() -> String;
    connect_get_uri() -> String;
    connect_is_secure() -> bool;
    connect_get_capabilities() -> String;
    node_get_info() -> NodeInfo;
    node_get_security_model() -> SecurityModel;
    connect_register_close_callback() -> ();
    connect_unregister_close_callback() -> ();
    connect_list_all_domains(need_results: bool, flags: u32) -> DomainList;
    domain_lookup_by_id(id: i32) -> Domain;
    domain_lookup_by_name(name: &str) -> Domain;
    domain_lookup_by_uuid(uuid: Uuid) -> Domain;
    domain_get_xml_desc(dom: Domain, flags: u32) -> String;
    domain_get_info(dom: Domain) -> DomainInfo;
    domain_get_state(dom: Domain, flags: u32) -> StateAndReason;
    domain_get_os_type(dom: Domain) -> String;
    domain_get_autostart(dom: Domain) -> bool;
    domain_is_active(dom: Domain) -> bool;
    domain_is_persistent(dom: Domain) -> bool;
    domain_has_managed_save_image(dom: Domain, flags: u32) -> bool;
    domain_snapshot_num(dom: Domain, flags: u32) -> i32;
    domain_get_security_label(dom: Domain) -> SecurityLabel;
    domain_get_messages(dom: Domain, flags: u32) -> Vec<String>;
    domain_define_xml(xml: &str) -> Domain;
    domain_define_xml_flags(xml: &str, flags: u32) -> Domain;
    domain_create_xml(xml_desc: &str, flags: u32) -> Domain;
    domain_create(dom: Domain) -> ();
    domain_create_with_flags(dom: Domain, flags: u32) -> Domain;
    domain_suspend(dom: Domain) -> ();
    domain_resume(dom: Domain) -> ();
    domain_shutdown(dom: Domain) -> ();
    domain_shutdown_flags(dom: Domain, flags: u32) -> ();
    domain_reboot(dom: Domain, flags: u32) -> ();
    domain_destroy(dom: Domain) -> ();
    domain_destroy_flags(dom: Domain, flags: u32) -> ();
    domain_undefine(dom: Domain) -> ();
    domain_undefine_flags(dom: Domain, flags: u32) -> ();
    domain_set_autostart(dom: Domain, autostart: bool) -> ();
    domain_open_graphics_fd(dom: Domain, idx: u32, flags: u32) -> ();
    connect_list_all_storage_pools(need_results: bool, flags: u32) -> StoragePoolList;
    storage_pool_lookup_by_name(name: &str) -> StoragePool;
    storage_pool_lookup_by_uuid(uuid: Uuid) -> StoragePool;
    storage_pool_lookup_by_volume(vol: StorageVol) -> StoragePool;
    storage_pool_is_active(pool: StoragePool) -> bool;
    storage_pool_list_all_volumes(pool: StoragePool, need_results: bool, flags: u32) -> StorageVolList;
    storage_vol_lookup_by_name(pool: StoragePool, name: &str) -> StorageVol;
    storage_vol_lookup_by_key(key: &str) -> StorageVol;
    storage_vol_lookup_by_path(path: &str) -> StorageVol;
    storage_vol_get_info(vol: StorageVol) -> StorageVolInfo;
    connect_domain_event_register() -> i32;
    connect_domain_event_deregister() -> i32;
    connect_domain_event_register_any(event_id: i32) -> ();
    connect_domain_event_deregister_any(event_id: i32) -> ();
    connect_domain_event_callback_register_any(event_id: i32, dom: Option<Domain>) -> i32;
    connect_domain_event_callback_deregister_any(callback_id: i32) -> ();
}
