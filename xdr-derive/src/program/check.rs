//! The rules of a program, one function a rule, called in the order in which a reader meets them.

mod access;
mod events;
mod methods;
pub(crate) mod names;
mod numbers;
mod options;
mod parameters;
mod streams;
mod versions;

use super::model::Program;
use crate::attrs::program::Given;
use crate::errors::Errors;
use proc_macro2::TokenTree;
use quote::ToTokens as _;
use syn::{ItemTrait, TraitItem, Visibility};

/// Checks every rule and goes on after each mistake.
pub(crate) fn program(program: &Program, errors: &mut Errors) {
    id_and_version(program, errors);
    trait_is_plain(program, errors);
    trait_has_only_methods(program, errors);
    versions::check(program, errors);
    for procedure in &program.procedures {
        methods::check(procedure, errors);
        options::check(procedure, errors);
        access::check(program, procedure, errors);
    }
    for event in &program.events {
        events::check(event, errors);
    }
    names::are_distinct(program, errors);
    events::variants_are_distinct(program, errors);
    numbers::check(program, errors);
}

/// Both numbers are mandatory: a default would change when nobody looks.
fn id_and_version(program: &Program, errors: &mut Errors) {
    let id = matches!(program.id, Given::Missing);
    let version = matches!(program.version, Given::Missing);
    let message = match (id, version) {
        (true, true) => {
            "the numbers are missing; write `#[rpc_program(id = 0x2000_0000, version = 1)]`"
        }
        (true, false) => "`id` is missing; write `id = 0x2000_0000` beside `version`",
        (false, true) => "`version` is missing; write `version = 1` beside `id`",
        (false, false) => return,
    };
    errors.push(&program.options, message);
}

/// A program is one set of procedures: nothing about it depends on a type.
fn trait_is_plain(program: &Program, errors: &mut Errors) {
    let definition = &program.definition;
    if !definition.generics.params.is_empty() {
        errors.push(
            &definition.generics,
            "a program is not generic; both sides know its types",
        );
    }
    if let Some(clause) = &definition.generics.where_clause {
        errors.push(clause, "a program has no `where` clause");
    }
    for word in words_before_trait(definition) {
        let message = format!("a program is a plain trait; remove `{word}`");
        errors.push(word, message);
    }
}

/// The words between the visibility and `trait`.
fn words_before_trait(definition: &ItemTrait) -> Vec<TokenTree> {
    let mut bare = definition.clone();
    bare.attrs.clear();
    bare.vis = Visibility::Inherited;
    let words = bare.into_token_stream().into_iter();
    words
        .take_while(|word| !matches!(word, TokenTree::Ident(ident) if ident == "trait"))
        .collect()
}

/// What is not a method has no number and cannot be called from afar.
fn trait_has_only_methods(program: &Program, errors: &mut Errors) {
    for item in &program.definition.items {
        let what = match item {
            TraitItem::Fn(_) => continue,
            TraitItem::Const(_) => "an associated constant",
            TraitItem::Type(_) => "an associated type",
            TraitItem::Macro(_) => "a macro call",
            _ => "this",
        };
        errors.push(
            item,
            format!("{what} is not a procedure; a program has only methods"),
        );
    }
}
