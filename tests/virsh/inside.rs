//! Inside a domain: its screen and its console, which are streams.

use crate::daemon::Qemud;
use crate::qemu::Host;
use crate::terminal::{ESCAPE, Terminal};
use crate::virsh::{fail, say, succeed};
use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;
use std::{thread, time::Instant};

/// Width, height and pixels of a portable pixmap.
fn picture(path: &std::path::Path) -> (usize, usize, Vec<[u8; 3]>) {
    let bytes = fs::read(path).expect("virsh has saved it");
    let mut lines = bytes.splitn(4, |byte| *byte == b'\n');
    let mut line = || lines.next().expect("it has four parts");
    assert_eq!(line(), b"P6");
    let size = String::from_utf8(line().to_vec()).unwrap();
    let (width, height) = size.split_once(' ').expect("two numbers");
    assert_eq!(line(), b"255");
    let pixels = line().chunks(3).map(|pixel| pixel.try_into().unwrap());
    (
        width.parse().unwrap(),
        height.parse().unwrap(),
        pixels.collect(),
    )
}

#[test]
fn a_picture_of_a_screen_comes_whole() {
    let daemon = Qemud::start();
    let file = daemon.path("picture");
    assert_eq!(
        say(
            &daemon.test(),
            &format!("screenshot test {}", file.display())
        ),
        format!(
            "Screenshot saved to {}, with type of image/x-portable-pixmap",
            file.display()
        )
    );
    let (width, height, pixels) = picture(&file);
    assert_eq!((width, height), (320, 200));
    assert_eq!(pixels.len(), width * height);
    for (place, [red, green, blue]) in pixels.into_iter().enumerate() {
        let (x, y) = (place % width, place / width);
        assert_eq!(
            (usize::from(red), usize::from(green), blue),
            (x % 256, y % 256, 1)
        );
    }
    let refused = fail(&daemon.test(), "screenshot test --screen 1");
    assert!(refused.contains("there is no screen 1"), "{refused}");
    succeed(&daemon.test(), "destroy test");
    let refused = fail(&daemon.test(), "screenshot test");
    assert!(refused.contains("domain is not running"), "{refused}");
}

#[test]
fn a_console_answers() {
    let daemon = Qemud::start();
    let mut console = Terminal::console(&daemon.test(), "console test");
    console.type_in("hello");
    console.wait_for("hello");
    let long: String = (0..500).map(|number| format!("{number} ")).collect();
    console.type_in(&long);
    console.wait_for(&long);
    console.type_in(ESCAPE);
    assert!(console.wait().success());
    // Everything came once: nothing but the answers was shown.
    assert_eq!(console.shown.trim(), "");
    // The place is free again.
    let mut console = Terminal::console(&daemon.test(), "console test");
    console.type_in("again");
    console.wait_for("again");
}

#[test]
fn a_console_has_one_place() {
    let daemon = Qemud::start();
    let mut first = Terminal::console(&daemon.test(), "console test");
    first.type_in("mine");
    first.wait_for("mine");
    let mut second = Terminal::start(&daemon.test(), "console test");
    second.wait_for("error: operation failed: Active console session exists for this domain");
    assert!(!second.wait().success());
    let mut second = Terminal::console(&daemon.test(), "console test --force");
    second.type_in("mine now");
    second.wait_for("mine now");
    first.wait();
    let mut other = Terminal::start(&daemon.test(), "console test --devname serial7");
    other.wait_for("error: internal error: cannot find character device serial7");
}

#[test]
fn a_console_ends_with_its_domain() {
    let daemon = Qemud::start();
    let mut console = Terminal::console(&daemon.test(), "console test");
    console.type_in("hello");
    console.wait_for("hello");
    succeed(&daemon.test(), "destroy test");
    console.wait();
    let mut console = Terminal::start(&daemon.test(), "console test");
    console.wait_for("error: The domain is not running");
}

#[test]
fn a_real_guest_talks_and_listens() {
    let host = Host::new();
    // virsh is at the console before the guest runs, so nothing is missed.
    let mut console = Terminal::console(&host.uri, "start guest --console");
    console.wait_for("the guest is ready");
    console.type_in("hello, guest");
    console.wait_for("hello, guest");
    console.type_in(ESCAPE);
    assert!(console.wait().success());
    // And again, after a restart of the daemon in between.
    let mut host = host;
    host.daemon.kill();
    host.daemon.start_again();
    let mut console = Terminal::console(&host.uri, "console guest");
    console.type_in("are you there?");
    console.wait_for("are you there?");
    host.ask("destroy guest");
    console.wait();
}

#[test]
fn the_screen_of_a_real_guest_has_text() {
    let host = Host::new();
    host.ask("start guest");
    let file = host.daemon.path("screen");
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        host.ask(&format!("screenshot guest {}", file.display()));
        let (width, height, pixels) = picture(&file);
        assert_eq!(pixels.len(), width * height);
        // At first it is black.
        let colours: BTreeSet<[u8; 3]> = pixels.into_iter().collect();
        if colours.len() > 1 {
            break;
        }
        assert!(Instant::now() < end, "it shows nothing");
        thread::sleep(Duration::from_millis(100));
    }
}
