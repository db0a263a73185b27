//! Generated code names nothing that a user could have redefined: every path of it starts at a
//! crate, every name of its own with two underscores.
//!
//! A token is the user's if its text stands in the file at its place; all others are generated, also
//! those that were given the place of a user's token.

use super::case::Case;
use super::refusals::PASS;
use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, Lifetime, Macro, PatIdent, Path, Token};

/// Attributes of the language.
const ATTRIBUTES: &[&str] = &[
    "allow",
    "automatically_derived",
    "cfg",
    "cfg_attr",
    "doc",
    "inline",
];

/// Variables whose types are those of `xdr-core` and `xdr-rpc`.
const OURS: &[&str] = &[
    "channel", "__call", "__error", "__f", "__input", "__items", "__out", "__run", "__window",
];

/// Parameters of functions that users read about, of types that are ours.
const PARAMETERS: &[&str] = &["channel", "endpoint", "implementation"];

#[derive(Default)]
struct Walker {
    paths: usize,
    faults: Vec<String>,
    /// Inside of an `impl` of a generated type, where `Self` is ours.
    in_own_type: bool,
}

fn is_users(text: &str, span: Span) -> bool {
    span.source_text().is_some_and(|source| source == text)
}

/// Whether it is a name of the generated code's own.
fn is_own(ident: &Ident) -> bool {
    is_users(&ident.to_string(), ident.span()) || ident.to_string().starts_with("__")
}

/// Whether it is a type that is generated beside the user's trait, its parameter, or a parameter of
/// one of its functions.
fn is_of_program(ident: &Ident) -> bool {
    let name = ident.to_string();
    let ends = ["Client", "Server", "Event", "Events"]
        .iter()
        .any(|end| name.ends_with(end));
    ends || name == "S" || PARAMETERS.contains(&name.as_str())
}

fn is_rooted(path: &Path) -> bool {
    let first = path.segments.first();
    let is_known = |ident| is_own(ident) || is_of_program(ident);
    path.leading_colon.is_some() || first.is_some_and(|first| is_known(&first.ident))
}

impl Walker {
    fn path(&mut self, path: &Path) -> Result<(), &'static str> {
        let Some(first) = path.segments.first() else {
            return Ok(());
        };
        self.paths += 1;
        if is_rooted(path) || first.ident == "self" {
            return Ok(());
        }
        if first.ident != "Self" {
            return Err("starts at no crate");
        }
        // A variant is nobody else's; anything else may be an item of the user's.
        match path.segments.get(1) {
            Some(second) if !self.in_own_type && !is_own(&second.ident) => {
                Err("write `<Self as Trait>`")
            }
            _ => Ok(()),
        }
    }
}

impl<'ast> Visit<'ast> for Walker {
    fn visit_path(&mut self, path: &'ast Path) {
        if let Err(why) = self.path(path) {
            let text = quote::quote!(#path).to_string();
            self.faults.push(format!("`{text}`: {why}"));
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if !ATTRIBUTES
            .iter()
            .any(|known| attribute.path().is_ident(known))
        {
            visit::visit_attribute(self, attribute);
        }
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        let arguments = call
            .parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated)
            .unwrap();
        for argument in &arguments {
            self.visit_expr(argument);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let ty = match &*item.self_ty {
            syn::Type::Path(ty) => ty.path.segments.last(),
            _ => None,
        };
        self.in_own_type = ty.is_some_and(|ty| is_of_program(&ty.ident));
        visit::visit_item_impl(self, item);
        self.in_own_type = false;
    }

    // An inherent method of a type of ours comes before all that a user could add; what is called on
    // a user's value might be the user's.
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let mut receiver = &*call.receiver;
        while let Expr::MethodCall(inner) = receiver {
            receiver = &inner.receiver;
        }
        let ours = match receiver {
            Expr::Path(path) if path.path.is_ident("self") => self.in_own_type,
            Expr::Path(path) => OURS.iter().any(|ours| path.path.is_ident(ours)),
            Expr::Field(field) => {
                matches!(&*field.base, Expr::Path(path) if self.in_own_type && path.path.is_ident("self"))
            }
            Expr::Call(call) => matches!(&*call.func, Expr::Path(path) if is_rooted(&path.path)),
            _ => false,
        };
        if !ours && !is_own(&call.method) {
            self.faults
                .push(format!("method `{}` of a user's value", call.method));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast PatIdent) {
        if !is_own(&pattern.ident) && !is_of_program(&pattern.ident) {
            self.faults.push(format!("variable `{}`", pattern.ident));
        }
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        let known = ["_", "static"].iter().any(|known| lifetime.ident == known);
        if !known && !is_own(&lifetime.ident) && !is_users(&lifetime.to_string(), lifetime.span()) {
            self.faults.push(format!("lifetime `{lifetime}`"));
        }
    }
}

#[test]
fn every_path_starts_at_a_crate_and_every_name_with_two_underscores() {
    let mut faults = Vec::new();
    let mut paths = 0;
    for case in Case::all(PASS) {
        for expansion in case.expansions() {
            let mut walker = Walker::default();
            walker.visit_file(&syn::parse2(expansion).unwrap());
            paths += walker.paths;
            let named = walker
                .faults
                .into_iter()
                .map(|fault| format!("{}: {fault}", case.name));
            faults.extend(named);
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(paths > 1000, "only {paths} paths were looked at");
}
