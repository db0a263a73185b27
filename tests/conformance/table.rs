//! docs/defects.md names tests that there are.

use std::fs;
use std::path::Path;

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_test_of_the_table_of_defects_is_there() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(tests.join("../docs/defects.md")).unwrap();
    let mut source = String::new();
    sources(tests, &mut source);
    let rows = table.lines().filter(|line| line.starts_with("| "));
    let mut named = 0;
    for row in rows.skip(1) {
        let cell = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        for name in cell.split('`').skip(1).step_by(2) {
            if let Some((folder, case)) = name.split_once('/') {
                let case = tests
                    .join("ui")
                    .join(folder)
                    .join(case)
                    .with_extension("rs");
                assert!(case.exists(), "{name}: no such case: {row}");
            } else if name.contains('_') && name != "to_vec" {
                let as_function = source.contains(&format!("fn {name}("));
                let of_macro = source.contains(&format!("    {name}, "));
                // In the list of a target that runs its tests itself.
                let listed = source.contains(&format!("\"{name}\","));
                assert!(
                    as_function || of_macro || listed,
                    "{name}: no such test: {row}"
                );
                named += 1;
            }
        }
    }
    assert!(
        named > 40,
        "only {named} names found: has the table another shape now?"
    );
}
