//! Wrong definitions and what the macros say about them; right ones close to them, so that no rule
//! is too wide. After a change of a message, write the expected texts anew with
//! `TRYBUILD=overwrite cargo test -p tests --test ui` and read the difference.
//!
//! The texts hold words of rustc's own beside ours, so they are compared with one version of it.

#[rustversion::attr(
    not(stable(1.95)),
    ignore = "the expected texts are those of rustc 1.95"
)]
#[test]
fn wrong_definitions_are_refused_with_a_message_at_the_mistake() {
    let cases = trybuild::TestCases::new();
    for folder in [
        "shape",
        "type",
        "limit",
        "array",
        "enum",
        "union",
        "attribute",
        "generics",
        "several",
    ] {
        cases.compile_fail(format!("ui/{folder}/*.rs"));
    }
}

#[rustversion::attr(
    not(stable(1.95)),
    ignore = "the expected texts are those of rustc 1.95"
)]
#[test]
fn wrong_programs_are_refused_with_a_message_at_the_mistake() {
    trybuild::TestCases::new().compile_fail("ui/program/*.rs");
}

#[test]
fn right_definitions_close_to_wrong_ones_compile() {
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}
