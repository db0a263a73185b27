//! Domain XML through virsh: what is defined is what is dumped, and what is wrong is refused.

use crate::daemon::Qemud;
use crate::virsh::{fail, succeed};

#[test]
fn what_is_defined_is_dumped_in_one_form() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let file = daemon.write(
        "guest.xml",
        "<domain type='test'><devices><serial type='pty'/></devices>
           <name>guest</name><memory unit='GB'>1</memory><vcpu>3</vcpu>
           <uuid>aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee</uuid>
           <os><type arch='x86_64'>hvm</type></os><description>1 &lt; 2</description></domain>",
    );
    succeed(&uri, &format!("define {file}"));
    let expected = "<domain type='test'>
  <name>guest</name>
  <uuid>aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee</uuid>
  <description>1 &lt; 2</description>
  <memory unit='KiB'>976563</memory>
  <currentMemory unit='KiB'>976563</currentMemory>
  <vcpu placement='static'>3</vcpu>
  <devices>
    <serial type='pty'/>
  </devices>
  <os>
    <type arch='x86_64'>hvm</type>
  </os>
</domain>";
    assert_eq!(succeed(&uri, "dumpxml guest"), expected);
    succeed(&uri, "start guest");
    assert_eq!(
        succeed(&uri, "dumpxml guest"),
        expected.replace("'test'>", "'test' id='2'>")
    );
    assert_eq!(succeed(&uri, "dumpxml guest --inactive"), expected);
    // What was dumped can be defined.
    let dumped = daemon.write("dumped.xml", &succeed(&uri, "dumpxml guest"));
    succeed(&uri, &format!("define {dumped}"));
    assert_eq!(succeed(&uri, "dumpxml guest --inactive"), expected);
    // virsh finds the description on its own.
    assert_eq!(succeed(&uri, "desc guest"), "1 < 2");
}

#[test]
fn a_running_domain_keeps_its_definition() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let text = succeed(&uri, "dumpxml test").replace(">2</vcpu>", ">4</vcpu>");
    let file = daemon.write("test.xml", &text);
    succeed(&uri, &format!("define {file}"));
    assert!(succeed(&uri, "dominfo test").contains("CPU(s):         2"));
    succeed(&uri, "destroy test");
    assert!(succeed(&uri, "dominfo test").contains("CPU(s):         4"));
}

#[test]
fn wrong_definitions_are_refused() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let rest = "<memory>1024</memory><os><type>hvm</type></os></domain>";
    for (text, problem) in [
        ("no xml".to_owned(), "(domain_definition): "),
        (
            "<pool/>".to_owned(),
            "XML error: expecting root element of 'domain', not 'pool'",
        ),
        (
            format!("<domain type='test'>{rest}"),
            "missing name information",
        ),
        (
            format!("<domain type='what'><name>x</name>{rest}"),
            "unsupported configuration: invalid domain type what",
        ),
        (
            format!("<domain type='test'><name>test</name>{rest}"),
            "operation failed: domain 'test' already exists with uuid 6695eb01-f6a4-8304-79aa-97f2502e193f",
        ),
        (
            format!(
                "<domain type='test'><name>x</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>{rest}"
            ),
            "operation failed: domain 'test' is already defined with uuid 6695eb01-f6a4-8304-79aa-97f2502e193f",
        ),
    ] {
        let file = daemon.write("wrong.xml", &text);
        for (command, done) in [("define", "define"), ("create", "create")] {
            let refused = fail(&uri, &format!("{command} {file}"));
            let expected = format!("error: Failed to {done} domain from {file}\nerror: {problem}");
            assert!(refused.starts_with(&expected), "{text}: {refused}");
        }
    }
    assert_eq!(succeed(&uri, "list --all --name"), "test");
}
