//! `#[procedure(N, ..)]` and `#[event(N)]`.

use super::Keyed;
use super::options::{Entry, Item, Known, expression, keyed, split};
use super::program::Given;
use crate::errors::Errors;
use proc_macro2::{Ident, TokenStream};
use std::time::Duration;
use syn::{Attribute, Expr, LitStr, Meta};

/// What `#[procedure(N, ..)]` may say besides its number.
const PROCEDURE: &Known = &[
    ("oneway", "oneway"),
    ("idempotent", "idempotent"),
    ("timeout", "timeout = \"2s\""),
    ("overrides", "overrides"),
    ("max_args", "max_args = 4096"),
    ("max_reply", "max_reply = 65536"),
    ("access", "access = EXPR"),
    ("blocking", "blocking"),
    ("detached", "detached"),
    ("stream", "stream"),
];

/// What `#[event(N)]` may say besides its number.
const EVENT: &Known = &[];

/// The options of a procedure, as written.
pub(crate) struct ProcedureAttrs {
    pub(crate) oneway: Option<Ident>,
    pub(crate) idempotent: Option<Ident>,
    pub(crate) overrides: Option<Ident>,
    pub(crate) blocking: Option<Ident>,
    pub(crate) detached: Option<Ident>,
    pub(crate) stream: Option<Ident>,
    pub(crate) timeout: Option<Keyed<Duration>>,
    /// In bytes.
    pub(crate) max_args: Option<Keyed<Expr>>,
    /// In bytes.
    pub(crate) max_reply: Option<Keyed<Expr>>,
    pub(crate) access: Given<Keyed<Expr>>,
}

impl ProcedureAttrs {
    /// The number and the options of a method.
    pub(crate) fn parse(attrs: &[Attribute], errors: &mut Errors) -> (Given<Expr>, ProcedureAttrs) {
        let (number, entries) = entries("procedure", attrs, PROCEDURE, errors);
        let mut options = ProcedureAttrs {
            oneway: None,
            idempotent: None,
            overrides: None,
            blocking: None,
            detached: None,
            stream: None,
            timeout: None,
            max_args: None,
            max_reply: None,
            access: Given::unless_meant("access", &entries, PROCEDURE),
        };
        for option in keyed(entries, PROCEDURE, errors) {
            options.put(option, errors);
        }
        (number, options)
    }

    fn put(&mut self, option: Item, errors: &mut Errors) {
        let key = option.key.clone();
        match option.name.as_str() {
            "oneway" => self.oneway = Some(option.flag(errors)),
            "idempotent" => self.idempotent = Some(option.flag(errors)),
            "overrides" => self.overrides = Some(option.flag(errors)),
            "blocking" => self.blocking = Some(option.flag(errors)),
            "detached" => self.detached = Some(option.flag(errors)),
            "stream" => self.stream = Some(option.flag(errors)),
            "timeout" => {
                let value = option.value(errors, duration);
                self.timeout = value.map(|value| Keyed { key, value });
            }
            "max_args" => {
                let value = option.value(errors, expression);
                self.max_args = value.map(|value| Keyed { key, value });
            }
            "max_reply" => {
                let value = option.value(errors, expression);
                self.max_reply = value.map(|value| Keyed { key, value });
            }
            _ => {
                let value = option.value(errors, expression);
                self.access = Given::read(value.map(|value| Keyed { key, value }));
            }
        }
    }
}

/// The number of an event, which has no options.
pub(crate) fn event_number(attrs: &[Attribute], errors: &mut Errors) -> Given<Expr> {
    let (number, entries) = entries("event", attrs, EVENT, errors);
    let _ = keyed(entries, EVENT, errors);
    number
}

/// The number in `#[NAME(N, ..)]` and what follows it; a second such attribute is a mistake.
fn entries(
    name: &str,
    attrs: &[Attribute],
    known: &Known,
    errors: &mut Errors,
) -> (Given<Expr>, Vec<Entry>) {
    let mut found = (Given::Missing, Vec::new());
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        if found.0.is_missing() {
            found = one(name, attr, known, errors);
        } else {
            errors.push(attr, format!("duplicate `{name}`; keep one"));
        }
    }
    found
}

fn one(
    name: &str,
    attr: &Attribute,
    known: &Known,
    errors: &mut Errors,
) -> (Given<Expr>, Vec<Entry>) {
    let Meta::List(list) = &attr.meta else {
        errors.push(
            attr,
            format!("expected `#[{name}(..)]` with the number of the {name}"),
        );
        return (Given::Reported, Vec::new());
    };
    let entries = split(list.tokens.clone());
    let Some(first) = entries.first() else {
        errors.push(attr, format!("the number is missing; write `#[{name}(1)]`"));
        return (Given::Reported, Vec::new());
    };
    let rest = |from: usize| entries.iter().skip(from).cloned();
    let rest = |from| rest(from).map(|tokens| Entry::read(tokens, true));
    let Some(option) = named(first, known) else {
        let number = expression(first.clone(), "", errors);
        return (Given::read(number), rest(1).collect());
    };
    let form = known.iter().find(|(name, _)| *name == option.name);
    let message = match form {
        Some((_, form)) => format!("the number comes first; write `#[{name}(1, {form})]`"),
        None => format!("the number comes first and has no name; write `#[{name}(1)]`"),
    };
    errors.push(&option.key, message);
    let options = match form {
        // The number may follow.
        Some(_) => rest(0).filter(Entry::is_keyed).collect(),
        None => rest(1).collect(),
    };
    (Given::Reported, options)
}

/// The first entry where it is no number: an option, or a number with a name.
fn named(first: &TokenStream, known: &Known) -> Option<Item> {
    match (
        Entry::read(first.clone(), false),
        Entry::read(first.clone(), true),
    ) {
        (Entry::Keyed(item), _) => Some(item),
        (_, Entry::Keyed(item)) if known.iter().any(|(name, _)| *name == item.name) => Some(item),
        _ => None,
    }
}

fn duration(tokens: TokenStream, form: &str, errors: &mut Errors) -> Option<Duration> {
    let text = syn::parse2::<LitStr>(tokens.clone()).ok();
    let duration = text.and_then(|text| whole(&text.value()));
    match duration {
        None => errors.push(
            tokens,
            format!("expected a whole number and `us`, `ms`, `s`, `min` or `h`; write `{form}`"),
        ),
        Some(Duration::ZERO) => errors.push(
            tokens,
            format!("a timeout of 0 leaves no time for an answer; write `{form}`, or leave it out"),
        ),
        Some(duration) => return Some(duration),
    }
    None
}

/// `2s`, `150ms`.
fn whole(text: &str) -> Option<Duration> {
    let unit = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
    let number = u64::from(number);
    match unit {
        "us" => Some(Duration::from_micros(number)),
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "min" => number.checked_mul(60).map(Duration::from_secs),
        "h" => number.checked_mul(60 * 60).map(Duration::from_secs),
        _ => None,
    }
}
