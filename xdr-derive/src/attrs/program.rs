//! The options of `#[rpc_program(..)]` and of `#[procedure(..)]`.

use crate::errors::{Errors, closest};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{Attribute, Expr, LitStr, Meta, Path};

/// What `#[rpc_program(..)]` may say, with the form of each option.
const PROGRAM: &[(&str, &str)] = &[
    ("id", "id = 0x2000_0000"),
    ("version", "version = 1"),
    ("crate", "crate = path"),
];

/// What `#[procedure(N, ..)]` may say besides its number. Each later option is one more row.
const PROCEDURE: &[(&str, &str)] = &[];

/// A value that must be there.
pub(crate) enum Given<T> {
    /// It is not, and nobody has said so yet.
    Missing,
    /// What stands there has been reported.
    Reported,
    Value(T),
}

impl<T> Given<T> {
    /// The value, where there is a good one.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Given::Value(value) => Some(value),
            Given::Missing | Given::Reported => None,
        }
    }

    /// Reads the value further; what fails there has been reported there.
    pub(crate) fn and_then<U>(self, read: impl FnOnce(T) -> Option<U>) -> Given<U> {
        match self {
            Given::Missing => Given::Missing,
            Given::Reported => Given::Reported,
            Given::Value(value) => Given::read(read(value)),
        }
    }

    fn read(value: Option<T>) -> Given<T> {
        value.map_or(Given::Reported, Given::Value)
    }
}

/// `#[rpc_program(id = .., version = .., crate = ..)]`.
pub(crate) struct ProgramAttrs {
    pub(crate) id: Given<Expr>,
    pub(crate) version: Given<Expr>,
    pub(crate) krate: Option<Path>,
}

impl ProgramAttrs {
    /// Reads the tokens between the parentheses of the attribute.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> ProgramAttrs {
        let mut attrs = ProgramAttrs {
            id: Given::Missing,
            version: Given::Missing,
            krate: None,
        };
        let options: Vec<Entry> = split(tokens)
            .into_iter()
            .map(|tokens| Entry::read(tokens, true))
            .collect();
        // What was meant for a number has been reported, and the number is not missed as well.
        for number in ["id", "version"] {
            if options
                .iter()
                .any(|option| option.may_mean(number, PROGRAM))
            {
                match number {
                    "id" => attrs.id = Given::Reported,
                    _ => attrs.version = Given::Reported,
                }
            }
        }
        for option in keyed(options, PROGRAM, errors) {
            match option.name.as_str() {
                "id" => attrs.id = Given::read(option.value(errors, expression)),
                "version" => attrs.version = Given::read(option.value(errors, expression)),
                _ => attrs.krate = option.value(errors, crate_path),
            }
        }
        attrs
    }
}

/// The number in `#[procedure(N)]` of one method; a second such attribute is a mistake.
pub(crate) fn procedure_number(attrs: &[Attribute], errors: &mut Errors) -> Given<Expr> {
    let mut found = Given::Missing;
    for attr in attrs.iter().filter(|attr| is_procedure(attr)) {
        if matches!(found, Given::Missing) {
            found = Given::read(number(attr, errors));
        } else {
            errors.push(attr, "duplicate `procedure`; a procedure has one number");
        }
    }
    found
}

/// Whether the attribute is `#[procedure]` in any form.
fn is_procedure(attr: &Attribute) -> bool {
    attr.path().is_ident("procedure")
}

fn number(attr: &Attribute, errors: &mut Errors) -> Option<Expr> {
    let Meta::List(list) = &attr.meta else {
        errors.push(
            attr,
            "expected `#[procedure(..)]` with the number of the procedure",
        );
        return None;
    };
    let mut entries = split(list.tokens.clone()).into_iter();
    let Some(first) = entries.next() else {
        errors.push(attr, "the number is missing; write `#[procedure(1)]`");
        return None;
    };
    let number = match Entry::read(first, false) {
        Entry::Positional(tokens) => expression(tokens, errors),
        Entry::Keyed(option) => {
            errors.push(
                &option.key,
                "the number comes first and has no name; write `#[procedure(1)]`",
            );
            None
        }
    };
    let rest = entries.map(|tokens| Entry::read(tokens, true)).collect();
    let _ = keyed(rest, PROCEDURE, errors);
    number
}

