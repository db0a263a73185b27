//! The server's side.

use super::callbacks::{Checker, Proved};
use super::message::{self, Names};
use super::passwords::{Finder, Passwords};
use super::secret::{Key, Secret, random};
use super::{MAX_DATA, Mechanism, Refused, SecretError};
use rsasl::prelude::{Mechname, MessageSent, SASLConfig, SASLServer, Session, State};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// How long it may take to look for a user.
const LOOKUP: Duration = Duration::from_secs(10);
/// More steps than any mechanism here takes.
const STEPS: u32 = 4;

/// What all exchanges of a server share.
#[derive(Clone)]
struct Config {
    passwords: Arc<dyn Finder>,
    mechanisms: Vec<Mechanism>,
    plain_anywhere: bool,
    max_failures: u32,
    /// For users that are not there.
    seed: Key,
    /// Checking passwords takes processors, and whoever asks for it is a stranger.
    checks: Arc<Semaphore>,
}

/// Lets users in by SASL. Cheap to clone; one is for all connections.
#[derive(Clone)]
pub struct Server {
    config: Arc<Config>,
}

impl Server {
    /// With every [`Mechanism`], and 3 failures per connection.
    ///
    /// # Errors
    ///
    /// The system has no random bytes.
    pub fn new(passwords: impl Passwords) -> Result<Self, SecretError> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Server {
            config: Arc::new(Config {
                passwords: Arc::new(passwords),
                mechanisms: Mechanism::ALL.to_vec(),
                plain_anywhere: false,
                max_failures: 3,
                seed: random()?,
                checks: Arc::new(Semaphore::new((processors / 2).max(1))),
            }),
        })
    }

    /// The mechanisms to offer, the preferred one first.
    #[must_use]
    pub fn mechanisms(self, mechanisms: impl IntoIterator<Item = Mechanism>) -> Self {
        self.with(|config| config.mechanisms = mechanisms.into_iter().collect())
    }

    /// Offers PLAIN also where others can read the connection, and with it the password.
    #[must_use]
    pub fn plain_anywhere(self) -> Self {
        self.with(|config| config.plain_anywhere = true)
    }

    /// How many failures of one connection there may be; after that even the right password fails.
    #[must_use]
    pub fn max_failures(self, max: u32) -> Self {
        self.with(|config| config.max_failures = max.max(1))
    }

    /// Clones and exchanges that are there already stay as they are.
    fn with(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(Arc::make_mut(&mut self.config));
        self
    }

    /// What one connection goes through. `secure` where nobody else can read it: TLS, a Unix socket.
    #[must_use]
    pub fn exchange(&self, secure: bool) -> Exchange {
        Exchange {
            config: Arc::clone(&self.config),
            secure,
            stage: Stage::Idle,
            steps: 0,
            failures: 0,
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("mechanisms", &self.config.mechanisms)
            .finish_non_exhaustive()
    }
}

/// What the peer gets for a start or a step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reply {
    /// The peer is in.
    pub complete: bool,
    /// For the peer's mechanism; none is `nil`.
    pub data: Option<Vec<u8>>,
}

/// The authentication of one connection: one exchange at a time, again after a failure, until there were
/// too many.
pub struct Exchange {
    config: Arc<Config>,
    secure: bool,
    stage: Stage,
    steps: u32,
    failures: u32,
}

enum Stage {
    Idle,
    /// The peer knows the mechanisms.
    Listed,
    /// A mechanism was chosen, and nothing of it said.
    Chosen(Mechanism),
    Running(Running),
    Authenticated(String),
}

/// A mechanism at work.
struct Running {
    mechanism: Mechanism,
    session: Box<Session<Proved>>,
    user: String,
}

impl Exchange {
    /// AUTH_SASL_INIT: gives the list of mechanisms.
    ///
    /// # Errors
    ///
    /// An exchange has begun already, or there were too many failures, or nothing can be offered
    /// here.
    pub fn init(&mut self) -> Result<String, Refused> {
        if self.failures >= self.config.max_failures {
            return Err(Refused::because("too many failures"));
        }
        if !matches!(self.stage, Stage::Idle) {
            return Err(Refused::because("an exchange has begun already"));
        }
        let names: Vec<_> = self.offered().map(Mechanism::name).collect();
        if names.is_empty() {
            return Err(Refused::because("no mechanism can be offered here"));
        }
        self.stage = Stage::Listed;
        Ok(names.join(","))
    }

    /// AUTH_SASL_START.
    ///
    /// # Errors
    ///
    /// Whoever it is does not get in.
    pub async fn start(&mut self, mechanism: &str, data: Option<&[u8]>) -> Result<Reply, Refused> {
        let Stage::Listed = std::mem::replace(&mut self.stage, Stage::Idle) else {
            return self.fail("a start without an init");
        };
        let offered = self.offered().find(|offered| offered.name() == mechanism);
        let Some(mechanism) = offered else {
            return self.fail("a mechanism that was not offered");
        };
        self.steps = 0;
        self.stage = Stage::Chosen(mechanism);
        match data {
            // The client speaks first in all of them, and says so.
            None => Ok(Reply {
                complete: false,
                data: None,
            }),
            Some(_) => self.step(data).await,
        }
    }

