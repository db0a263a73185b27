//! The program itself. It is one trait, since it is one version, and so this file is as long as it is.
//!
//! Procedures have the names of the protocol, so that they are found in its documentation and in what
//! tools such as Wireshark show.

use crate::access::Access;
use crate::connect::{AuthType, NodeInfo, SaslReply, SecurityModel};
use crate::domain::{Domain, DomainInfo, DomainList, SecurityLabel, StateAndReason};
use crate::events::{
    AgentLifecycleEvent, BalloonChangeEvent, BlockJobEvent, BlockThresholdEvent, DeviceEvent,
    DiskChangeEvent, GraphicsEvent, IoErrorEvent, IoErrorReasonEvent, JobCompletedEvent,
    LifecycleEvent, MemoryDeviceSizeChangeEvent, MemoryFailureEvent, MetadataChangeEvent,
    MigrationIterationEvent, RtcChangeEvent, TrayChangeEvent, TunableEvent, WatchdogEvent,
};
use crate::limits::{AUTH_TYPE_LIST_MAX, DOMAIN_MESSAGES_MAX, SASL_DATA_MAX, STRING_MAX};
use crate::storage::{StoragePool, StoragePoolList, StorageVol, StorageVolInfo, StorageVolList};
use crate::uuid::Uuid;
use crate::wire::{Char, Flag};
use xdr_rpc::libvirt::{RemoteError, Stream};
use xdr_rpc::{Context, rpc_program};

/// What libvirt's daemons serve, as far as it is about domains and what they need.
///
/// Every procedure may answer a [`RemoteError`]; [`NO_SUPPORT`](xdr_rpc::libvirt::ErrorCode::NO_SUPPORT)
/// is for those that a driver does not have.
#[rpc_program(id = 0x2000_8086, version = 1, access = Access)]
pub trait Remote {
    // The connection.

    /// How the server wants to know who calls. It always answers, and everything but this and the
    /// other procedures of authentication waits for what it demands.
    #[procedure(66, access = Access::Anyone)]
    #[xdr(max = AUTH_TYPE_LIST_MAX)]
    async fn auth_list(&self, cx: &Context) -> Result<Vec<AuthType>, RemoteError>;

    /// The mechanisms of SASL that the server has, separated by commas.
    #[procedure(67, access = Access::Anyone)]
    #[xdr(max = STRING_MAX)]
    async fn auth_sasl_init(&self, cx: &Context) -> Result<String, RemoteError>;

