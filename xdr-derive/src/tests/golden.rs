//! What the macros make of one definition of each shape, formatted: the files in `tests/golden`,
//! beside whose inputs they stand. They are compiled and used there, and are to be read: they are
//! what a user sees who asks for the expansion.
//!
//! After a change of generated code, write them anew and read the difference:
//!
//! ```text
//! GOLDEN=overwrite cargo test -p xdr-derive golden
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use std::fs;
use std::path::Path;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, File, Item, Meta, Token};

const NAMES: &[&str] = &[
    "structure",
    "enumeration",
    "union",
    "list",
    "generic",
    "program",
    "streams",
    "versions",
];

#[test]
fn the_expansions_are_those_that_are_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let overwrite = std::env::var_os("GOLDEN").is_some_and(|value| value == "overwrite");
    let mut different = Vec::new();
    for name in NAMES {
        let input = fs::read_to_string(folder.join(format!("input/{name}.rs"))).unwrap();
        let path = folder.join(format!("{name}.rs"));
        let expansion = expansion(&input);
        if overwrite {
            fs::write(&path, expansion).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != expansion {
            different.push(*name);
        }
    }
    assert!(
        different.is_empty(),
        "tests/golden has other expansions of {different:?}; \
         write them anew by `GOLDEN=overwrite cargo test -p xdr-derive golden` and read the difference"
    );
}

/// The file with each item as rustc sees it once the macros have run.
fn expansion(input: &str) -> String {
    let mut file = syn::parse_file(input).unwrap();
    let items = std::mem::take(&mut file.items);
    file.items = items.into_iter().flat_map(expanded).collect();
    prettyplease::unparse(&file)
}

fn expanded(mut item: Item) -> Vec<Item> {
    let attrs = match &mut item {
        Item::Struct(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        _ => return vec![item],
    };
    if let Some(place) = attrs.iter().position(is_program) {
        let options = match attrs.remove(place).meta {
            Meta::List(list) => list.tokens,
            _ => TokenStream::new(),
        };
        return items(crate::program::rpc_program(
            options,
            item.into_token_stream(),
        ));
    }
    if !attrs.iter().any(derives_xdr) {
        return vec![item];
    }
    let impls = crate::xdr::derive(item.to_token_stream(), &quote!(::xdr_core));
    Bare.visit_item_mut(&mut item);
    [vec![item], items(impls)].concat()
}

fn items(tokens: TokenStream) -> Vec<Item> {
    syn::parse2::<File>(tokens).unwrap().items
}

fn derives_xdr(attr: &Attribute) -> bool {
    let is_xdr = |token: TokenTree| token.to_string() == "Xdr";
    let tokens = attr.to_token_stream();
    attr.path().is_ident("derive") && flat(tokens).into_iter().any(is_xdr)
}

/// All tokens, those in groups too.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let flat = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        token => vec![token],
    });
    flat.collect()
}

fn is_program(attr: &Attribute) -> bool {
    let last = attr.path().segments.last();
    last.is_some_and(|last| last.ident == "rpc_program")
}

/// Takes our attributes away: what they say stands in the expansion.
struct Bare;

impl VisitMut for Bare {
    fn visit_item_mut(&mut self, item: &mut Item) {
        match item {
            Item::Struct(item) => bare(&mut item.attrs),
            Item::Enum(item) => bare(&mut item.attrs),
            _ => {}
        }
        visit_mut::visit_item_mut(self, item);
    }

    fn visit_variant_mut(&mut self, variant: &mut syn::Variant) {
        bare(&mut variant.attrs);
        visit_mut::visit_variant_mut(self, variant);
    }

    fn visit_field_mut(&mut self, field: &mut syn::Field) {
        bare(&mut field.attrs);
    }
}

fn bare(attrs: &mut Vec<Attribute>) {
    attrs.retain(|attr| !attr.path().is_ident("xdr"));
    for attr in attrs
        .iter_mut()
        .filter(|attr| attr.path().is_ident("derive"))
    {
        let paths = attr.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
        let others = paths.unwrap().into_iter().filter(|path| {
            let last = path.segments.last();
            last.is_some_and(|last| last.ident != "Xdr")
        });
        *attr = syn::parse_quote!(#[derive(#(#others),*)]);
    }
}
