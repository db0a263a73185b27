//! A well-behaved client that calls all the time while others misbehave.

use super::service::VictimClient;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

pub struct Bystander {
    stop: Arc<AtomicBool>,
    calls: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

impl Bystander {
    pub fn start(endpoint: &str) -> Bystander {
        let stop = Arc::new(AtomicBool::new(false));
        let calls = Arc::new(AtomicU64::new(0));
        let endpoint = endpoint.to_owned();
        let (thread_stop, thread_calls) = (Arc::clone(&stop), Arc::clone(&calls));
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let client = VictimClient::connect(&endpoint).await.unwrap();
                while !thread_stop.load(Ordering::Relaxed) {
                    assert_eq!(client.echo("bystander").await.unwrap(), "bystander");
                    thread_calls.fetch_add(1, Ordering::Relaxed);
                }
            });
        });
        Bystander {
            stop,
            calls,
            thread: Some(thread),
        }
    }

    /// Asserts that every call so far succeeded and that calls still go through.
    pub fn expect_well(mut self) {
        let before = self.calls.load(Ordering::Relaxed);
        while self.calls.load(Ordering::Relaxed) < before + 3 {
            assert!(
                !self.thread.as_ref().unwrap().is_finished(),
                "the bystander failed"
            );
            std::thread::yield_now();
        }
        self.stop.store(true, Ordering::Relaxed);
        self.thread
            .take()
            .unwrap()
            .join()
            .expect("the bystander failed");
    }
}

impl Drop for Bystander {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
