//! The shape of messages, looked at before the mechanisms see them: those index what they split, and
//! take any cost that the other end names.

use std::borrow::Cow;
use stringprep::saslprep;

/// How often a client hashes its password for a server at least and at most. Fewer make it easy to guess
/// for whoever pretends to be the server (RFC 7677 section 4); more keep this end busy.
const ITERATIONS: std::ops::RangeInclusive<u32> = 4096..=600_000;

/// The names in the first message of a client.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Names {
    /// Who authenticates.
    pub(super) user: String,
    /// Whom they act for, where they say so.
    pub(super) acts_for: Option<String>,
}

/// A string as it is compared and hashed (RFC 4013), unless it has nothing or what it must not have.
pub(super) fn prepared(text: &str) -> Option<Cow<'_, str>> {
    saslprep(text).ok().filter(|text| !text.is_empty())
}

/// `authzid NUL authcid NUL password` (RFC 4616).
pub(super) fn plain(data: &[u8]) -> Option<Names> {
    let mut parts = data.split(|byte| *byte == 0);
    let (acts_for, user, password) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || password.is_empty() {
        return None;
    }
    let acts_for = std::str::from_utf8(acts_for).ok()?;
    let user = prepared(std::str::from_utf8(user).ok()?)?.into_owned();
    Some(Names {
        user,
        acts_for: (!acts_for.is_empty()).then(|| acts_for.to_owned()),
    })
}

/// `n,a=authzid,n=user,r=nonce` (RFC 5802 section 7), without channel binding.
pub(super) fn client_first(data: &[u8]) -> Option<Names> {
    let mut parts = data.split(|byte| *byte == b',');
    if !matches!(parts.next()?, b"n" | b"y") {
        return None;
    }
    let acts_for = match parts.next()? {
        b"" => None,
        part => Some(name(part.strip_prefix(b"a=")?)?),
    };
    let user = name(parts.next()?.strip_prefix(b"n=")?)?;
    let nonce = parts.next()?.strip_prefix(b"r=")?;
    (!nonce.is_empty() && parts.all(is_attribute)).then_some(Names { user, acts_for })
}

/// `c=binding,r=nonce,p=proof`.
pub(super) fn is_client_final(data: &[u8]) -> bool {
    let mut parts = data.split(|byte| *byte == b',').peekable();
    let begins = parts.next().is_some_and(|part| part.starts_with(b"c="))
        && parts.next().is_some_and(|part| part.starts_with(b"r="));
    while let Some(part) = parts.next() {
        if part.starts_with(b"p=") {
            return begins && parts.peek().is_none();
        }
        if !is_attribute(part) {
            return false;
        }
    }
    false
}

/// `r=nonce,s=salt,i=iterations`, at a cost that is neither too low nor too high.
pub(super) fn is_server_first(data: &[u8]) -> bool {
    let mut parts = data.split(|byte| *byte == b',');
    let begins = parts.next().is_some_and(|part| part.starts_with(b"r="))
        && parts
            .next()
            .and_then(|part| part.strip_prefix(b"s="))
            .is_some_and(|salt| !salt.is_empty());
    let iterations = parts
        .next()
        .and_then(|part| std::str::from_utf8(part.strip_prefix(b"i=")?).ok())
        .and_then(|text| text.parse().ok());
    begins
        && iterations.is_some_and(|iterations| ITERATIONS.contains(&iterations))
        && parts.all(is_attribute)
}

/// `v=verifier` or `e=error`.
pub(super) fn is_server_final(data: &[u8]) -> bool {
    let mut parts = data.split(|byte| *byte == b',');
    parts
        .next()
        .is_some_and(|part| part.starts_with(b"v=") || part.starts_with(b"e="))
        && parts.all(is_attribute)
}

/// `x=value`
fn is_attribute(part: &[u8]) -> bool {
    matches!(part, [letter, b'=', ..] if letter.is_ascii_alphabetic())
}

/// A name, in which `=2C` and `=3D` are a comma and an equals sign, and no other `=` may be.
fn name(text: &[u8]) -> Option<String> {
    let mut pieces = std::str::from_utf8(text).ok()?.split('=');
    let mut name = pieces.next()?.to_owned();
    for piece in pieces {
        let (plain, rest) = match piece.split_at_checked(2)? {
            ("2C", rest) => (',', rest),
            ("3D", rest) => ('=', rest),
            _ => return None,
        };
        name.push(plain);
        name.push_str(rest);
    }
    prepared(&name).map(Cow::into_owned)
}
