//! What a real libvirtd answers to our client, as its own client shows it or as the facts have it.

use crate::peers::{Libvirtd, QEMU, STORAGE, TEST, runtime, virsh};
use xdr_remote::{Connection, DomainState, StateAndReason};
use xdr_rpc::CallError;

/// What virsh tells behind a name and a colon.
fn told(lines: &str, name: &str) -> String {
    let mut lines = lines.lines().filter_map(|line| line.split_once(':'));
    let found = lines.find(|(found, _)| *found == name);
    let (_, value) = found.unwrap_or_else(|| panic!("virsh does not tell {name}"));
    value.trim().to_owned()
}

#[test]
fn about_connection_and_host() -> Result<(), CallError> {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let witness = daemon.unix(TEST);
        let unix = open(&witness).await;
        assert_eq!(unix.connect_get_type().await?, "TEST");
        assert_eq!(unix.connect_get_uri().await?, "test:///default");
        assert!(unix.connect_is_secure().await?);
        assert_eq!(
            unix.connect_get_hostname().await?,
            virsh(&witness, &["hostname"]).trim()
        );
        let version = |number: u64| {
            let (major, minor) = (number / 1_000_000, number / 1_000 % 1_000);
            format!("TEST {major}.{minor}.{}", number % 1_000)
        };
        let told_version = virsh(&witness, &["version"]);
        let hypervisor = version(unix.connect_get_version().await?);
        assert_eq!(hypervisor, told(&told_version, "Running hypervisor"));
        let library = version(unix.connect_get_lib_version().await?);
        assert_eq!(library, told(&told_version, "Using API"));
        let capabilities = unix.connect_get_capabilities().await?;
        assert_eq!(
            capabilities.trim(),
            virsh(&witness, &["capabilities"]).trim()
        );

        let told_host = virsh(&witness, &["nodeinfo"]);
        let host = unix.node_get_info().await?;
        assert_eq!(host.model_name(), told(&told_host, "CPU model"));
        assert_eq!(host.cpus.to_string(), told(&told_host, "CPU(s)"));
        assert_eq!(
            format!("{} MHz", host.mhz),
            told(&told_host, "CPU frequency")
        );
        assert_eq!(host.sockets.to_string(), told(&told_host, "CPU socket(s)"));
        assert_eq!(
            host.cores.to_string(),
            told(&told_host, "Core(s) per socket")
        );
        assert_eq!(
            host.threads.to_string(),
            told(&told_host, "Thread(s) per core")
        );
        assert_eq!(host.nodes.to_string(), told(&told_host, "NUMA cell(s)"));
        assert_eq!(
            format!("{} KiB", host.memory),
            told(&told_host, "Memory size")
        );
        let model = unix.node_get_security_model().await?;
        assert_eq!(model.model_name(), "testSecurity");
        Ok(())
    })
}

#[test]
fn about_a_domain() -> Result<(), CallError> {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let connection = open(&daemon.unix(TEST)).await;
        let test = connection.domain_lookup_by_name("test").await?;
        let told_info = virsh(&daemon.unix(TEST), &["dominfo test"]);
        assert_eq!(test.uuid.to_string(), told(&told_info, "UUID"));
        assert_eq!(test.id.to_string(), told(&told_info, "Id"));
        assert_eq!(connection.domain_lookup_by_id(test.id).await?, test);
        assert_eq!(connection.domain_lookup_by_uuid(test.uuid).await?, test);
        let info = connection.domain_get_info(test.clone()).await?;
        assert_eq!(info.state.to_string(), told(&told_info, "State"));
        assert_eq!(info.nr_virt_cpu.to_string(), told(&told_info, "CPU(s)"));
        assert_eq!(
            format!("{} KiB", info.max_mem),
            told(&told_info, "Max memory")
        );
        assert_eq!(
            format!("{} KiB", info.memory),
            told(&told_info, "Used memory")
        );
        assert_eq!(
            connection.domain_get_state(test.clone(), 0).await?,
            StateAndReason {
                state: DomainState::Running,
                reason: 0
            }
        );
        assert_eq!(
            connection.domain_get_os_type(test.clone()).await?,
            told(&told_info, "OS Type")
        );
        let label = connection.domain_get_security_label(test.clone()).await?;
        assert_eq!(
            format!("{} (enforcing)", label.text()),
            told(&told_info, "Security label")
        );
        assert!(label.enforcing);
        assert!(connection.domain_is_active(test.clone()).await?);
        assert!(connection.domain_is_persistent(test.clone()).await?);
        assert!(!connection.domain_get_autostart(test.clone()).await?);
        connection.domain_set_autostart(test.clone(), true).await?;
        assert!(connection.domain_get_autostart(test.clone()).await?);
        assert!(
            !connection
                .domain_has_managed_save_image(test.clone(), 0)
                .await?
        );
        assert_eq!(connection.domain_snapshot_num(test.clone(), 0).await?, 0);
        assert!(connection.domain_get_messages(test, 0).await?.is_empty());
        let counted = connection.connect_list_all_domains(false, 0).await?;
        assert_eq!((counted.domains.len(), counted.count), (0, 1));
        Ok(())
    })
}

#[test]
fn about_a_real_guest() -> Result<(), CallError> {
    let daemon = Libvirtd::start(&["--console"]);
    runtime().block_on(async {
        let connection = open(&daemon.unix(QEMU)).await;
        let echo = connection.domain_lookup_by_name("echo").await?;
        let info = connection.domain_get_info(echo.clone()).await?;
        assert_eq!((info.state, info.max_mem), (DomainState::Running, 16_384));
        assert_eq!(connection.domain_get_os_type(echo).await?, "hvm");
        Ok(())
    })
}

#[test]
fn about_pools_and_volumes() -> Result<(), CallError> {
    let daemon = Libvirtd::start(&["--pool"]);
    runtime().block_on(async {
        let connection = open(&daemon.unix(STORAGE)).await;
        let listed = connection.connect_list_all_storage_pools(true, 0).await?;
        let pool = connection.storage_pool_lookup_by_name("p").await?;
        assert_eq!((listed.pools, listed.count), (vec![pool.clone()], 1));
        assert_eq!(
            connection.storage_pool_lookup_by_uuid(pool.uuid).await?,
            pool
        );
        let listed = connection.storage_pool_list_all_volumes(pool.clone(), true, 0);
        let listed = listed.await?;
        let volume = connection.storage_vol_lookup_by_name(pool, "v").await?;
        assert_eq!((listed.vols, listed.count), (vec![volume.clone()], 1));
        let path = format!("{}/pool/v", daemon.value("FOLDER"));
        assert_eq!((volume.pool.as_str(), volume.name.as_str()), ("p", "v"));
        assert_eq!(connection.storage_vol_lookup_by_path(&path).await?, volume);
        assert_eq!(
            connection.storage_vol_lookup_by_key(&volume.key).await?,
            volume
        );
        let info = connection.storage_vol_get_info(volume).await?;
        assert_eq!((info.kind, info.capacity), (0, 1 << 20));
        Ok(())
    })
}

async fn open(uri: &str) -> Connection {
    Connection::open(uri).await.expect("it opens")
}
