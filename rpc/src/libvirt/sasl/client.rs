//! The client's side.

use super::callbacks::Prover;
use super::message::{self, prepared};
use super::{ClientError, MAX_DATA, Mechanism};
use rsasl::prelude::{Mechname, SASLClient, SASLConfig, Session, SessionError, State};
use std::fmt;

/// A user's name and password, for as many exchanges as there are connections.
#[derive(Clone)]
pub struct Client {
    user: String,
    password: String,
    plain_anywhere: bool,
}

impl Client {
    /// For a user with a password.
    #[must_use]
    pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
        Client {
            user: user.into(),
            password: password.into(),
            plain_anywhere: false,
        }
    }

    /// Sends the password as it is also where others can read the connection, should the server know no
    /// better.
    #[must_use]
    pub fn plain_anywhere(mut self) -> Self {
        self.plain_anywhere = true;
        self
    }

    /// Begins with the strongest mechanism that both sides have. `offered` is the server's list;
    /// `secure` where nobody else can read the connection: TLS, a Unix socket.
    ///
    /// # Errors
    ///
    /// There is no such mechanism, or the user or password cannot be used.
    pub fn exchange(&self, offered: &str, secure: bool) -> Result<ClientExchange, ClientError> {
        let listed = || {
            offered
                .split(|char: char| char == ',' || char.is_ascii_whitespace())
                .filter_map(Mechanism::named)
        };
        let may_show = secure || self.plain_anywhere;
        let has = |mechanism| listed().any(|listed| listed == mechanism);
        let mechanism = Mechanism::ALL
            .into_iter()
            .find(|mechanism| has(*mechanism) && (may_show || *mechanism != Mechanism::Plain));
        let Some(mechanism) = mechanism else {
            return Err(ClientError::NoMechanism {
                offered: offered.chars().take(200).collect(),
                plain_would_be_read: has(Mechanism::Plain),
            });
        };
        let (Some(user), Some(password)) = (prepared(&self.user), prepared(&self.password)) else {
            return Err(ClientError::Credentials);
        };
        let (user, password) = (user.into_owned(), password.into_owned());
        let session = begin(mechanism, Prover { user, password });
        Ok(ClientExchange {
            mechanism,
            stage: Stage::First,
            session: Some(session.ok_or(ClientError::Credentials)?),
        })
    }
}

fn begin(mechanism: Mechanism, prover: Prover) -> Option<Box<Session>> {
    let config = SASLConfig::builder()
        .with_default_mechanisms()
        .with_callback(prover)
        .ok()?;
    let name = Mechname::parse(mechanism.name().as_bytes()).ok()?;
    let session = SASLClient::new(config).start_suggested_iter([name]).ok()?;
    Some(Box::new(session))
}

impl fmt::Debug for Client {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

/// What a client does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// It sends AUTH_SASL_STEP with these data; none is `nil`.
    Send(Option<Vec<u8>>),
    /// It is in, and is sure of its server as far as the mechanism makes it.
    Done,
}

/// What the client expects next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing was said yet.
    First,
    /// SCRAM: the salt.
    Challenge,
    /// SCRAM: the server's proof.
    Proof,
    /// The mechanism is through, and the server has not said so yet.
    Through,
    Done,
}

/// The authentication of one connection.
pub struct ClientExchange {
    mechanism: Mechanism,
    stage: Stage,
    session: Option<Box<Session>>,
}

impl ClientExchange {
    /// The name of the mechanism, for AUTH_SASL_START.
    #[must_use]
    pub fn mechanism(&self) -> &'static str {
        self.mechanism.name()
    }

    /// The data of AUTH_SASL_START.
    ///
    /// # Errors
    ///
    /// It was called before.
    pub async fn start(&mut self) -> Result<Option<Vec<u8>>, ClientError> {
        if self.stage != Stage::First {
            return Err(ClientError::Protocol("the exchange has begun already"));
        }
        let out = self.advance(None).await?;
        self.stage = match self.mechanism {
            Mechanism::ScramSha256 => Stage::Challenge,
            Mechanism::Plain => Stage::Through,
        };
        Ok(Some(out))
    }

    /// What follows on the server's reply to AUTH_SASL_START or AUTH_SASL_STEP.
    ///
    /// # Errors
    ///
    /// The server does not keep to the mechanism, or is not the one that knows the password.
    pub async fn step(&mut self, data: Option<&[u8]>, complete: bool) -> Result<Next, ClientError> {
        let data = data.unwrap_or_default();
        if data.len() > MAX_DATA {
            return Err(ClientError::Protocol("too much data"));
        }
        match self.stage {
            Stage::Challenge if complete => Err(ClientError::Unproved),
            Stage::Challenge if !message::is_server_first(data) => Err(ClientError::Protocol(
                "its first message is malformed, or asks for too little or too much work",
            )),
            Stage::Challenge => {
                let out = self.advance(Some(data.to_owned())).await?;
                self.stage = Stage::Proof;
                Ok(Next::Send(Some(out)))
            }
            Stage::Proof if complete && data.is_empty() => Err(ClientError::Unproved),
            Stage::Proof if !message::is_server_final(data) => {
                Err(ClientError::Protocol("its last message is malformed"))
            }
            Stage::Proof => {
                self.advance(Some(data.to_owned())).await?;
                Ok(self.through(complete))
            }
            Stage::Through if data.is_empty() => Ok(self.through(complete)),
            Stage::Through => Err(ClientError::Protocol("it goes on behind the end")),
            Stage::First | Stage::Done => Err(ClientError::Protocol("it was not asked anything")),
        }
    }

    /// All is said. A server may want to hear that its last message has arrived.
    fn through(&mut self, complete: bool) -> Next {
        if complete {
            self.stage = Stage::Done;
            return Next::Done;
        }
        self.stage = Stage::Through;
        Next::Send(None)
    }

    /// Has the mechanism look at a message. Hashing the password takes long on purpose.
    async fn advance(&mut self, data: Option<Vec<u8>>) -> Result<Vec<u8>, ClientError> {
        const BROKEN: ClientError = ClientError::Protocol("the mechanism broke down");
        let mut session = self.session.take().ok_or(BROKEN)?;
        let proving = tokio::task::spawn_blocking(move || {
            let mut out = Vec::new();
            let stepped = session.step(data.as_deref(), &mut out);
            (session, stepped, out)
        });
        let (session, stepped, out) = proving.await.map_err(|_| BROKEN)?;
        match stepped {
            Ok(State::Running | State::Finished(_)) => {
                self.session = Some(session);
                Ok(out)
            }
            Err(SessionError::MutualAuthenticationFailed) => Err(ClientError::WrongServer),
            Err(_) => Err(ClientError::Protocol("a message that it does not allow")),
        }
    }
}

impl fmt::Debug for ClientExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientExchange")
            .field("mechanism", &self.mechanism)
            .field("stage", &self.stage)
            .finish_non_exhaustive()
    }
}
