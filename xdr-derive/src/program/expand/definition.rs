//! The trait: every `async fn` becomes a method that gives a `Send` future, which implementors
//! still write as `async fn`.

use crate::program::check::names::Names;
use crate::program::lower::plain_name;
use crate::program::model::Program;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{FnArg, ItemTrait, ReturnType, TraitItem, TraitItemFn, parse_quote};

/// The trait of a program, with or without mistakes in it.
pub(crate) fn definition(program: &Program) -> TokenStream {
    let ItemTrait {
        attrs,
        vis,
        ident,
        generics,
        supertraits,
        items,
        ..
    } = &program.definition;
    let clause = &generics.where_clause;
    let mut seen = Names::default();
    let items = items.iter().filter_map(|item| match item {
        // rustc would report the name again.
        TraitItem::Fn(method) if seen.repeats(&method.sig.ident, &method.attrs) => None,
        TraitItem::Fn(method) => Some(self::method(method)),
        other => Some(quote!(#other)),
    });
    let supertraits = supertraits.iter();
    quote! {
        #(#attrs)*
        #vis trait #ident #generics:
            #(#supertraits +)* ::core::marker::Send + ::core::marker::Sync + 'static
            #clause
        {
            #(#items)*
        }
    }
}

/// A method as implementors of the definition expect it: what is not a procedure keeps its
/// signature, so that their methods fit and rustc has nothing to add to our messages.
fn method(method: &TraitItemFn) -> TokenStream {
    let attrs = &method.attrs;
    let mut signature = method.sig.clone();
    signature.constness = None;
    signature.variadic = None;
    let mut seen = Names::default();
    for input in &mut signature.inputs {
        if let FnArg::Typed(parameter) = input
            && plain_name(&parameter.pat).is_none_or(|name| seen.repeats(&name, &parameter.attrs))
        {
            *parameter.pat = parse_quote!(_);
        }
    }
    if signature.asyncness.take().is_some() {
        let output = match &signature.output {
            ReturnType::Default => quote!(()),
            ReturnType::Type(_, ty) => quote!(#ty),
        };
        let future = quote_spanned!(signature.ident.span()=>
            -> impl ::core::future::Future<Output = #output> + ::core::marker::Send
        );
        signature.output = ReturnType::Default;
        let clause = signature.generics.where_clause.take();
        return quote!(#(#attrs)* #signature #future #clause;);
    }
    quote!(#(#attrs)* #signature;)
}