    /// AUTH_SASL_STEP.
    ///
    /// # Errors
    ///
    /// Whoever it is does not get in.
    pub async fn step(&mut self, data: Option<&[u8]>) -> Result<Reply, Refused> {
        // Whatever goes wrong from here on, and also where nobody waits for it any more, nothing of
        // the exchange is left.
        let stage = match std::mem::replace(&mut self.stage, Stage::Idle) {
            // Not a failure: nothing more can be had.
            stage @ Stage::Authenticated(_) => {
                self.stage = stage;
                return Err(Refused::because("a step behind the end"));
            }
            stage => stage,
        };
        self.failures = self.failures.saturating_add(1);
        self.steps = self.steps.saturating_add(1);
        if self.steps > STEPS {
            return Err(Refused::because("too many steps"));
        }
        let data = data.unwrap_or_default();
        if data.len() > MAX_DATA {
            return Err(Refused::because("too much data"));
        }
        let running = match stage {
            Stage::Chosen(mechanism) => self.begin(mechanism, data).await?,
            Stage::Running(running) if message::is_client_final(data) => running,
            Stage::Running(_) => return Err(Refused::because("a malformed message")),
            _ => return Err(Refused::because("a step without a start")),
        };
        let reply = self.advance(running, data.to_owned()).await?;
        // It was none.
        self.failures = self.failures.saturating_sub(1);
        Ok(reply)
    }

    /// Who has authenticated, once somebody has.
    #[must_use]
    pub fn user(&self) -> Option<&str> {
        match &self.stage {
            Stage::Authenticated(user) => Some(user),
            _ => None,
        }
    }

    fn offered(&self) -> impl Iterator<Item = Mechanism> + '_ {
        let hides = self.secure || self.config.plain_anywhere;
        let all = self.config.mechanisms.iter().copied();
        all.filter(move |mechanism| hides || *mechanism != Mechanism::Plain)
    }

    fn fail(&mut self, reason: &'static str) -> Result<Reply, Refused> {
        self.failures = self.failures.saturating_add(1);
        Err(Refused::because(reason))
    }

    /// The client's first message says who it is about.
    async fn begin(&self, mechanism: Mechanism, data: &[u8]) -> Result<Running, Refused> {
        let names = match mechanism {
            Mechanism::ScramSha256 => message::client_first(data),
            Mechanism::Plain => message::plain(data),
        };
        let Some(Names { user, acts_for }) = names else {
            return Err(Refused::because("a malformed message"));
        };
        if acts_for.is_some_and(|other| other != user) {
            return Err(Refused::because("somebody who would act for another"));
        }
        let found = timeout(LOOKUP, self.config.passwords.find(&user)).await;
        let found = found.map_err(|_| Refused::because("the user was not found in time"))?;
        let (secret, is_nobody) = match found {
            Some(secret) => (Some(secret), false),
            None => (Secret::of_nobody(&user, &self.config.seed), true),
        };
        let checker = secret.map(|secret| Checker { secret, is_nobody });
        let session = checker.and_then(|checker| {
            let config = SASLConfig::builder()
                .with_default_mechanisms()
                .with_callback(checker)
                .ok()?;
            let name = Mechname::parse(mechanism.name().as_bytes()).ok()?;
            SASLServer::new(config).start_suggested(name).ok()
        });
        Ok(Running {
            mechanism,
            session: Box::new(session.ok_or(Refused::because("the mechanism does not begin"))?),
            user,
        })
    }

    /// Has the mechanism look at a message. Hashing a password would keep a thread busy that others
    /// wait for.
    async fn advance(&mut self, running: Running, data: Vec<u8>) -> Result<Reply, Refused> {
        const BROKEN: Refused = Refused::because("the mechanism broke down");
        let place = self.config.checks.acquire().await.map_err(|_| BROKEN)?;
        let checking = tokio::task::spawn_blocking(move || {
            let mut running = running;
            let mut out = Vec::new();
            let state = running.session.step(Some(&data), &mut out).ok();
            let is_proved = running.session.validation().is_some();
            state.map(|state| (running, state, is_proved, out))
        });
        let checked = checking.await.map_err(|_| BROKEN)?;
        drop(place);
        match checked {
            Some((running, State::Running, false, out)) => {
                self.stage = Stage::Running(running);
                Ok(Reply {
                    complete: false,
                    data: Some(out),
                })
            }
            Some((running, State::Finished(sent), true, out)) => {
                self.stage = Stage::Authenticated(running.user);
                Ok(Reply {
                    complete: true,
                    data: (sent == MessageSent::Yes).then_some(out),
                })
            }
            Some(_) => Err(Refused::because("an unknown user or a wrong password")),
            None => Err(Refused::because(
                "a message that the mechanism does not take",
            )),
        }
    }
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = match &self.stage {
            Stage::Idle => "idle",
            Stage::Listed => "listed",
            Stage::Chosen(mechanism) => mechanism.name(),
            Stage::Running(running) => running.mechanism.name(),
            Stage::Authenticated(_) => "authenticated",
        };
        f.debug_struct("Exchange")
            .field("stage", &stage)
            .field("failures", &self.failures)
            .finish_non_exhaustive()
    }
}
