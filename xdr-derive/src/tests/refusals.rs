//! Wrong definitions: what the macros say about each is what its comments announce.

use super::announced::{Kind, Mistake};
use super::case::Case;
use super::stderr::{print, printed};
use std::fmt::Debug;

/// The folders of wrong definitions.
pub(super) const FOLDERS: &[&str] = &[
    "shape",
    "type",
    "limit",
    "array",
    "enum",
    "union",
    "attribute",
    "generics",
    "several",
    "program",
];

/// The folder of right definitions close to wrong ones.
pub(super) const PASS: &str = "pass";

pub(super) fn cases() -> impl Iterator<Item = Case> {
    FOLDERS.iter().flat_map(|folder| Case::all(folder))
}

/// Fails with all faults of all cases at once.
fn no_faults(check: impl Fn(&Case) -> Result<(), String>) {
    let faults: Vec<String> = cases()
        .filter_map(|case| {
            check(&case)
                .err()
                .map(|fault| format!("{}: {fault}", case.name))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Says what is in one list and not in the other, each as often as it is there.
fn same<T: Debug + PartialEq>(announced: &[T], found: &[T]) -> Result<(), String> {
    let mut missing: Vec<&T> = Vec::new();
    let mut rest: Vec<&T> = found.iter().collect();
    for one in announced {
        match rest.iter().position(|other| *other == one) {
            Some(place) => drop(rest.remove(place)),
            None => missing.push(one),
        }
    }
    if missing.is_empty() && rest.is_empty() {
        return Ok(());
    }
    let lines = |title: &str, list: &[&T]| {
        let lines = list.iter().map(|one| format!("\n  {title}: {one:?}"));
        lines.collect::<String>()
    };
    Err(lines("announced, but not there", &missing) + &lines("there, but not announced", &rest))
}

fn of_kind(mistakes: Vec<Mistake>, kind: &Kind) -> Vec<Mistake> {
    let same = |mistake: &Mistake| mistake.kind == *kind;
    mistakes.into_iter().filter(same).collect()
}

#[test]
fn the_first_line_of_a_case_is_its_rule() {
    no_faults(|case| match case.rule() {
        Some(rule) if rule.ends_with('.') => Ok(()),
        _ => Err("begin with `//! ` and the rule, a sentence".to_owned()),
    });
}

#[test]
fn every_case_announces_a_mistake() {
    no_faults(|case| match case.announced().as_slice() {
        [] => Err("no comment of carets says what is wrong".to_owned()),
        _ => Ok(()),
    });
}

#[test]
fn the_macro_says_what_is_announced_and_nothing_else() {
    no_faults(|case| {
        let announced = of_kind(case.announced(), &Kind::Macro);
        same(&announced, &of_kind(case.found(), &Kind::Macro))
    });
}

#[test]
fn an_announced_assertion_is_in_the_generated_code() {
    no_faults(|case| {
        let found = case.found();
        let announced = of_kind(case.announced(), &Kind::Const);
        match announced.iter().find(|one| !found.contains(one)) {
            Some(missing) => Err(format!("{missing:?} is not among {found:#?}")),
            None => Ok(()),
        }
    });
}

#[test]
fn what_rustc_prints_is_what_is_announced() {
    no_faults(|case| {
        let mut announced: Vec<_> = case.announced().iter().map(print).collect();
        announced.sort();
        same(&announced, &printed(&case.stderr()))
    });
}

#[test]
fn the_macro_says_nothing_about_right_definitions() {
    for case in Case::all(PASS) {
        let said = of_kind(case.found(), &Kind::Macro);
        assert!(said.is_empty(), "{}: {said:#?}", case.name);
    }
}
