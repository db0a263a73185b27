//! The size of the largest value of a definition, where there is one.

use crate::model::{Base, Decl, Def, Form, Zoo};

impl Zoo {
    /// In bytes on the wire.
    pub fn max_size(&self, index: usize) -> Option<u64> {
        if self.is_recursive(index) {
            return None;
        }
        let decls = self.decls(index);
        let mut sizes = decls.iter().map(|decl| self.decl_max(*decl));
        match &self.defs[index] {
            Def::Enum(_) => Some(4),
            Def::Struct(_) | Def::Typedef { .. } => sizes.sum(),
            Def::Union(_) => sizes.try_fold(4, |most, arm| Some(most.max(4 + arm?))),
            Def::List(_) => None,
        }
    }

    fn decl_max(&self, decl: Decl) -> Option<u64> {
        let padded = |len: u32| u64::from(len).next_multiple_of(4);
        let base = |base| match base {
            Base::Int | Base::Uint | Base::Float | Base::Bool => Some(4),
            Base::Hyper | Base::Uhyper | Base::Double => Some(8),
            Base::Of(index) => self.max_size(index),
        };
        match decl.form {
            Form::One(of) => base(of),
            Form::Opaque(bound) => Some(padded(bound.value)),
            Form::OpaqueUpTo(limit) | Form::Text { limit, .. } => Some(4 + padded(limit?.value)),
            Form::Array(of, bound) => Some(base(of)? * u64::from(bound.value)),
            Form::UpTo(of, limit) => Some(4 + base(of)? * u64::from(limit?.value)),
            Form::Optional(of) => Some(4 + base(of)?),
        }
    }
}
