//! Writes the definitions out for each side and builds the programs.

use crate::model::Zoo;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

const INSTALL: &str = "`tests/interop/install.sh` installs what it needs";

/// The three programs, each ready to answer lines.
pub struct Services {
    pub ours: PathBuf,
    pub c: PathBuf,
    pub python: PathBuf,
    pub definitions: PathBuf,
}

pub fn build(zoo: &Zoo) -> Services {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("differential");
    let (ours, c, python) = (folder.join("ours"), folder.join("c"), folder.join("python"));
    write(&ours.join("Cargo.toml"), &manifest());
    write(&ours.join("Cargo.lock"), include_str!("../../Cargo.lock"));
    write(
        &ours.join("src/main.rs"),
        include_str!("services/ours/main.rs"),
    );
    write(
        &ours.join("src/text.rs"),
        include_str!("services/ours/text.rs"),
    );
    write(&ours.join("src/types.rs"), &zoo.rust());
    write(&c.join("zoo.x"), &zoo.x());
    write(&c.join("print.c"), &zoo.c());
    write(&c.join("service.c"), include_str!("services/service.c"));
    write(&c.join("service.h"), include_str!("services/service.h"));
    write(
        &python.join("service.py"),
        include_str!("services/service.py"),
    );
    write(&python.join("zoo.json"), &zoo.json());

    let target = folder.join("target");
    thread::scope(|scope| {
        scope.spawn(|| build_c(&c));
        run(Command::new(env!("CARGO"))
            .current_dir(&ours)
            .args(["build", "-q", "--offline", "--target-dir"])
            .arg(&target)
            // Those of the command that runs this test are not for the program.
            .env_remove("CARGO_ENCODED_RUSTFLAGS"));
    });
    Services {
        ours: target.join("debug/ours"),
        c: c.join("service"),
        python: python.join("service.py"),
        definitions: python.join("zoo.json"),
    }
}

/// A package outside of the workspace, with the workspace's versions of everything.
fn manifest() -> String {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xdr-core");
    format!(
        "[package]\nname = \"ours\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\nbytes = {{ version = \"1\", default-features = false, features = [\"std\"] }}\n\
         xdr-core = {{ path = {core:?} }}\n\n\
         [profile.dev]\ndebug = false\noverflow-checks = true\n\n[workspace]\n"
    )
}

fn build_c(folder: &Path) {
    for (kind, output) in [("-h", "zoo.h"), ("-c", "zoo_xdr.c")] {
        // rpcgen does not write over a file.
        let _ = fs::remove_file(folder.join(output));
        let mut rpcgen = Command::new("rpcgen");
        run(rpcgen
            .current_dir(folder)
            .args(["-C", "-M", kind, "-o", output, "zoo.x"]));
    }
    // rpcgen writes `bool` for `bool_t` where it walks an array in place.
    let mut gcc = Command::new("sh");
    gcc.current_dir(folder).args([
        "-c",
        "gcc -O0 -w -Dbool=bool_t $(pkg-config --cflags libtirpc) -o service service.c print.c zoo_xdr.c \
         $(pkg-config --libs libtirpc)",
    ]);
    run(&mut gcc);
}

/// To its end, which must be good.
fn run(command: &mut Command) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; {INSTALL}"));
    assert!(
        output.status.success(),
        "{command:?}: {}\n{}{}\n{INSTALL}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A file that already says so stays as it is, so that nothing is built again for nothing.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let folder = path.parent().expect("it is in a folder");
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
