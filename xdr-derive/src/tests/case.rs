//! The files of `tests/ui`, and what the macros make of them.

use super::announced::{Mistake, announced};
use super::found::found;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Item, Meta};

/// A file of the suite.
pub(super) struct Case {
    /// The path below `tests/ui`.
    pub(super) name: String,
    path: PathBuf,
    text: String,
}

impl Case {
    /// All files of a folder of `tests/ui`, sorted.
    pub(super) fn all(folder: &str) -> Vec<Case> {
        let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
        let mut paths: Vec<PathBuf> = fs::read_dir(ui.join(folder))
            .unwrap_or_else(|error| panic!("tests/ui/{folder}: {error}"))
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .collect();
        paths.sort();
        assert!(!paths.is_empty(), "tests/ui/{folder} has no cases");
        let read = |path: PathBuf| Case {
            name: format!("{folder}/{}", path.file_name().unwrap().display()),
            text: fs::read_to_string(&path).unwrap(),
            path,
        };
        paths.into_iter().map(read).collect()
    }

    /// The rule: the comment in the first line.
    pub(super) fn rule(&self) -> Option<&str> {
        self.text.lines().next()?.strip_prefix("//! ")
    }

    /// What the comments announce.
    pub(super) fn announced(&self) -> Vec<Mistake> {
        announced(&self.text)
    }

    /// What the macros say.
    pub(super) fn found(&self) -> Vec<Mistake> {
        found(self.expansions().into_iter().collect(), &self.text)
    }

    /// What rustc prints, as far as the file beside the case has it.
    pub(super) fn stderr(&self) -> String {
        let path = self.path.with_extension("stderr");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// What the macros make of each item that asks for one, also inside of modules.
    pub(super) fn expansions(&self) -> Vec<TokenStream> {
        let file = syn::parse_file(&self.text).unwrap_or_else(|error| {
            let at = error.span().start();
            panic!("{}:{}: {error}", self.name, at.line)
        });
        let mut expansions = Vec::new();
        for item in file.items {
            expand(item, &mut expansions);
        }
        expansions
    }
}

fn expand(mut item: Item, expansions: &mut Vec<TokenStream>) {
    if let Item::Mod(module) = item {
        for item in module.content.into_iter().flat_map(|(_, items)| items) {
            expand(item, expansions);
        }
        return;
    }
    let Some(attrs) = attributes(&mut item) else {
        return;
    };
    if derives(attrs) {
        let item = item.into_token_stream();
        expansions.push(crate::xdr::derive(item, &quote!(::xdr_core)));
    } else if let Some(options) = program_options(attrs) {
        let item = item.into_token_stream();
        expansions.push(crate::program::rpc_program(options, item));
    }
}

/// The attributes of an item that a macro may stand on.
fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Union(item) => Some(&mut item.attrs),
        Item::Trait(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        _ => None,
    }
}

/// Whether an item asks for `Xdr`; rustc takes the attribute away before the macro sees the item.
fn derives(attrs: &mut Vec<Attribute>) -> bool {
    let asks = |attr: &Attribute| {
        let Meta::List(list) = &attr.meta else {
            return false;
        };
        list.path.is_ident("derive")
            && list
                .tokens
                .clone()
                .into_iter()
                .any(|token| token.to_string() == "Xdr")
    };
    let found = attrs.iter().any(asks);
    attrs.retain(|attr| !attr.path().is_ident("derive"));
    found
}

/// The tokens in the parentheses of `#[rpc_program(..)]`, which is taken away.
fn program_options(attrs: &mut Vec<Attribute>) -> Option<TokenStream> {
    let is_ours = |attr: &Attribute| attr.path().is_ident("rpc_program");
    let ours = attrs.iter().position(is_ours)?;
    match attrs.remove(ours).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}
