//! From attribute tokens to keys and values: one table of keys a level, and the mistakes that
//! can be told without knowing what a key means.

pub(crate) mod container;
pub(crate) mod field;
mod options;
pub(crate) mod procedure;
pub(crate) mod program;
pub(crate) mod variant;

pub(crate) use container::ContainerAttrs;
pub(crate) use field::{FieldAttrs, FormAttrs, Limit};
pub(crate) use variant::VariantAttrs;

use crate::errors::{Errors, closest, mistake};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, Meta, Path, Token, Type, WherePredicate};

/// Where an attribute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Container,
    Field,
    Variant,
    /// Inside `each(..)`.
    Each,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    Nothing,
    Expr,
    MaybeExpr,
    Type,
    Path,
    /// `= EXPR` or `(EXPR, EXPR)`.
    Cases,
    /// `(keys of the elements)`.
    Keys,
    /// `(where predicates)`.
    Predicates,
}

/// A key, what it takes, and how it is written.
type Key = (&'static str, Takes, &'static str);

impl Level {
    const ALL: [Level; 3] = [Level::Container, Level::Field, Level::Variant];

    fn keys(self) -> &'static [Key] {
        match self {
            Level::Container => container::KEYS,
            Level::Field => field::KEYS,
            Level::Variant => variant::KEYS,
            Level::Each => field::EACH_KEYS,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Level::Container => "container",
            Level::Field => "field",
            Level::Variant => "variant",
            Level::Each => "`each`",
        }
    }

    fn place(self) -> &'static str {
        match self {
            Level::Container => "on the type",
            Level::Field => "on a field",
            Level::Variant => "on a variant",
            Level::Each => "in `each(..)`",
        }
    }
}

/// Words of serialisers whose formats have names.
const HABITS: &[&str] = &[
    "rename",
    "rename_all",
    "alias",
    "flatten",
    "skip_serializing_if",
    "untagged",
    "content",
    "index",
];

/// A key with its value; the key's place is where mistakes about it are shown.
#[derive(Debug, Clone)]
pub(crate) struct Keyed<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Nothing,
    Expr(Expr),
    Type(Type),
    Path(Path),
    Exprs(Vec<Expr>),
    Items(Vec<Item>),
    Predicates(Vec<WherePredicate>),
}

pub(crate) type Item = Keyed<Value>;

/// All keys of all `#[xdr(..)]` attributes in `attrs`, each of them once.
pub(crate) fn parse(attrs: &[Attribute], level: Level, errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("xdr")) {
        let Meta::List(list) = &attr.meta else {
            errors.push(&attr.meta, "expected `#[xdr(..)]`");
            continue;
        };
        if !matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) {
            errors.push(&attr.meta, "expected `#[xdr(..)]`");
            continue;
        }
        let parsed = list.parse_args_with(|input: ParseStream<'_>| {
            parse_items(input, level, &mut items, errors)
        });
        if let Err(error) = parsed {
            errors.push_error(error);
        }
    }
    items
}

