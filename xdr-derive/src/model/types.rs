//! What a type's spelling tells. An alias or a type of the user's own is `Other`: the traits judge it.

use quote::ToTokens;
use syn::{Expr, GenericArgument, Lifetime, PathArguments, Type, TypePath, TypeReference};

/// A type as far as its spelling tells it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Known<'a> {
    /// `i32`, `u32`, `i64`, `u64`
    Integer(&'static str),
    /// `f32`, `f64`, `bool`
    Scalar(&'static str),
    /// Integers that XDR has no size for, floats and `char` likewise, by name.
    Foreign(&'static str),
    /// Maps and sets.
    Map,
    /// `String`, `str`
    Text,
    /// `Bytes`
    Bytes,
    Vec(&'a Type),
    Slice(&'a Type),
    Array(&'a Type, &'a Expr),
    Option(&'a Type),
    Box(&'a Type),
    Cow(&'a Type),
    Result(&'a Type),
    Reference(&'a TypeReference),
    Void,
    Tuple,
    /// Pointers, functions, trait objects, `impl Trait`, `_` and `!`.
    Codeless,
    Other,
}

const INTEGERS: &[&str] = &["i32", "u32", "i64", "u64"];
const SCALARS: &[&str] = &["f32", "f64", "bool"];
const FOREIGN: &[&str] = &[
    "u8", "i8", "u16", "i16", "u128", "i128", "usize", "isize", "char", "f16", "f128",
];
const MAPS: &[&str] = &["HashMap", "BTreeMap", "HashSet", "BTreeSet"];

/// What the spelling of `ty` tells.
pub(crate) fn known(ty: &Type) -> Known<'_> {
    match ty {
        Type::Array(array) => Known::Array(&array.elem, &array.len),
        Type::Slice(slice) => Known::Slice(&slice.elem),
        Type::Reference(reference) => Known::Reference(reference),
        Type::Tuple(tuple) if tuple.elems.is_empty() => Known::Void,
        Type::Tuple(_) => Known::Tuple,
        Type::Group(group) => known(&group.elem),
        Type::Paren(paren) => known(&paren.elem),
        Type::Ptr(_)
        | Type::FnPtr(_)
        | Type::TraitObject(_)
        | Type::ImplTrait(_)
        | Type::Never(_)
        | Type::Infer(_) => Known::Codeless,
        Type::Path(path) => known_path(path),
        _ => Known::Other,
    }
}

fn known_path(path: &TypePath) -> Known<'_> {
    let Some((name, arguments)) = standard(path) else {
        return Known::Other;
    };
    let list = |names: &[&'static str]| names.iter().copied().find(|known| *known == name);
    if let Some(name) = list(INTEGERS) {
        return Known::Integer(name);
    }
    if let Some(name) = list(SCALARS) {
        return Known::Scalar(name);
    }
    if let Some(name) = list(FOREIGN) {
        return Known::Foreign(name);
    }
    if list(MAPS).is_some() {
        return Known::Map;
    }
    match (name.as_str(), arguments.as_slice()) {
        ("String" | "str", []) => Known::Text,
        ("Bytes", []) => Known::Bytes,
        ("Vec", [element, ..]) => Known::Vec(element),
        ("Option", [inner]) => Known::Option(inner),
        ("Box", [inner, ..]) => Known::Box(inner),
        ("Cow", [inner]) => Known::Cow(inner),
        ("Result", [value, ..]) => Known::Result(value),
        _ => Known::Other,
    }
}

/// Name and type arguments of a path that may mean a type of the standard library or of `bytes`:
/// one segment, or one that starts at such a crate.
fn standard(path: &TypePath) -> Option<(String, Vec<&Type>)> {
    if path.qself.is_some() {
        return None;
    }
    let segments = &path.path.segments;
    let first = segments.first()?;
    let roots = ["std", "core", "alloc", "bytes"];
    if segments.len() > 1 && !roots.iter().any(|root| first.ident == root) {
        return None;
    }
    let last = segments.last()?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    Some((last.ident.to_string(), arguments))
}

/// The lifetime argument of a path type, as in `Cow<'a, str>`.
pub(crate) fn lifetime_of(ty: &Type) -> Option<&Lifetime> {
    let Type::Path(path) = ty else {
        return None;
    };
    let PathArguments::AngleBracketed(list) = &path.path.segments.last()?.arguments else {
        return None;
    };
    list.args.iter().find_map(|argument| match argument {
        GenericArgument::Lifetime(lifetime) => Some(lifetime),
        _ => None,
    })
}

/// Whether it is `u8`, which makes an array opaque data.
pub(crate) fn is_byte(ty: &Type) -> bool {
    matches!(known(ty), Known::Foreign("u8"))
}

/// The last segment of a path type.
pub(crate) fn last_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Group(group) => last_name(&group.elem),
        Type::Paren(paren) => last_name(&paren.elem),
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// Tokens as a programmer would write them.
pub(crate) fn show(tokens: impl ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    let mut text = spaced;
    for tight in ["<", "::", "(", "[", "&", "!", "'"] {
        text = text.replace(&format!("{tight} "), tight);
    }
    for tight in ["<", "::", ">", ",", ")", "]", ";", "("] {
        text = text.replace(&format!(" {tight}"), tight);
    }
    for (spaced, tight) in [("* const", "*const"), ("* mut", "*mut")] {
        text = text.replace(spaced, tight);
    }
    match text.strip_prefix("- ") {
        Some(number) => format!("-{number}"),
        None => text,
    }
}

/// The second argument of a `Result`.
pub(crate) fn failure_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => failure_of(&group.elem),
        Type::Paren(paren) => failure_of(&paren.elem),
        Type::Path(path) => standard(path).and_then(|(_, arguments)| arguments.get(1).copied()),
        _ => None,
    }
}
