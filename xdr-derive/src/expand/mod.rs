//! From the model to impls. Nothing here fails: what is wrong was found before.

mod calls;
mod checks;
mod decode;
mod encode;
mod enumeration;
mod layout;
mod schema;
pub(crate) mod stub;
mod union;
mod wire;

use crate::bound::{self, Role};
use crate::model::{Container, Shape};
use layout::{Group, Slot};
use proc_macro2::TokenStream;
use quote::quote;

/// All impls of a type. They stand in a block of their own, with the constants they use.
pub(crate) fn container(container: &Container) -> TokenStream {
    let groups = layout::groups(container);
    let mut items = checks::constants(container);
    items.extend(checks::fields(container, &groups));
    items.extend(wire::wire(container, &groups));
    items.extend(match &container.shape {
        Shape::Struct(_) => structure(container, &groups),
        Shape::Enum(definition) => enumeration::impls(container, definition),
        Shape::Union(definition) => union::impls(container, definition, &groups),
    });
    items.extend(wire::markers(container, &groups));
    let krate = &container.scope.krate;
    quote! {
        const _: () = {
            #[allow(unused_imports)]
            use #krate::__private::{NoReader as _, NoWire as _, NoWriter as _};
            #items
        };
    }
}

fn structure(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let mut items = TokenStream::new();
    for group in groups {
        if container.attrs.encodes() {
            let body = encode::of_struct(container, group);
            items.extend(implement(container, Role::Encode, &body));
        }
        if container.attrs.decodes() {
            let body = decode::of_struct(container, group);
            items.extend(implement(container, Role::Decode, &body));
        }
    }
    items
}

/// An impl of the trait of a role, with the bounds it needs.
fn implement(container: &Container, role: Role, body: &TokenStream) -> TokenStream {
    let krate = &container.scope.krate;
    let name = match role {
        Role::Wire => quote!(#krate::Wire),
        Role::Encode => quote!(#krate::Encode),
        Role::Decode => quote!(#krate::Decode<'__de>),
        Role::MaxSize => quote!(#krate::MaxSize),
    };
    implement_named(container, role, &name, body)
}

/// An impl of another trait with the bounds of a role.
fn implement_named(
    container: &Container,
    role: Role,
    name: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let generics = bound::generics(container, role);
    let (parameters, _, conditions) = generics.split_for_impl();
    let (_, arguments, _) = container.generics.split_for_impl();
    let ident = &container.ident;
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #parameters #name for #ident #arguments #conditions {
            #body
        }
    }
}

/// The body of a function that is inlined wherever it is called, if the type is light.
fn inlined(krate: &TokenStream, body: &TokenStream) -> TokenStream {
    quote! {
        #krate::__private::inline_if_light::<Self, _>(#[inline(always)] move || { #body })
    }
}

/// Asks for the codecs of all fields in one direction, in code that is never called.
fn ask(slots: &[Slot<'_>], direction: &str) -> TokenStream {
    let asked = slots.iter().map(|slot| {
        let (cfg, asked) = (slot.cfg(), slot.calls.asked(direction));
        quote!(#cfg { #asked })
    });
    quote!(let _ = || { #(#asked)* };)
}

/// `FIELDS` of the type, for the functions that find runs in it.
fn fields_of(container: &Container) -> TokenStream {
    let krate = &container.scope.krate;
    quote!(<Self as #krate::Wire>::FIELDS)
}
