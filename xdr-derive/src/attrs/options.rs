//! Options between commas, `name` or `name = value`, in the attributes of a program.

use crate::errors::{Errors, closest};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::Parser as _;
use syn::{Expr, LitStr, Path, Type};

/// The options that an attribute may have, each with its form.
pub(super) type Known = [(&'static str, &'static str)];

/// One entry between commas.
pub(super) enum Entry {
    Positional(TokenStream),
    Keyed(Item),
}

/// `key` or `key = value`.
pub(super) struct Item {
    pub(super) key: Ident,
    pub(super) name: String,
    value: Option<TokenStream>,
    form: &'static str,
}

impl Entry {
    /// `flags`: whether a name that stands alone is a key. The first entry of `procedure` is a number,
    /// which may be the name of a constant.
    pub(super) fn read(tokens: TokenStream, flags: bool) -> Entry {
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

    pub(super) fn is_keyed(&self) -> bool {
        matches!(self, Entry::Keyed(_))
    }

    /// Whether this is no option, but most likely meant to be this one.
    pub(super) fn may_mean(&self, name: &str, known: &Known) -> bool {
        match self {
            Entry::Positional(_) => true,
            Entry::Keyed(item) => {
                let is_known = known.iter().any(|(known, _)| *known == item.name);
                !is_known && meant(&item.name, known) == Some(name)
            }
        }
    }
}

impl Item {
    /// The value of an option that has one.
    pub(super) fn value<T>(
        self,
        errors: &mut Errors,
        read: fn(TokenStream, &'static str, &mut Errors) -> Option<T>,
    ) -> Option<T> {
        match self.value {
            Some(tokens) if !tokens.is_empty() => read(tokens, self.form, errors),
            _ => {
                errors.push(&self.key, format!("expected `{}`", self.form));
                None
            }
        }
    }

    /// The name of an option that has no value.
    pub(super) fn flag(self, errors: &mut Errors) -> Ident {
        if let Some(value) = self.value {
            let name = &self.name;
            let at = if value.is_empty() {
                self.key.to_token_stream()
            } else {
                value
            };
            errors.push(at, format!("`{name}` takes no value; write `{name}`"));
        }
        self.key
    }
}

/// Keeps the known keys, each once; reports the rest.
pub(super) fn keyed(entries: Vec<Entry>, known: &Known, errors: &mut Errors) -> Vec<Item> {
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

fn unknown(name: &str, known: &Known) -> String {
    match meant(name, known) {
        Some(meant) => format!("unknown option `{name}`; did you mean `{meant}`?"),
        None => format!("unknown option `{name}`; {}", allowed(known)),
    }
}

/// The option that a wrong name was most likely meant for.
fn meant(name: &str, known: &Known) -> Option<&'static str> {
    closest(name, known.iter().map(|(name, _)| *name))
}

fn allowed(known: &Known) -> String {
    let mut names: Vec<String> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
    match names.pop() {
        None => String::from("there is none besides the number"),
        Some(only) if names.is_empty() => format!("the option is {only}"),
        Some(last) => format!("the options are {} and {last}", names.join(", ")),
    }
}

/// A number or a constant.
pub(super) fn expression(tokens: TokenStream, _form: &str, errors: &mut Errors) -> Option<Expr> {
    let value = syn::parse2(tokens.clone()).ok();
    if value.is_none() {
        errors.push(tokens, "expected one value; write a number or a constant");
    }
    value
}

/// A path without quotes and without generic arguments.
pub(super) fn path(tokens: TokenStream, form: &str, errors: &mut Errors) -> Option<Path> {
    let path = Path::parse_mod_style.parse2(tokens.clone()).ok();
    if path.is_none() {
        let message = match syn::parse2::<LitStr>(tokens.clone()) {
            Ok(_) => format!("write the path without quotes: `{form}`"),
            Err(_) => format!("expected a path; write `{form}`"),
        };
        errors.push(tokens, message);
    }
    path
}

/// A type without quotes.
pub(super) fn ty(tokens: TokenStream, form: &str, errors: &mut Errors) -> Option<Type> {
    let ty = syn::parse2::<Type>(tokens.clone()).ok();
    if ty.is_none() {
        let message = match syn::parse2::<LitStr>(tokens.clone()) {
            Ok(_) => format!("write the type without quotes: `{form}`"),
            Err(_) => format!("expected a type; write `{form}`"),
        };
        errors.push(tokens, message);
    }
    ty
}

/// The entries between the commas; a comma at the end is allowed.
pub(super) fn split(tokens: TokenStream) -> Vec<TokenStream> {
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
