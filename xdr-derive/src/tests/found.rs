//! What a macro says in what it gives: each `compile_error!` and each spanned assertion.

use super::announced::{Kind, Mistake, Place};
use proc_macro2::{Delimiter, Group, LineColumn, Span, TokenStream, TokenTree};

/// All that is said in the tokens and in the groups inside, in the order of the lines of `text`.
pub(super) fn found(tokens: TokenStream, text: &str) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    collect(tokens, text, &mut mistakes);
    mistakes.sort();
    mistakes
}

fn collect(tokens: TokenStream, text: &str, mistakes: &mut Vec<Mistake>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for window in tokens.windows(3) {
        if let [
            TokenTree::Ident(name),
            TokenTree::Punct(bang),
            TokenTree::Group(group),
        ] = window
            && bang.as_char() == '!'
        {
            mistakes.extend(said(&name.to_string(), name.span(), group, text));
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            collect(group.stream(), text, mistakes);
        }
    }
}

fn said(name: &str, start: Span, group: &Group, text: &str) -> Option<Mistake> {
    let kind = match (name, group.delimiter()) {
        ("compile_error", Delimiter::Brace) => Kind::Macro,
        ("assert", Delimiter::Parenthesis) => Kind::Const,
        _ => return None,
    };
    let Some(TokenTree::Literal(message)) = group.stream().into_iter().last() else {
        panic!("`{name}!` without a message: {group}");
    };
    let message: syn::LitStr = syn::parse2(TokenTree::Literal(message).into()).unwrap();
    Some(Mistake {
        place: place(start.start(), group.span().end(), text),
        kind,
        message: message.value(),
    })
}

/// What is more than one line goes to the end of its first.
fn place(start: LineColumn, end: LineColumn, text: &str) -> Place {
    let width = || text.lines().nth(start.line - 1).map_or(0, str::len);
    Place {
        line: start.line,
        start: start.column,
        end: if end.line == start.line {
            end.column
        } else {
            width()
        },
    }
}
