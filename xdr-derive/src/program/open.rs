//! Types that the definition leaves open: they differ from one implementation to the next, the wire
//! does not.

use syn::visit::{self, Visit};
use syn::{Path, Type, TypeImplTrait};

/// What is open in a type: the tokens, and what to write instead.
pub(crate) type Open = (proc_macro2::TokenStream, &'static str);

/// The first `impl Trait` or `Self` in a type.
pub(crate) fn first(ty: &Type) -> Option<Open> {
    let mut finder = Finder { found: None };
    finder.visit_type(ty);
    finder.found
}

struct Finder {
    found: Option<Open>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_type_impl_trait(&mut self, opaque: &'ast TypeImplTrait) {
        let message = "a procedure is not generic; write the type that travels";
        self.found.get_or_insert((quote::quote!(#opaque), message));
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if let Some(first) = path.segments.first().filter(|first| first.ident == "Self") {
            let message = "`Self` is the implementation, which does not travel; name the type";
            self.found.get_or_insert((quote::quote!(#first), message));
        }
        visit::visit_path(self, path);
    }
}