/// One entry between commas.
enum Entry {
    Positional(TokenStream),
    Keyed(Item),
}

/// `key` or `key = value`.
struct Item {
    key: Ident,
    name: String,
    value: Option<TokenStream>,
    form: &'static str,
}

impl Entry {
    /// `flags`: whether a name that stands alone is a key. The first entry of `procedure` is a number,
    /// which may be the name of a constant.
    fn read(tokens: TokenStream, flags: bool) -> Entry {
        let mut rest = tokens.clone().into_iter();
        let Some(TokenTree::Ident(key)) = rest.next() else {
            return Entry::Positional(tokens);
        };
        let value = match rest.next() {
            None if flags => None,
            Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => Some(rest.collect()),
            _ => return Entry::Positional(tokens),
        };
        let name = key.to_string();
        Entry::Keyed(Item {
            key,
            name,
            value,
            form: "",
        })
    }
}

impl Entry {
    /// Whether this is no option, but most likely meant to be this one.
    fn may_mean(&self, name: &str, known: &[(&str, &str)]) -> bool {
        match self {
            Entry::Positional(_) => true,
            Entry::Keyed(item) => {
                let mut names = known.iter().map(|(name, _)| *name);
                !names.any(|known| known == item.name) && meant(&item.name, known) == Some(name)
            }
        }
    }
}

impl Item {
    fn value<T>(
        self,
        errors: &mut Errors,
        read: fn(TokenStream, &mut Errors) -> Option<T>,
    ) -> Option<T> {
        match self.value {
            Some(tokens) if !tokens.is_empty() => read(tokens, errors),
            _ => {
                errors.push(&self.key, format!("expected `{}`", self.form));
                None
            }
        }
    }
}

/// Keeps the known keys, each once; reports the rest.
fn keyed(entries: Vec<Entry>, known: &[(&str, &'static str)], errors: &mut Errors) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for entry in entries {
        let mut item = match entry {
            Entry::Keyed(item) => item,
            Entry::Positional(tokens) => {
                errors.push(&tokens, format!("expected an option; {}", allowed(known)));
                continue;
            }
        };
        let Some((_, form)) = known.iter().find(|(name, _)| *name == item.name) else {
            errors.push(&item.key, unknown(&item.name, known));
            continue;
        };
        item.form = form;
        if kept.iter().any(|earlier| earlier.name == item.name) {
            errors.push(&item.key, format!("duplicate `{}`; keep one", item.name));
            continue;
        }
        kept.push(item);
    }
    kept
}

fn unknown(name: &str, known: &[(&str, &str)]) -> String {
    match meant(name, known) {
        Some(meant) => format!("unknown option `{name}`; did you mean `{meant}`?"),
        None => format!("unknown option `{name}`; {}", allowed(known)),
    }
}

/// The option that a wrong name was most likely meant for.
fn meant<'a>(name: &str, known: &[(&'a str, &str)]) -> Option<&'a str> {
    closest(name, known.iter().map(|(name, _)| *name))
}

fn allowed(known: &[(&str, &str)]) -> String {
    let mut names: Vec<String> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
    match names.pop() {
        None => String::from("there is none besides the number"),
        Some(only) if names.is_empty() => format!("the option is {only}"),
        Some(last) => format!("the options are {} and {last}", names.join(", ")),
    }
}

fn expression(tokens: TokenStream, errors: &mut Errors) -> Option<Expr> {
    let value = syn::parse2(tokens.clone()).ok();
    if value.is_none() {
        errors.push(tokens, "expected one value; write a number or a constant");
    }
    value
}

fn crate_path(tokens: TokenStream, errors: &mut Errors) -> Option<Path> {
    let path = Path::parse_mod_style.parse2(tokens.clone()).ok();
    if path.is_none() {
        let message = match syn::parse2::<LitStr>(tokens.clone()) {
            Ok(_) => "write the path without quotes: `crate = path`",
            Err(_) => "expected a path; write `crate = path`",
        };
        errors.push(tokens, message);
    }
    path
}

/// The entries between the commas; a comma at the end is allowed.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut entries = Vec::new();
    let mut current = TokenStream::new();
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                entries.push(std::mem::take(&mut current));
            }
            _ => current.extend([token]),
        }
    }
    if !current.is_empty() {
        entries.push(current);
    }
    entries
}
