//! A program as the macro understands it.

use super::number::Number;
use super::reply::Reply;
use crate::attrs::procedure::ProcedureAttrs;
use crate::attrs::program::Given;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Expr, ItemTrait, PatType, Path, TraitItemFn, Type};

/// One version of one program.
pub(crate) struct Program {
    /// The trait as written, without the events and without the attributes that are ours.
    pub(crate) definition: ItemTrait,
    /// The options as written, or the name of the trait where there are none: where to report
    /// what is missing in them.
    pub(crate) options: TokenStream,
    pub(crate) id: Given<Number>,
    pub(crate) version: Given<Number>,
    /// The trait of the version that this one extends.
    pub(crate) extends: Given<Path>,
    /// The type of what each procedure says about access.
    pub(crate) access: Given<Type>,
    /// The path of the runtime crate.
    pub(crate) krate: TokenStream,
    pub(crate) client: Ident,
    pub(crate) server: Ident,
    /// What the client gets of events.
    pub(crate) event: Ident,
    /// What the server sends events with.
    pub(crate) sender: Ident,
    /// Names the client of the version that this one extends: rustc speaks of a path that leads
    /// nowhere once, where it is written once.
    pub(crate) older: Ident,
    /// The `#[cfg]` attributes of the trait, which all that is generated carries.
    pub(crate) cfgs: Vec<Attribute>,
    /// `#[deprecated]` and lint levels of the trait, which the generated types carry.
    pub(crate) carried: Vec<Attribute>,
    /// The lint levels that the user lowered, for code that no user sees.
    pub(crate) allowed: Vec<Attribute>,
    /// The doc comment, one line of it a line.
    pub(crate) docs: String,
    pub(crate) procedures: Vec<Procedure>,
    pub(crate) events: Vec<Event>,
}

/// Who sends a message to whom.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The client calls the server.
    Procedure,
    /// The server tells the client.
    Event,
}

/// What a procedure and an event have in common: what is sent has a number and arguments.
#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) kind: Kind,
    pub(crate) ident: Ident,
    /// The name without `r#`.
    pub(crate) name: String,
    pub(crate) number: Given<Number>,
    pub(crate) cfgs: Vec<Attribute>,
    /// `#[doc]`, `#[deprecated]` and lint levels, for the method that sends it.
    pub(crate) carried: Vec<Attribute>,
    /// The lint levels that the user lowered, for code that no user sees.
    pub(crate) allowed: Vec<Attribute>,
    /// The doc comment, one line of it a line.
    pub(crate) docs: String,
    /// The type that holds the arguments.
    pub(crate) holder: Ident,
    pub(crate) arguments: Vec<Argument>,
}

/// One method of the trait.
pub(crate) struct Procedure {
    pub(crate) message: Message,
    pub(crate) options: ProcedureAttrs,
    /// The parameters that do not travel.
    pub(crate) local: Local,
    pub(crate) reply: Reply,
    /// The method as written, without the attributes that are ours.
    pub(crate) item: TraitItemFn,
}

/// Parameters that do not travel, each with its place after the receiver.
#[derive(Default)]
pub(crate) struct Local {
    pub(crate) contexts: Vec<(usize, PatType)>,
    pub(crate) streams: Vec<(usize, PatType)>,
}

/// What the server tells at any time.
pub(crate) struct Event {
    pub(crate) message: Message,
    /// The type that holds the arguments where they come in; the holder itself if none borrows.
    pub(crate) owner: Ident,
    /// Its name in the client's enum.
    pub(crate) variant: Ident,
    /// The parameters that do not travel, which no event has.
    pub(crate) local: Local,
    /// The function as written, without the attributes that are ours.
    pub(crate) item: TraitItemFn,
}

/// One argument on the wire.
#[derive(Clone)]
pub(crate) struct Argument {
    /// `None` where a pattern stands for the name, which `check` reports.
    pub(crate) ident: Option<Ident>,
    /// The pattern as written, for its span.
    pub(crate) written: syn::Pat,
    /// The type with every elided lifetime spelt `'__call`.
    pub(crate) ty: Type,
    /// Whether there was one.
    pub(crate) borrows: bool,
    /// What no argument can be: the tokens, and what to write instead.
    pub(crate) fault: Option<(TokenStream, String)>,
    pub(crate) cfgs: Vec<Attribute>,
    /// The lint levels that the user lowered for this argument.
    pub(crate) allowed: Vec<Attribute>,
    /// `#[xdr(..)]`, which the derive reads on the field of the holder.
    pub(crate) codec: Vec<Attribute>,
}

impl Kind {
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Kind::Procedure => "procedure",
            Kind::Event => "event",
        }
    }

    pub(crate) fn a_noun(self) -> &'static str {
        match self {
            Kind::Procedure => "a procedure",
            Kind::Event => "an event",
        }
    }

    /// Its number in messages.
    pub(crate) fn number(self) -> &'static str {
        match self {
            Kind::Procedure => "a procedure number",
            Kind::Event => "an event number",
        }
    }
}

impl Message {
    /// Whether anything is sent but the number.
    pub(crate) fn has_arguments(&self) -> bool {
        !self.arguments.is_empty()
    }

    /// Whether an argument borrows, so that the holder has a lifetime.
    pub(crate) fn borrows(&self) -> bool {
        self.arguments.iter().any(|argument| argument.borrows)
    }

    /// Whether `#[cfg]` can leave no argument that borrows, though the holder has a lifetime.
    pub(crate) fn may_not_borrow(&self) -> bool {
        let mut borrowing = self.arguments.iter().filter(|argument| argument.borrows);
        self.borrows() && borrowing.all(|argument| !argument.cfgs.is_empty())
    }

    /// The number where it is an expression that the macro cannot evaluate.
    pub(crate) fn constant(&self) -> Option<&Expr> {
        match self.number.value() {
            Some(Number::Constant(expression)) => Some(expression),
            _ => None,
        }
    }

    /// The number where it is a literal.
    pub(crate) fn literal(&self) -> Option<u32> {
        match self.number.value() {
            Some(Number::Literal(value, _)) => Some(*value),
            _ => None,
        }
    }
}

impl Program {
    /// Procedures, then events: they share their numbers and their names.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &Message> {
        let procedures = self.procedures.iter().map(|procedure| &procedure.message);
        procedures.chain(self.events.iter().map(|event| &event.message))
    }

    /// What an implementation must be. A trait with parameters, which is a mistake, is not named.
    pub(crate) fn service_bound(&self) -> TokenStream {
        let ident = &self.definition.ident;
        if self.definition.generics.params.is_empty() {
            quote!(#ident)
        } else {
            quote!(::core::marker::Send + ::core::marker::Sync + 'static)
        }
    }
}
