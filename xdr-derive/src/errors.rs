//! All mistakes of a definition, collected and reported together.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::fmt::Display;

/// The mistakes found so far. Nothing returns at the first one.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    found: Vec<syn::Error>,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Errors::default()
    }

    /// A mistake that the given tokens make.
    #[track_caller]
    pub(crate) fn push(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push_error(syn::Error::new_spanned(tokens, message));
    }

    /// A mistake at a place that no tokens stand for.
    #[track_caller]
    pub(crate) fn push_span(&mut self, span: Span, message: impl Display) {
        self.push_error(syn::Error::new(span, message));
    }

    /// A mistake that the parser found.
    #[track_caller]
    pub(crate) fn push_error(&mut self, error: syn::Error) {
        passed(&error.to_string());
        self.found.push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Takes over the mistakes of a part.
    pub(crate) fn absorb(&mut self, part: Errors) {
        self.found.extend(part.found);
    }

    /// A `compile_error!` for each mistake, at its place.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.found
            .iter()
            .map(syn::Error::to_compile_error)
            .collect()
    }
}

/// A mistake that ends the parsing of a part.
#[track_caller]
pub(crate) fn mistake(span: Span, message: impl Display) -> syn::Error {
    let error = syn::Error::new(span, message);
    passed(&error.to_string());
    error
}

/// Notes the place that reports a mistake: a test asks that each has a case.
#[track_caller]
#[inline]
pub(crate) fn passed(_message: &str) {
    #[cfg(test)]
    crate::tests::sites::pass(std::panic::Location::caller(), _message);
}

/// The known word that was most likely meant: at most one third of its letters differ.
pub(crate) fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            let longer = candidate.chars().count().max(word.chars().count());
            *distance <= (longer / 3).max(1) || is_abbreviation(word, candidate)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `maximum` for `max`, `lim` for `limit`.
fn is_abbreviation(word: &str, candidate: &str) -> bool {
    let shorter = word.len().min(candidate.len());
    shorter >= 3 && (word.starts_with(candidate) || candidate.starts_with(word))
}

/// Edit distance: insertions, deletions and replacements of one letter.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i.saturating_add(1);
        let mut next = vec![left];
        for (other, above) in b.iter().zip(row.iter().skip(1)) {
            let replaced = diagonal.saturating_add(usize::from(letter != *other));
            left = replaced
                .min(above.saturating_add(1))
                .min(left.saturating_add(1));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
