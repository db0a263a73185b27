//! Every rule has a case: no place in the source reports a mistake that no file of the suite makes.

use super::announced::{Kind, Mistake};
use super::case::Case;
use super::refusals::{PASS, cases};
use super::sites::{Site, in_source, take_passed};
use std::collections::BTreeSet;

/// Rules that no definition can break, and where else they are tested.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "program.rs",
        "an attribute gets only what rustc could parse",
    ),
    (
        "program/expand/arguments.rs",
        "a struct of what stood between parentheses",
    ),
    ("xdr.rs", "a derive gets only what rustc could parse"),
    // The constructors themselves.
    ("errors.rs", "hands on what others have found"),
];

fn is_elsewhere(site: &Site) -> bool {
    ELSEWHERE
        .iter()
        .any(|(path, _)| site.file.starts_with(path))
}

#[test]
fn every_place_that_reports_a_mistake_has_a_case() {
    let mut passed = BTreeSet::new();
    for case in cases() {
        take_passed();
        case.found();
        passed.extend(take_passed().into_iter().map(|(site, _)| site));
    }
    let missing: Vec<Site> = in_source(&Kind::Macro)
        .into_iter()
        .filter(|site| !passed.contains(site) && !is_elsewhere(site))
        .collect();
    assert!(
        missing.is_empty(),
        "no case in tests/ui breaks the rule at {missing:#?}"
    );
}

#[test]
fn every_assertion_has_a_case_that_fails_it() {
    let mut made = BTreeSet::new();
    let mut failed: BTreeSet<String> = BTreeSet::new();
    for case in cases().chain(Case::all(PASS)) {
        take_passed();
        case.found();
        made.extend(take_passed());
        let consts =
            |mistake: Mistake| (mistake.kind == Kind::Const).then(|| rule(&mistake.message));
        failed.extend(case.announced().into_iter().filter_map(consts));
    }
    let sites = in_source(&Kind::Const);
    let asserted: Vec<_> = made
        .iter()
        .filter(|(site, _)| sites.contains(site))
        .collect();
    let never: Vec<&Site> = sites
        .iter()
        .filter(|site| !asserted.iter().any(|(made, _)| made == *site))
        .filter(|site| !is_elsewhere(site))
        .collect();
    assert!(
        never.is_empty(),
        "no case in tests/ui leads to the assertion at {never:#?}"
    );
    let unbroken: Vec<_> = asserted
        .iter()
        .filter(|(_, message)| !failed.contains(&rule(message)))
        .collect();
    assert!(
        unbroken.is_empty(),
        "no case in tests/ui fails the assertion {unbroken:#?}"
    );
}

/// The message without what varies in it: the default ceiling, and the name of a
/// procedure or an event.
fn rule(message: &str) -> String {
    for what in ["procedure", "event"] {
        if let Some((before, rest)) = message.split_once(&format!("{what} `"))
            && let Some((_, after)) = rest.split_once('`')
        {
            return format!("{before}{what} `..`{after}");
        }
    }
    let words = message.split(' ');
    let fixed = words.map(|word| match word.parse::<u32>() {
        Ok(_) if message.contains("`amplification`") => "64",
        _ => word,
    });
    fixed.collect::<Vec<_>>().join(" ")
}
