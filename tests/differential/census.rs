//! What the zoo has of each kind: a kind that is missing is not tested.

use crate::model::{Base, Decl, Def, Form, Switch, Union, Zoo};
use std::collections::BTreeMap;

const KINDS: [&str; 40] = [
    "arm of several cases",
    "array",
    "bool",
    "constant as limit",
    "default arm",
    "double",
    "enum",
    "enum that takes unknown values",
    "enum with negative values",
    "fixed array",
    "fixed array of arrays",
    "fixed opaque",
    "float",
    "hyper",
    "int",
    "list",
    "list of nodes with several fields",
    "no limit",
    "opaque",
    "optional",
    "optional optional",
    "padded opaque",
    "recursive array",
    "recursive optional",
    "recursive struct",
    "recursive union",
    "string",
    "string of any bytes",
    "struct",
    "typedef",
    "typedef written through",
    "union",
    "union on bool",
    "union on enum",
    "union on int",
    "union on unsigned int",
    "union with a case above 2^31",
    "unsigned hyper",
    "unsigned int",
    "void arm",
];

impl Zoo {
    /// How many there are of each kind; panics where there is none.
    pub fn census(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for index in 0..self.defs.len() {
            let mut seen = self.kinds_of(index);
            for decl in self.decls(index) {
                seen.extend(self.kinds(decl, index));
            }
            for kind in seen {
                assert!(KINDS.contains(&kind), "a kind that nobody asks for: {kind}");
                *counts.entry(kind).or_default() += 1;
            }
        }
        for kind in KINDS {
            assert!(
                counts.contains_key(kind),
                "the zoo has no {kind}: {counts:?}"
            );
        }
        counts
    }

    fn kinds_of(&self, index: usize) -> Vec<&'static str> {
        let recursive = self.is_recursive(index);
        match &self.defs[index] {
            Def::Enum(of) => {
                let negative = of.values.iter().any(|value| *value < 0);
                let mut kinds = vec!["enum"];
                kinds.extend(of.open.then_some("enum that takes unknown values"));
                kinds.extend(negative.then_some("enum with negative values"));
                kinds
            }
            Def::Struct(_) if recursive => vec!["recursive struct"],
            Def::Struct(_) => vec!["struct"],
            Def::Union(of) => {
                let mut kinds = union(of);
                kinds.extend(recursive.then_some("recursive union"));
                kinds
            }
            Def::Typedef { alias: true, .. } => vec!["typedef written through"],
            Def::Typedef { .. } => vec!["typedef"],
            Def::List(list) if list.spliced => vec!["list of nodes with several fields"],
            Def::List(_) => vec!["list"],
        }
    }

    fn kinds(&self, decl: Decl, owner: usize) -> Vec<&'static str> {
        let own = decl.form.base() == Some(Base::Of(owner));
        let (kind, limit) = match decl.form {
            Form::One(_) => return base(decl.form).into_iter().collect(),
            Form::Opaque(bound) if bound.value % 4 != 0 => ("padded opaque", Some(Some(bound))),
            Form::Opaque(bound) => ("fixed opaque", Some(Some(bound))),
            Form::OpaqueUpTo(limit) => ("opaque", Some(limit)),
            Form::Text { limit, utf8: true } => ("string", Some(limit)),
            Form::Text { limit, .. } => ("string of any bytes", Some(limit)),
            Form::Array(of, bound) if self.is(of, |form| matches!(form, Form::Array(..))) => {
                ("fixed array of arrays", Some(Some(bound)))
            }
            Form::Array(_, bound) => ("fixed array", Some(Some(bound))),
            Form::UpTo(_, limit) if own => ("recursive array", Some(limit)),
            Form::UpTo(_, limit) => ("array", Some(limit)),
            Form::Optional(_) if own => ("recursive optional", None),
            Form::Optional(of) if self.is(of, |form| matches!(form, Form::Optional(_))) => {
                ("optional optional", None)
            }
            Form::Optional(_) => ("optional", None),
        };
        let mut kinds = vec![kind];
        kinds.extend(match limit {
            Some(None) => Some("no limit"),
            Some(Some(bound)) => bound.constant.map(|_| "constant as limit"),
            None => None,
        });
        kinds
    }

    /// Is it the name of such a declaration?
    fn is(&self, base: Base, form: fn(Form) -> bool) -> bool {
        match base {
            Base::Of(index) => match self.defs.get(index) {
                Some(Def::Typedef { decl, .. }) => form(decl.form),
                _ => false,
            },
            _ => false,
        }
    }
}

fn union(of: &Union) -> Vec<&'static str> {
    let mut kinds = vec!["union"];
    kinds.push(match of.on {
        Switch::Int => "union on int",
        Switch::Uint => "union on unsigned int",
        Switch::Bool => "union on bool",
        Switch::Enum(_) => "union on enum",
    });
    let high = |arm: &crate::model::Arm| arm.cases.iter().any(|case| *case > 1 << 31);
    let high = matches!(of.on, Switch::Uint) && of.arms.iter().any(high);
    let several = of.arms.iter().any(|arm| arm.cases.len() > 1);
    let void = of.arms.iter().any(|arm| arm.payload.is_none());
    kinds.extend(high.then_some("union with a case above 2^31"));
    kinds.extend(several.then_some("arm of several cases"));
    kinds.extend(void.then_some("void arm"));
    kinds.extend(of.default.map(|_| "default arm"));
    kinds
}

fn base(form: Form) -> Option<&'static str> {
    match form.base()? {
        Base::Int => Some("int"),
        Base::Uint => Some("unsigned int"),
        Base::Hyper => Some("hyper"),
        Base::Uhyper => Some("unsigned hyper"),
        Base::Float => Some("float"),
        Base::Double => Some("double"),
        Base::Bool => Some("bool"),
        Base::Of(_) => None,
    }
}
