//! What a definition says: the declarations of RFC 4506, section 6.3, and nothing about any language.

use std::fmt;

/// Definitions in their order. One refers to those before it, or to itself.
pub struct Zoo {
    pub constants: Vec<u32>,
    pub defs: Vec<Def>,
}

/// The definition at place `i` is called `t{i}`, its fields `f0`, `f1`.., its arms `a0`, `a1`..
pub enum Def {
    Enum(Enum),
    Struct(Vec<Decl>),
    Union(Union),
    /// `typedef DECL`. With `alias`, Rust code writes the type itself where others use its name.
    Typedef {
        decl: Decl,
        alias: bool,
    },
    /// `struct node { DECL; node *next; }; typedef node *NAME;`
    List(List),
}

/// `T{i}_V0`, `T{i}_V1`..
pub struct Enum {
    pub values: Vec<i32>,
    /// In Rust, one of its variants takes unknown values.
    pub open: bool,
}

pub struct Union {
    pub on: Switch,
    pub arms: Vec<Arm>,
    /// The arm `other`.
    pub default: Option<Payload>,
}

pub struct Arm {
    /// The words of the cases.
    pub cases: Vec<u32>,
    pub payload: Payload,
}

/// None is void.
pub type Payload = Option<Decl>;

#[derive(Clone, Copy)]
pub enum Switch {
    Int,
    Uint,
    Bool,
    Enum(usize),
}

pub struct List {
    pub element: Decl,
    /// The element is a struct whose fields stand in the node themselves.
    pub spliced: bool,
    /// As that of a typedef.
    pub alias: bool,
}

/// A declaration without its name.
#[derive(Clone, Copy)]
pub struct Decl {
    pub form: Form,
    /// Chooses among the Rust types that fit.
    pub rust: usize,
}

#[derive(Clone, Copy)]
pub enum Form {
    One(Base),
    Opaque(Bound),
    OpaqueUpTo(Limit),
    /// Rust has a `String` for it or, where it is not UTF-8, bytes.
    Text {
        limit: Limit,
        utf8: bool,
    },
    Array(Base, Bound),
    UpTo(Base, Limit),
    Optional(Base),
}

/// None is `<>`.
pub type Limit = Option<Bound>;

/// A number, or the constant `LIMIT_{i}` that has this value.
#[derive(Clone, Copy)]
pub struct Bound {
    pub value: u32,
    pub constant: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Base {
    Int,
    Uint,
    Hyper,
    Uhyper,
    Float,
    Double,
    Bool,
    Of(usize),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.constant {
            Some(constant) => write!(f, "LIMIT_{constant}"),
            None => write!(f, "{}", self.value),
        }
    }
}

/// What the largest length is, as a number.
pub fn most(limit: Limit) -> u32 {
    limit.map_or(u32::MAX, |bound| bound.value)
}

impl Form {
    pub fn base(self) -> Option<Base> {
        match self {
            Form::One(base) | Form::Array(base, _) | Form::UpTo(base, _) | Form::Optional(base) => {
                Some(base)
            }
            Form::Opaque(_) | Form::OpaqueUpTo(_) | Form::Text { .. } => None,
        }
    }
}

impl Union {
    /// What the arm of this discriminant holds; None where there is no such arm.
    pub fn payload(&self, tag: u32) -> Option<Payload> {
        self.arms
            .iter()
            .find(|arm| arm.cases.contains(&tag))
            .map(|arm| arm.payload)
            .or(self.default)
    }
}

impl Zoo {
    /// The fields of a struct.
    pub fn fields(&self, index: usize) -> &[Decl] {
        match &self.defs[index] {
            Def::Struct(fields) => fields,
            _ => panic!("t{index} is no struct"),
        }
    }

    /// All declarations in a definition.
    pub fn decls(&self, index: usize) -> Vec<Decl> {
        match &self.defs[index] {
            Def::Enum(_) => vec![],
            Def::Struct(fields) => fields.clone(),
            Def::Union(of) => {
                let arms = of.arms.iter().map(|arm| arm.payload);
                arms.chain(of.default).flatten().collect()
            }
            Def::Typedef { decl, .. } => vec![*decl],
            Def::List(list) => vec![list.element],
        }
    }

    /// Does the definition mention itself?
    pub fn is_recursive(&self, index: usize) -> bool {
        self.decls(index)
            .iter()
            .any(|decl| decl.form.base() == Some(Base::Of(index)))
    }
}
