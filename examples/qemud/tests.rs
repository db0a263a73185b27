//! The driver without a protocol: what it does, refuses and tells.

use crate::domains::{Condition, Domains, Happening, News, PausedBy, RunningSince, StoppedBy};
use crate::guests::Launcher;
use crate::hypervisor::Hypervisor;
use crate::refusal::Kind;
use crate::store::Store;
use crate::xml::Definition;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use uuid::Uuid;

fn hypervisor() -> (Hypervisor, UnboundedReceiver<News>) {
    let (news, heard) = unbounded_channel();
    let domains = Domains::new(news, Store::nowhere());
    (Hypervisor::new(Arc::new(domains), Launcher::Memory), heard)
}

fn definition(name: &str) -> Definition {
    let text = format!(
        "<domain type='test'><name>{name}</name><memory unit='MiB'>64</memory>
         <os><type>hvm</type></os></domain>"
    );
    Definition::read(&text).unwrap()
}

fn heard(news: &mut UnboundedReceiver<News>) -> Vec<(Option<i32>, Happening)> {
    let next = || news.try_recv().ok();
    std::iter::from_fn(next)
        .map(|news| (news.domain.id, news.happening))
        .collect()
}

fn condition(hypervisor: &Hypervisor, uuid: Uuid) -> Condition {
    hypervisor.domains().by_uuid(uuid).unwrap().condition
}

#[tokio::test]
async fn a_domain_goes_through_its_life() {
    let (hypervisor, mut news) = hypervisor();
    let uuid = hypervisor.domains().define(definition("a")).unwrap().uuid;
    assert_eq!(
        condition(&hypervisor, uuid),
        Condition::ShutOff(StoppedBy::Unknown)
    );
    assert_eq!(hypervisor.start(uuid, false).await.unwrap().id, Some(1));
    assert_eq!(
        condition(&hypervisor, uuid),
        Condition::Running(RunningSince::Booted)
    );
    hypervisor.suspend(uuid).await.unwrap();
    // Again, which changes nothing and is no news.
    hypervisor.suspend(uuid).await.unwrap();
    assert_eq!(
        condition(&hypervisor, uuid),
        Condition::Paused(PausedBy::User)
    );
    hypervisor.resume(uuid).await.unwrap();
    assert_eq!(
        condition(&hypervisor, uuid),
        Condition::Running(RunningSince::Unpaused)
    );
    hypervisor.reboot(uuid).await.unwrap();
    hypervisor.shut_down(uuid).await.unwrap();
    assert_eq!(
        condition(&hypervisor, uuid),
        Condition::ShutOff(StoppedBy::Shutdown)
    );
    assert_eq!(hypervisor.start(uuid, true).await.unwrap().id, Some(2));
    hypervisor
        .domains()
        .define(
            hypervisor
                .domains()
                .by_uuid(uuid)
                .unwrap()
                .definition
                .as_ref()
                .clone(),
        )
        .unwrap();
    hypervisor.undefine(uuid).await.unwrap();
    hypervisor.destroy(uuid).await.unwrap();
    assert_eq!(
        hypervisor.domains().by_uuid(uuid).unwrap_err().kind,
        Kind::NotFound
    );
    let expected = [
        (None, Happening::Added),
        (Some(1), Happening::Started),
        (Some(1), Happening::Suspended),
        (Some(1), Happening::Resumed),
        (Some(1), Happening::Rebooted),
        (Some(1), Happening::ShutDown { by_guest: true }),
        (Some(1), Happening::Stopped(StoppedBy::Shutdown)),
        (Some(2), Happening::Started),
        (Some(2), Happening::Updated),
        (Some(2), Happening::Undefined),
        (Some(2), Happening::Stopped(StoppedBy::Destroyed)),
    ];
    assert_eq!(heard(&mut news), expected);
}

#[tokio::test]
async fn what_the_state_does_not_allow_is_refused() {
    let (hypervisor, _news) = hypervisor();
    let uuid = hypervisor.domains().define(definition("a")).unwrap().uuid;
    for refused in [
        hypervisor.suspend(uuid).await,
        hypervisor.resume(uuid).await,
        hypervisor.shut_down(uuid).await,
        hypervisor.reboot(uuid).await,
        hypervisor.destroy(uuid).await,
    ] {
        let refusal = refused.unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "Requested operation is not valid: domain is not running"
        );
    }
    hypervisor.start(uuid, false).await.unwrap();
    for refused in [
        hypervisor.start(uuid, false).await.map(drop),
        hypervisor.resume(uuid).await,
    ] {
        let refusal = refused.unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "Requested operation is not valid: domain is already running"
        );
    }
    let nobody = hypervisor.start(Uuid::nil(), false).await.unwrap_err();
    assert_eq!(nobody.kind, Kind::NotFound);
}

