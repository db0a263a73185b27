//! Where in the source of this crate a mistake is reported: the places that are there, found by
//! reading the source, and those that were passed, which tell it by themselves.

use super::announced::Kind;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprCall, ExprMethodCall, ImplItemFn, ItemFn, ItemMod};

/// A call in the source: the file below `src`, line and column from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Site {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

thread_local! {
    static PASSED: RefCell<BTreeSet<(Site, String)>> = const { RefCell::new(BTreeSet::new()) };
}

/// Called where a mistake or an assertion is made, with the place in the source that makes it.
pub(crate) fn pass(place: &Location<'_>, message: &str) {
    let (_, file) = place.file().rsplit_once("src/").unwrap();
    let site = Site {
        file: file.to_owned(),
        line: place.line() as usize,
        column: place.column() as usize,
    };
    PASSED.with_borrow_mut(|passed| passed.insert((site, message.to_owned())));
}

/// The places that were passed in this thread since the last call, with what they said.
pub(super) fn take_passed() -> BTreeSet<(Site, String)> {
    PASSED.take()
}

/// All places in the source that report a mistake of a macro, or make an assertion.
pub(super) fn in_source(kind: &Kind) -> BTreeSet<Site> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    let mut sites = BTreeSet::new();
    for path in files {
        let file = path.strip_prefix(&src).unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let mut search = Search {
            file,
            kind,
            sites: &mut sites,
        };
        search.visit_file(&syn::parse_file(&text).unwrap());
    }
    sites
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("src/tests") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

struct Search<'a> {
    file: &'a str,
    kind: &'a Kind,
    sites: &'a mut BTreeSet<Site>,
}

impl Search<'_> {
    fn add(&mut self, place: proc_macro2::LineColumn) {
        self.sites.insert(Site {
            file: self.file.to_owned(),
            line: place.line,
            column: place.column + 1,
        });
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    // `Errors::push` has two arguments, that of a `Vec` has one.
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let pushes = match call.method.to_string().as_str() {
            "push" => call.args.len() == 2,
            "push_span" | "push_error" => true,
            _ => false,
        };
        if pushes && *self.kind == Kind::Macro {
            self.add(call.method.span().start());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(name) = path.path.segments.last()
        {
            let maker = match self.kind {
                Kind::Const => "assertion",
                _ => "mistake",
            };
            if name.ident == maker {
                self.add(call.span().start());
            }
            let elsewhere = path.path.segments.iter().any(|part| part.ident == "Error")
                && (name.ident == "new" || name.ident == "new_spanned");
            assert!(
                !elsewhere || self.file == "errors.rs",
                "{}:{}: make errors by `Errors::push` or `errors::mistake`, which can be followed",
                self.file,
                call.span().start().line,
            );
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }
}

/// `#[cfg(test)]` or `#[test]`.
fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let is_cfg = attr.path().is_ident("cfg")
            && attr
                .parse_args::<syn::Path>()
                .is_ok_and(|only| only.is_ident("test"));
        is_cfg || attr.path().is_ident("test")
    })
}
