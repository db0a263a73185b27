//! Whether the peer is still there: asked where it is silent, answered where it asks.

use super::Driver;
use super::deadlines::after;
use crate::libvirt::{self, KeepAlive};
use crate::protocol::Protocol;
use std::sync::atomic::Ordering;
use tokio::time::Instant;

/// The clock of the peer's signs of life.
#[derive(Debug)]
pub(super) struct Keepalive {
    settings: KeepAlive,
    /// The end of the interval; none where that is beyond all times.
    deadline: Option<Instant>,
    /// Something came from the peer in this interval.
    heard: bool,
    /// Nothing was read for a time, so nobody can tell.
    is_deaf: bool,
    /// Questions without an answer.
    asked: u32,
}

impl<S> Driver<S> {
    /// Starts the clock once the session says so.
    pub(super) fn begin_keepalive(&mut self) {
        if self.keepalive.is_none()
            && let Some(settings) = self.limits.keepalive
            && self.session.asks.load(Ordering::Acquire)
        {
            self.keepalive = Some(Box::new(Keepalive {
                settings,
                deadline: after(settings.interval),
                heard: false,
                is_deaf: false,
                asked: 0,
            }));
        }
    }

    pub(super) fn keepalive_deadline(&self) -> Option<Instant> {
        self.keepalive.as_ref()?.deadline
    }

    /// Something came from the peer.
    pub(super) fn hear(&mut self) {
        if let Some(keepalive) = &mut self.keepalive {
            keepalive.heard = true;
        }
    }

    /// What the peer says is not read, for our sake.
    pub(super) fn stay_deaf(&mut self) {
        if let Some(keepalive) = &mut self.keepalive {
            keepalive.is_deaf = true;
        }
    }

    /// At the end of an interval: asks, or gives up.
    pub(super) fn check_keepalive(&mut self, now: Instant) -> Result<(), String> {
        let Some(keepalive) = &mut self.keepalive else {
            return Ok(());
        };
        if keepalive.deadline.is_none_or(|deadline| now < deadline) {
            return Ok(());
        }
        keepalive.deadline = after(keepalive.settings.interval);
        let is_deaf = std::mem::take(&mut keepalive.is_deaf);
        if std::mem::take(&mut keepalive.heard) || is_deaf {
            keepalive.asked = 0;
            if !is_deaf {
                return Ok(());
            }
            // It is asked all the same: where nothing is read, only writing shows that it has gone.
        } else if keepalive.asked >= keepalive.settings.count {
            let asked = keepalive.asked;
            return Err(format!(
                "the peer is silent and left {asked} keepalive messages without an answer"
            ));
        } else {
            keepalive.asked = keepalive.asked.saturating_add(1);
        }
        let ping = libvirt::ping();
        // A message without arguments breaks no limit.
        let _ = self.session.send(ping.len(), &|out| out.put(&ping));
        Ok(())
    }

    /// Answers a question. Who asks and never reads the answers is not worth keeping.
    pub(super) fn answer_ping(&self) -> Result<(), String> {
        if !self.programs.serves() && self.session.is_full() {
            return Err("the peer asks for signs of life and does not read them".to_owned());
        }
        let pong = libvirt::pong();
        let _ = self.session.send(pong.len(), &|out| out.put(&pong));
        Ok(())
    }

    /// Whether messages that are no calls are taken where calls are not: the peer may ask for a sign of
    /// life behind a call that has to wait.
    pub(super) fn takes_signs_of_life(&self) -> bool {
        self.session.protocol() == Protocol::Libvirt
            && !self.draining
            && super::has_room_for_replies(&self.session, &self.writing, &self.limits)
            && !self.session.waits_for_readers()
    }
}