#[tokio::test]
async fn a_transient_domain_goes_when_it_stops() {
    let (hypervisor, mut news) = hypervisor();
    let made = hypervisor.create(definition("t"), false).await.unwrap();
    let again = hypervisor.create(definition("t"), false).await.unwrap_err();
    assert_eq!(
        again.to_string(),
        format!(
            "operation failed: domain 't' already exists with uuid {}",
            made.uuid
        )
    );
    let undefined = hypervisor.undefine(made.uuid).await.unwrap_err();
    assert_eq!(
        undefined.to_string(),
        "Requested operation is not valid: cannot undefine transient domain"
    );
    hypervisor.destroy(made.uuid).await.unwrap();
    assert!(hypervisor.domains().all().is_empty());
    let expected = [
        (Some(1), Happening::Started),
        (Some(1), Happening::Stopped(StoppedBy::Destroyed)),
    ];
    assert_eq!(heard(&mut news), expected);
}

#[tokio::test]
async fn a_transient_domain_that_is_defined_stays() {
    let (hypervisor, _news) = hypervisor();
    let made = definition("t");
    let uuid = hypervisor.create(made.clone(), false).await.unwrap().uuid;
    hypervisor.domains().define(made).unwrap();
    hypervisor.destroy(uuid).await.unwrap();
    assert!(hypervisor.domains().by_uuid(uuid).unwrap().persistent);
}

#[tokio::test]
async fn names_and_uuids_belong_together() {
    let (hypervisor, _news) = hypervisor();
    let first = hypervisor.domains().define(definition("a")).unwrap();
    let taken = hypervisor.domains().define(definition("a")).unwrap_err();
    assert_eq!(taken.kind, Kind::Failed);
    let mut other_name = definition("b");
    other_name.uuid = first.uuid;
    let taken = hypervisor.domains().define(other_name).unwrap_err();
    assert_eq!(
        taken.to_string(),
        format!(
            "operation failed: domain 'a' is already defined with uuid {}",
            first.uuid
        )
    );
}

#[tokio::test]
async fn a_running_domain_keeps_what_it_was_started_with() {
    let (hypervisor, _news) = hypervisor();
    let first = definition("a");
    let uuid = hypervisor.domains().define(first.clone()).unwrap().uuid;
    hypervisor.start(uuid, false).await.unwrap();
    let text = first.write(None).replace("65536", "1024");
    hypervisor
        .domains()
        .define(Definition::read(&text).unwrap())
        .unwrap();
    let domain = hypervisor.domains().by_uuid(uuid).unwrap();
    assert_eq!(
        (domain.current().memory, domain.definition.memory),
        (65_536, 1024)
    );
    hypervisor.destroy(uuid).await.unwrap();
    hypervisor.start(uuid, false).await.unwrap();
    let domain = hypervisor.domains().by_uuid(uuid).unwrap();
    assert_eq!(domain.current().memory, 1024);
}

#[tokio::test]
async fn one_of_many_starts_a_domain() {
    let (hypervisor, mut news) = hypervisor();
    let uuid = hypervisor.domains().define(definition("a")).unwrap().uuid;
    let starts = (0..50).map(|_| hypervisor.start(uuid, false));
    let started = futures_util::future::join_all(starts).await;
    assert_eq!(started.iter().filter(|started| started.is_ok()).count(), 1);
    assert_eq!(heard(&mut news).len(), 2);
}

#[tokio::test]
async fn what_was_begun_is_done_although_the_caller_goes() {
    let (hypervisor, mut news) = hypervisor();
    let uuid = hypervisor.domains().define(definition("a")).unwrap().uuid;
    let job = hypervisor.domains().by_uuid(uuid).unwrap().job();
    let held = job.lock_owned().await;
    let mut start = Box::pin(hypervisor.start(uuid, false));
    assert!(futures_util::poll!(&mut start).is_pending());
    drop(start);
    drop(held);
    news.recv().await.unwrap();
    assert_eq!(news.recv().await.unwrap().happening, Happening::Started);
}
