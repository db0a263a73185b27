//! What `rsasl` asks while an exchange goes on.

use super::secret::Secret;
use rsasl::callback::{Context, Request, SessionCallback, SessionData};
use rsasl::mechanisms::scram::properties::ScramStoredPassword;
use rsasl::prelude::{SessionError, Validation};
use rsasl::property::{AuthId, Password};
use rsasl::validate::{Validate, ValidationError};

/// Marks exchanges of a server: they are valid or end in nothing.
pub(super) struct Proved;

impl Validation for Proved {
    type Value = ();
}

/// Knows the one user that an exchange of a server is about.
pub(super) struct Checker {
    pub(super) secret: Secret,
    /// The secret is nobody's.
    pub(super) is_nobody: bool,
}

impl SessionCallback for Checker {
    fn callback(
        &self,
        _: &SessionData,
        _: &Context<'_>,
        request: &mut Request<'_>,
    ) -> Result<(), SessionError> {
        let secret = &self.secret;
        request.satisfy::<ScramStoredPassword<'_>>(&ScramStoredPassword::new(
            secret.iterations,
            &secret.salt,
            &secret.stored_key,
            &secret.server_key,
        ))?;
        Ok(())
    }

    /// SCRAM comes here once the proof is right, PLAIN with the password.
    fn validate(
        &self,
        _: &SessionData,
        context: &Context<'_>,
        validate: &mut Validate<'_>,
    ) -> Result<(), ValidationError> {
        let is_right = match context.get_ref::<Password>() {
            Some(password) => self.secret.is_of(password),
            None => true,
        };
        if is_right && !self.is_nobody {
            validate.finalize::<Proved>(());
        }
        Ok(())
    }
}

/// Knows who a client is.
pub(super) struct Prover {
    pub(super) user: String,
    pub(super) password: String,
}

impl SessionCallback for Prover {
    fn callback(
        &self,
        _: &SessionData,
        _: &Context<'_>,
        request: &mut Request<'_>,
    ) -> Result<(), SessionError> {
        request
            .satisfy::<AuthId>(&self.user)?
            .satisfy::<Password>(self.password.as_bytes())?;
        Ok(())
    }
}
