//! From the model to Rust, one function an item. Nothing here fails: `check` has passed before.

pub(crate) mod arguments;
mod client;
mod definition;
mod events;
mod numbers;
mod options;
mod server;
pub(crate) mod stub;
mod table;
mod versions;

use super::model::Program;
use proc_macro2::TokenStream;
use quote::quote;

/// All that a program becomes. `arguments` are the types that hold the arguments of calls and events.
pub(crate) fn program(program: &Program, arguments: &TokenStream) -> TokenStream {
    let definition = definition::definition(program);
    let client = client::client(program);
    let numbers = numbers::checks(program);
    let versions = versions::checks(program);
    let options = options::checks(program);
    let limits = limits(program);
    let server = server::server(program);
    let events = events::events(program);
    quote! {
        #definition
        #arguments
        #client
        #numbers
        #versions
        #options
        #limits
        #server
        #events
    }
}

/// Checks by rustc of the limits of results; the derive has those of arguments.
fn limits(program: &Program) -> TokenStream {
    let checked = program
        .procedures
        .iter()
        .filter(|procedure| !procedure.reply.checks.is_empty());
    let checks = checked.map(|procedure| {
        let checks = &procedure.reply.checks;
        let cfgs = program.cfgs.iter().chain(&procedure.message.cfgs);
        let allowed = program.allowed.iter().chain(&procedure.message.allowed);
        quote! {
            #(#cfgs)*
            #(#allowed)*
            #[allow(deprecated, clippy::all, clippy::pedantic)]
            const _: () = { #checks };
        }
    });
    quote!(#(#checks)*)
}
