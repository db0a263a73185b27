//! Wrong definitions and what the macros say about them; right ones close to them, so that no rule
//! is too wide. After a change of a message, write the expected texts anew with
//! `TRYBUILD=overwrite cargo test -p tests --test ui` and read the difference.

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
    cases.pass("ui/pass/*.rs");
}

#[test]
fn wrong_programs_are_refused_with_a_message_at_the_mistake() {
    trybuild::TestCases::new().compile_fail("ui/program/*.rs");
}
