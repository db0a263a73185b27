//! Lifetimes of arguments and results.

use crate::model::types::{Known, known, lifetime_of};
use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Lifetime, Type, TypeFnPtr, TypeReference};

/// Spells every elided lifetime of an argument's type `'__call`, the lifetime of the call.
/// Tells whether there was one.
pub(crate) fn name_elided(ty: &mut Type) -> bool {
    let mut namer = Namer { found: false };
    namer.visit_type_mut(ty);
    namer.found
}

struct Namer {
    found: bool,
}

impl Namer {
    fn name(&mut self, span: Span) -> Lifetime {
        self.found = true;
        Lifetime::new("'__call", span)
    }
}

impl VisitMut for Namer {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() {
            reference.lifetime = Some(self.name(reference.and_token.span));
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.name(lifetime.span());
        }
    }

    // What is elided in a function pointer belongs to the pointer.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
}

/// The first borrow in a result's type: a reference, a lifetime other than `'static`, or a `Cow`.
pub(crate) fn first_borrow(ty: &Type) -> Option<Span> {
    let mut finder = Finder { found: None };
    finder.visit_type(ty);
    finder.found
}

struct Finder {
    found: Option<Span>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_type(&mut self, ty: &'ast Type) {
        // What is decoded is never `'static`, and a type of the user's own may be said to be.
        if let (Known::Cow(_), Some(lifetime)) = (known(ty), lifetime_of(ty)) {
            self.found.get_or_insert(lifetime.span());
        }
        visit::visit_type(self, ty);
    }

    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        self.found.get_or_insert(reference.and_token.span);
        visit::visit_type_reference(self, reference);
    }

    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        if lifetime.ident != "static" {
            self.found.get_or_insert(lifetime.span());
        }
    }
}