fn parse_items(
    input: ParseStream<'_>,
    level: Level,
    items: &mut Vec<Item>,
    errors: &mut Errors,
) -> syn::Result<()> {
    while !input.is_empty() {
        let key = input.call(Ident::parse_any)?;
        let known = level.keys().iter().find(|(name, ..)| key == name);
        match known {
            None => {
                errors.push(&key, unknown(level, &key));
                skip_item(input)?;
            }
            Some(known) => match parse_value(input, &key, known, errors) {
                Ok(_) if items.iter().any(|item| item.key == key) => {
                    errors.push(&key, format!("duplicate `{key}`; keep one"));
                }
                Ok(value) => items.push(Keyed { key, value }),
                Err(error) => {
                    errors.push_error(error);
                    skip_item(input)?;
                }
            },
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(())
}

/// Goes to the end of an item that makes no sense.
fn skip_item(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn unknown(level: Level, key: &Ident) -> String {
    let name = key.to_string();
    if HABITS.contains(&name.as_str()) || (level == Level::Field && name == "default") {
        return format!("`{name}` has no meaning on the wire; remove it");
    }
    let has = |level: &Level| level.keys().iter().any(|(known, ..)| *known == name);
    if let Some(other) = Level::ALL.iter().copied().find(has) {
        return format!("`{name}` belongs {}", other.place());
    }
    let names = || level.keys().iter().map(|(known, ..)| *known);
    let level = level.name();
    match closest(&name, names()) {
        Some(meant) => format!("unknown {level} attribute `{name}`; did you mean `{meant}`?"),
        None => {
            let list = names()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ");
            format!("unknown {level} attribute `{name}`; expected one of {list}")
        }
    }
}

fn parse_value(
    input: ParseStream<'_>,
    key: &Ident,
    (name, takes, written): &Key,
    errors: &mut Errors,
) -> syn::Result<Value> {
    let assigned = input.peek(Token![=]);
    let listed = input.peek(syn::token::Paren);
    match takes {
        Takes::Nothing if assigned || listed => Err(mistake(
            input.span(),
            format!("`{name}` takes no value; write `{name}`"),
        )),
        Takes::Nothing => Ok(Value::Nothing),
        Takes::MaybeExpr if !assigned && !listed => Ok(Value::Nothing),
        Takes::Cases if listed => cases(input),
        Takes::Keys if listed => {
            let mut items = Vec::new();
            inside(input, |content, _| {
                if content.is_empty() {
                    errors.push(key, format!("expected `{written}`"));
                }
                parse_items(content, Level::Each, &mut items, errors)
            })?;
            Ok(Value::Items(items))
        }
        Takes::Predicates if listed => inside(input, |content, _| {
            let predicates = content.parse_terminated(WherePredicate::parse, Token![,])?;
            Ok(Value::Predicates(predicates.into_iter().collect()))
        }),
        Takes::Expr | Takes::MaybeExpr | Takes::Cases | Takes::Type | Takes::Path if assigned => {
            input.parse::<Token![=]>()?;
            assigned_value(input, name, *takes)
        }
        _ => Err(mistake(key.span(), format!("expected `{written}`"))),
    }
}

fn assigned_value(input: ParseStream<'_>, name: &str, takes: Takes) -> syn::Result<Value> {
    if takes == Takes::Type || takes == Takes::Path {
        unquoted(input, name, takes)?;
    }
    match takes {
        Takes::Type => input.parse().map(Value::Type),
        Takes::Path => input.call(Path::parse_mod_style).map(Value::Path),
        Takes::Cases => input.parse().map(|case| Value::Exprs(vec![case])),
        _ => input.parse().map(Value::Expr),
    }
}

/// Refuses the quotes that other derives ask for.
fn unquoted(input: ParseStream<'_>, name: &str, takes: Takes) -> syn::Result<()> {
    if !input.peek(syn::LitStr) {
        return Ok(());
    }
    let quoted: syn::LitStr = input.parse()?;
    let what = if takes == Takes::Path { "path" } else { "type" };
    Err(mistake(
        quoted.span(),
        format!(
            "write the {what} without quotes: `{name} = {}`",
            quoted.value()
        ),
    ))
}

fn cases(input: ParseStream<'_>) -> syn::Result<Value> {
    inside(input, |content, parens| {
        if content.is_empty() {
            return Err(mistake(parens, "expected at least one value"));
        }
        let cases = Punctuated::<Expr, Token![,]>::parse_terminated(content)?;
        Ok(Value::Exprs(cases.into_iter().collect()))
    })
}

/// Reads what stands in parentheses. After a mistake it goes to their end: syn reports tokens that
/// are left as a mistake of their own.
fn inside<T>(
    input: ParseStream<'_>,
    read: impl FnOnce(ParseStream<'_>, Span) -> syn::Result<T>,
) -> syn::Result<T> {
    let content;
    let parens = syn::parenthesized!(content in input);
    let read = read(&content, parens.span.join());
    while read.is_err() && !content.is_empty() {
        content.parse::<TokenTree>()?;
    }
    read
}

/// The text of the doc comments, one line of it a line.
pub(crate) fn docs(attrs: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attr in attrs {
        if let Meta::NameValue(pair) = &attr.meta
            && pair.path.is_ident("doc")
            && let Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) = &pair.value
        {
            let line = text.value();
            lines.push(
                line.strip_prefix(' ')
                    .unwrap_or(&line)
                    .trim_end()
                    .to_owned(),
            );
        }
    }
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The predicates of the `#[cfg(..)]` attributes. A derive sees none, since rustc has applied
/// them before; an attribute macro sees them all.
pub(crate) fn cfgs(attrs: &[Attribute]) -> Vec<TokenStream> {
    attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"))
        .filter_map(|attr| match &attr.meta {
            Meta::List(list) => Some(list.tokens.clone()),
            _ => None,
        })
        .collect()
}