    /// Begins with a mechanism. `nil` says that there is no data, which is not the same as empty
    /// data.
    #[procedure(68, access = Access::Anyone)]
    async fn auth_sasl_start(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] mech: &str,
        #[xdr(as = Flag)] nil: bool,
        #[xdr(max = SASL_DATA_MAX, each(as = Char))] data: Vec<u8>,
    ) -> Result<SaslReply, RemoteError>;

    /// Goes on with the mechanism.
    #[procedure(69, access = Access::Anyone)]
    async fn auth_sasl_step(
        &self,
        cx: &Context,
        #[xdr(as = Flag)] nil: bool,
        #[xdr(max = SASL_DATA_MAX, each(as = Char))] data: Vec<u8>,
    ) -> Result<SaslReply, RemoteError>;

    /// Has polkit asked about the caller.
    #[procedure(70, access = Access::Anyone)]
    #[xdr(as = Flag)]
    async fn auth_polkit(&self, cx: &Context) -> Result<bool, RemoteError>;

    /// Whether the server or its driver has a [`feature`](crate::feature). To ask for pings makes the
    /// server begin with its own.
    #[procedure(60, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn connect_supports_feature(
        &self,
        cx: &Context,
        feature: i32,
    ) -> Result<bool, RemoteError>;

    /// Opens a driver by its URI, or the one that the server finds fitting. The flags are
    /// [`open_flags`](crate::open_flags).
    #[procedure(1, access = Access::Read)]
    async fn connect_open(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] name: Option<&str>,
        flags: u32,
    ) -> Result<(), RemoteError>;

    /// Closes the driver.
    #[procedure(2, access = Access::Read)]
    async fn connect_close(&self, cx: &Context) -> Result<(), RemoteError>;

    /// The name of the driver, such as `QEMU`.
    #[procedure(3, access = Access::Read)]
    #[xdr(max = STRING_MAX)]
    async fn connect_get_type(&self, cx: &Context) -> Result<String, RemoteError>;

    /// The version of the hypervisor: major x 1,000,000 + minor x 1,000 + release.
    #[procedure(4, access = Access::Read)]
    async fn connect_get_version(&self, cx: &Context) -> Result<u64, RemoteError>;

    /// The version of the server's library, in the same form.
    #[procedure(157, access = Access::Read)]
    async fn connect_get_lib_version(&self, cx: &Context) -> Result<u64, RemoteError>;

    /// The name of the host.
    #[procedure(59, access = Access::Read)]
    #[xdr(max = STRING_MAX)]
    async fn connect_get_hostname(&self, cx: &Context) -> Result<String, RemoteError>;

    /// The URI of the driver that is open.
    #[procedure(110, access = Access::Read)]
    #[xdr(max = STRING_MAX)]
    async fn connect_get_uri(&self, cx: &Context) -> Result<String, RemoteError>;

    /// Whether nobody can listen between the daemon and what its driver manages; a client adds what it knows
    /// of its own connection.
    #[procedure(149, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn connect_is_secure(&self, cx: &Context) -> Result<bool, RemoteError>;

    /// What host and hypervisor can do, as XML.
    #[procedure(7, access = Access::Read)]
    #[xdr(max = STRING_MAX)]
    async fn connect_get_capabilities(&self, cx: &Context) -> Result<String, RemoteError>;

    /// What the host has.
    #[procedure(6, access = Access::Read)]
    async fn node_get_info(&self, cx: &Context) -> Result<NodeInfo, RemoteError>;

    /// How the host keeps domains apart.
    #[procedure(122, access = Access::Read)]
    async fn node_get_security_model(&self, cx: &Context) -> Result<SecurityModel, RemoteError>;

    /// Asks for `connect_event_connection_closed`.
    #[procedure(360, access = Access::Read)]
    async fn connect_register_close_callback(&self, cx: &Context) -> Result<(), RemoteError>;

    /// Asks for it no longer.
    #[procedure(361, access = Access::Read)]
    async fn connect_unregister_close_callback(&self, cx: &Context) -> Result<(), RemoteError>;

    // Finding domains.

    /// The domains. Without `need_results` they are only counted. The flags are
    /// [`list_flags`](crate::list_flags).
    #[procedure(273, access = Access::Read)]
    async fn connect_list_all_domains(
        &self,
        cx: &Context,
        #[xdr(as = Flag)] need_results: bool,
        flags: u32,
    ) -> Result<DomainList, RemoteError>;

    /// The running domain with this number.
    #[procedure(22, access = Access::Read)]
    async fn domain_lookup_by_id(&self, cx: &Context, id: i32) -> Result<Domain, RemoteError>;

    /// The domain with this name.
    #[procedure(23, access = Access::Read)]
    async fn domain_lookup_by_name(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] name: &str,
    ) -> Result<Domain, RemoteError>;

    /// The domain with this UUID.
    #[procedure(24, access = Access::Read)]
    async fn domain_lookup_by_uuid(&self, cx: &Context, uuid: Uuid) -> Result<Domain, RemoteError>;

    // Looking at a domain.

    /// Its definition, as XML. Flag 1 asks for secrets in it, which a read-only connection does not get.
    #[procedure(14, access = Access::Read)]
    #[xdr(max = STRING_MAX)]
    async fn domain_get_xml_desc(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<String, RemoteError>;

    /// What it has and uses.
    #[procedure(16, access = Access::Read)]
    async fn domain_get_info(&self, cx: &Context, dom: Domain) -> Result<DomainInfo, RemoteError>;

    /// What it does, and why.
    #[procedure(212, access = Access::Read)]
    async fn domain_get_state(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<StateAndReason, RemoteError>;

    /// The kind of its operating system, such as `hvm`.
    #[procedure(19, access = Access::Read)]
    #[xdr(max = STRING_MAX)]
    async fn domain_get_os_type(&self, cx: &Context, dom: Domain) -> Result<String, RemoteError>;

    /// Whether it starts with the server.
    #[procedure(15, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn domain_get_autostart(&self, cx: &Context, dom: Domain) -> Result<bool, RemoteError>;

    /// Whether it runs.
    #[procedure(150, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn domain_is_active(&self, cx: &Context, dom: Domain) -> Result<bool, RemoteError>;

    /// Whether its definition stays when it stops.
    #[procedure(151, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn domain_is_persistent(&self, cx: &Context, dom: Domain) -> Result<bool, RemoteError>;

    /// Whether its memory is saved, to go on from when it starts.
    #[procedure(183, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn domain_has_managed_save_image(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<bool, RemoteError>;

    /// How many snapshots it has.
    #[procedure(187, access = Access::Read)]
    async fn domain_snapshot_num(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<i32, RemoteError>;

    /// What keeps it apart from others.
    #[procedure(121, access = Access::Read)]
    async fn domain_get_security_label(
        &self,
        cx: &Context,
        dom: Domain,
    ) -> Result<SecurityLabel, RemoteError>;

    /// What there is to say about it, such as that it is tainted.
    #[procedure(426, access = Access::Read)]
    #[xdr(max = DOMAIN_MESSAGES_MAX, each(max = STRING_MAX))]
    async fn domain_get_messages(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<Vec<String>, RemoteError>;

    // Changing a domain.

    /// Defines a domain, or changes its definition.
    #[procedure(11, access = Access::Write)]
    async fn domain_define_xml(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] xml: &str,
    ) -> Result<Domain, RemoteError>;

    /// The same. Flag 1 has the XML checked against the schema.
    #[procedure(350, access = Access::Write)]
    async fn domain_define_xml_flags(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] xml: &str,
        flags: u32,
    ) -> Result<Domain, RemoteError>;

    /// Starts a domain that has no other definition. Flag 1 starts it paused.
    #[procedure(10, access = Access::Write)]
    async fn domain_create_xml(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] xml_desc: &str,
        flags: u32,
    ) -> Result<Domain, RemoteError>;

    /// Starts a domain. Its number is found by looking it up once more.
    #[procedure(9, access = Access::Write)]
    async fn domain_create(&self, cx: &Context, dom: Domain) -> Result<(), RemoteError>;

    /// Starts a domain, and gives it with its number. Flag 1 starts it paused.
    #[procedure(196, access = Access::Write)]
    async fn domain_create_with_flags(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<Domain, RemoteError>;

    /// Pauses a domain.
    #[procedure(34, access = Access::Write)]
    async fn domain_suspend(&self, cx: &Context, dom: Domain) -> Result<(), RemoteError>;

    /// Lets a paused domain go on.
    #[procedure(28, access = Access::Write)]
    async fn domain_resume(&self, cx: &Context, dom: Domain) -> Result<(), RemoteError>;

    /// Asks its system to shut down.
    #[procedure(33, access = Access::Write)]
    async fn domain_shutdown(&self, cx: &Context, dom: Domain) -> Result<(), RemoteError>;

    /// The same, in a way that the flags say.
    #[procedure(258, access = Access::Write)]
    async fn domain_shutdown_flags(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<(), RemoteError>;

    /// Asks its system to boot again.
    #[procedure(27, access = Access::Write)]
    async fn domain_reboot(&self, cx: &Context, dom: Domain, flags: u32)
    -> Result<(), RemoteError>;

    /// Stops a domain at once.
    #[procedure(12, access = Access::Write)]
    async fn domain_destroy(&self, cx: &Context, dom: Domain) -> Result<(), RemoteError>;

    /// The same. Flag 1 gives it a moment to write what it has.
    #[procedure(234, access = Access::Write)]
    async fn domain_destroy_flags(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<(), RemoteError>;

    /// Takes its definition away.
    #[procedure(35, access = Access::Write)]
    async fn domain_undefine(&self, cx: &Context, dom: Domain) -> Result<(), RemoteError>;

    /// The same, with what the flags name: 1 is the saved memory, 2 the snapshots.
    #[procedure(231, access = Access::Write)]
    async fn domain_undefine_flags(
        &self,
        cx: &Context,
        dom: Domain,
        flags: u32,
    ) -> Result<(), RemoteError>;

    /// Whether it starts with the server.
    #[procedure(29, access = Access::Write)]
    async fn domain_set_autostart(
        &self,
        cx: &Context,
        dom: Domain,
        #[xdr(as = Flag)] autostart: bool,
    ) -> Result<(), RemoteError>;

    // Inside a domain.

    /// Its console, both ways. No name means the first one.
    #[procedure(201, stream, access = Access::Write)]
    async fn domain_open_console(
        &self,
        cx: &Context,
        stream: Stream,
        dom: Domain,
        #[xdr(max = STRING_MAX)] dev_name: Option<&str>,
        flags: u32,
    ) -> Result<(), RemoteError>;

    /// A picture of a screen, whose MIME type is the result.
    #[procedure(211, stream, access = Access::Write)]
    #[xdr(max = STRING_MAX)]
    async fn domain_screenshot(
        &self,
        cx: &Context,
        stream: Stream,
        dom: Domain,
        screen: u32,
        flags: u32,
    ) -> Result<Option<String>, RemoteError>;

    /// A display, as a file descriptor that comes with the reply.
    #[procedure(343, access = Access::Write)]
    async fn domain_open_graphics_fd(
        &self,
        cx: &Context,
        dom: Domain,
        idx: u32,
        flags: u32,
    ) -> Result<(), RemoteError>;

    // Storage.

    /// The pools. Without `need_results` they are only counted.
    #[procedure(281, access = Access::Read)]
    async fn connect_list_all_storage_pools(
        &self,
        cx: &Context,
        #[xdr(as = Flag)] need_results: bool,
        flags: u32,
    ) -> Result<StoragePoolList, RemoteError>;

    /// The pool with this name.
    #[procedure(84, access = Access::Read)]
    async fn storage_pool_lookup_by_name(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] name: &str,
    ) -> Result<StoragePool, RemoteError>;

    /// The pool with this UUID.
    #[procedure(85, access = Access::Read)]
    async fn storage_pool_lookup_by_uuid(
        &self,
        cx: &Context,
        uuid: Uuid,
    ) -> Result<StoragePool, RemoteError>;

    /// The pool of a volume.
    #[procedure(86, access = Access::Read)]
    async fn storage_pool_lookup_by_volume(
        &self,
        cx: &Context,
        vol: StorageVol,
    ) -> Result<StoragePool, RemoteError>;

    /// Whether a pool can be used.
    #[procedure(154, access = Access::Read)]
    #[xdr(as = Flag)]
    async fn storage_pool_is_active(
        &self,
        cx: &Context,
        pool: StoragePool,
    ) -> Result<bool, RemoteError>;

    /// The volumes of a pool. Without `need_results` they are only counted.
    #[procedure(282, access = Access::Read)]
    async fn storage_pool_list_all_volumes(
        &self,
        cx: &Context,
        pool: StoragePool,
        #[xdr(as = Flag)] need_results: bool,
        flags: u32,
    ) -> Result<StorageVolList, RemoteError>;

    /// The volume with this name in a pool.
    #[procedure(95, access = Access::Read)]
    async fn storage_vol_lookup_by_name(
        &self,
        cx: &Context,
        pool: StoragePool,
        #[xdr(max = STRING_MAX)] name: &str,
    ) -> Result<StorageVol, RemoteError>;

    /// The volume with this key.
    #[procedure(96, access = Access::Read)]
    async fn storage_vol_lookup_by_key(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] key: &str,
    ) -> Result<StorageVol, RemoteError>;

    /// The volume with this path on the host.
    #[procedure(97, access = Access::Read)]
    async fn storage_vol_lookup_by_path(
        &self,
        cx: &Context,
        #[xdr(max = STRING_MAX)] path: &str,
    ) -> Result<StorageVol, RemoteError>;

    /// What a volume has.
    #[procedure(98, access = Access::Read)]
    async fn storage_vol_get_info(
        &self,
        cx: &Context,
        vol: StorageVol,
    ) -> Result<StorageVolInfo, RemoteError>;

    /// Writes into a volume from an offset. A length of 0 means whatever comes.
    #[procedure(208, stream, access = Access::Write)]
    async fn storage_vol_upload(
        &self,
        cx: &Context,
        stream: Stream,
        vol: StorageVol,
        offset: u64,
        length: u64,
        flags: u32,
    ) -> Result<(), RemoteError>;

    /// Reads a volume from an offset. A length of 0 means up to its end.
    #[procedure(209, stream, access = Access::Write)]
    async fn storage_vol_download(
        &self,
        cx: &Context,
        stream: Stream,
        vol: StorageVol,
        offset: u64,
        length: u64,
        flags: u32,
    ) -> Result<(), RemoteError>;

    // Asking for events.

    /// Asks for events of the lifecycle, in the older form.
    #[procedure(105, access = Access::Read)]
    async fn connect_domain_event_register(&self, cx: &Context) -> Result<i32, RemoteError>;

    /// Asks for them no longer.
    #[procedure(106, access = Access::Read)]
    async fn connect_domain_event_deregister(&self, cx: &Context) -> Result<i32, RemoteError>;

    /// Asks for a kind of event, an [`event_id`](crate::event_id), in the older form.
    #[procedure(167, access = Access::Read)]
    async fn connect_domain_event_register_any(
        &self,
        cx: &Context,
        event_id: i32,
    ) -> Result<(), RemoteError>;

    /// Asks for it no longer.
    #[procedure(168, access = Access::Read)]
    async fn connect_domain_event_deregister_any(
        &self,
        cx: &Context,
        event_id: i32,
    ) -> Result<(), RemoteError>;

    /// Asks for a kind of event, an [`event_id`](crate::event_id), of one domain or of all; the result
    /// is the number that these events have in front.
    #[procedure(316, access = Access::Read)]
    async fn connect_domain_event_callback_register_any(
        &self,
        cx: &Context,
        event_id: i32,
        dom: Option<Domain>,
    ) -> Result<i32, RemoteError>;

    /// Asks for what has this number no longer.
    #[procedure(317, access = Access::Read)]
    async fn connect_domain_event_callback_deregister_any(
        &self,
        cx: &Context,
        callback_id: i32,
    ) -> Result<(), RemoteError>;

    // Events, older form and newer form.

    /// A domain came, went, started or stopped.
    #[event(107)]
    fn domain_event_lifecycle(msg: &LifecycleEvent);

    /// A domain came, went, started or stopped.
    #[event(318)]
    fn domain_event_callback_lifecycle(callback_id: i32, msg: &LifecycleEvent);

    /// A domain booted again.
    #[event(169)]
    fn domain_event_reboot(dom: &Domain);

    /// A domain booted again.
    #[event(319)]
    fn domain_event_callback_reboot(callback_id: i32, dom: &Domain);

    /// A domain set its clock.
    #[event(170)]
    fn domain_event_rtc_change(msg: &RtcChangeEvent);

    /// A domain set its clock.
    #[event(320)]
    fn domain_event_callback_rtc_change(callback_id: i32, msg: &RtcChangeEvent);

    /// A watchdog fired.
    #[event(171)]
    fn domain_event_watchdog(msg: &WatchdogEvent);

    /// A watchdog fired.
    #[event(321)]
    fn domain_event_callback_watchdog(callback_id: i32, msg: &WatchdogEvent);

    /// A disk failed.
    #[event(172)]
    fn domain_event_io_error(msg: &IoErrorEvent);

    /// A disk failed.
    #[event(322)]
    fn domain_event_callback_io_error(callback_id: i32, msg: &IoErrorEvent);

    /// Somebody begins or ends to look at a display.
    #[event(173)]
    fn domain_event_graphics(msg: &GraphicsEvent);

    /// Somebody begins or ends to look at a display.
    #[event(323)]
    fn domain_event_callback_graphics(callback_id: i32, msg: &GraphicsEvent);

    /// A disk failed for a reason.
    #[event(195)]
    fn domain_event_io_error_reason(msg: &IoErrorReasonEvent);

    /// A disk failed for a reason.
    #[event(324)]
    fn domain_event_callback_io_error_reason(callback_id: i32, msg: &IoErrorReasonEvent);

    /// The way to control a domain failed.
    #[event(224)]
    fn domain_event_control_error(dom: &Domain);

    /// The way to control a domain failed.
    #[event(325)]
    fn domain_event_callback_control_error(callback_id: i32, dom: &Domain);

    /// A job over a disk, by path, went on.
    #[event(241)]
    fn domain_event_block_job(msg: &BlockJobEvent);

    /// A job over a disk, by path, went on.
    #[event(326)]
    fn domain_event_callback_block_job(callback_id: i32, msg: &BlockJobEvent);

    /// A disk has another image.
    #[event(248)]
    fn domain_event_disk_change(msg: &DiskChangeEvent);

    /// A disk has another image.
    #[event(327)]
    fn domain_event_callback_disk_change(callback_id: i32, msg: &DiskChangeEvent);

    /// A tray was opened or closed.
    #[event(268)]
    fn domain_event_tray_change(msg: &TrayChangeEvent);

    /// A tray was opened or closed.
    #[event(328)]
    fn domain_event_callback_tray_change(callback_id: i32, msg: &TrayChangeEvent);

    /// A domain woke up.
    #[event(269)]
    fn domain_event_pmwakeup(dom: &Domain);

    /// A domain woke up.
    #[event(329)]
    fn domain_event_callback_pmwakeup(callback_id: i32, reason: i32, dom: &Domain);

    /// A domain went to sleep, in memory.
    #[event(270)]
    fn domain_event_pmsuspend(dom: &Domain);

    /// A domain went to sleep, in memory.
    #[event(330)]
    fn domain_event_callback_pmsuspend(callback_id: i32, reason: i32, dom: &Domain);

    /// A domain has more or less memory.
    #[event(276)]
    fn domain_event_balloon_change(msg: &BalloonChangeEvent);

    /// A domain has more or less memory.
    #[event(331)]
    fn domain_event_callback_balloon_change(callback_id: i32, msg: &BalloonChangeEvent);

    /// A domain went to sleep, on disk.
    #[event(292)]
    fn domain_event_pmsuspend_disk(dom: &Domain);

    /// A domain went to sleep, on disk.
    #[event(332)]
    fn domain_event_callback_pmsuspend_disk(callback_id: i32, reason: i32, dom: &Domain);

    /// A device is gone.
    #[event(311)]
    fn domain_event_device_removed(msg: &DeviceEvent);

    /// A device is gone.
    #[event(333)]
    fn domain_event_callback_device_removed(callback_id: i32, msg: &DeviceEvent);

    // Events that have only the newer form.

    /// A job over a disk, by target, went on.
    #[event(339)]
    fn domain_event_block_job_2(callback_id: i32, msg: &BlockJobEvent);

    /// Parameters changed.
    #[event(346)]
    fn domain_event_callback_tunable(callback_id: i32, msg: &TunableEvent);

    /// The agent in a domain came or went.
    #[event(348)]
    fn domain_event_callback_agent_lifecycle(callback_id: i32, msg: &AgentLifecycleEvent);

    /// A device has come.
    #[event(354)]
    fn domain_event_callback_device_added(callback_id: i32, msg: &DeviceEvent);

    /// A migration began another round.
    #[event(359)]
    fn domain_event_callback_migration_iteration(callback_id: i32, msg: &MigrationIterationEvent);

    /// A job is done.
    #[event(363)]
    fn domain_event_callback_job_completed(callback_id: i32, msg: &JobCompletedEvent);

    /// A device would not go.
    #[event(367)]
    fn domain_event_callback_device_removal_failed(callback_id: i32, msg: &DeviceEvent);

    /// Title, description or metadata changed.
    #[event(379)]
    fn domain_event_callback_metadata_change(callback_id: i32, msg: &MetadataChangeEvent);

    /// A disk has been written to beyond a threshold.
    #[event(385)]
    fn domain_event_block_threshold(callback_id: i32, msg: &BlockThresholdEvent);

    /// Memory failed.
    #[event(423)]
    fn domain_event_memory_failure(callback_id: i32, msg: &MemoryFailureEvent);

    /// A memory device has another size.
    #[event(438)]
    fn domain_event_memory_device_size_change(callback_id: i32, msg: &MemoryDeviceSizeChangeEvent);

    /// The driver has lost its own connection: 0 for an error, 1 for its end, 2 for keepalive, 3 because
    /// the client closed it.
    #[event(362)]
    fn connect_event_connection_closed(reason: i32);
}
