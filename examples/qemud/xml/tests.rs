//! Descriptions that are read, written back, and refused.

use super::{Definition, Element};
use crate::refusal::Kind;

const FULL: &str = "<?xml version='1.0'?>
<!-- made by hand -->
<domain id='7' type=\"qemu\">
  <devices><disk type='file'><source file='/tmp/a&amp;b&apos;.img'/></disk>
    <serial type='pty'/></devices>
  <metadata><a:note xmlns:a='urn:notes' a:kind='x'>two <b>words</b> &lt;</a:note></metadata>
  <vcpu cpuset='0-1'>2</vcpu>
  <os><type arch='x86_64'>hvm</type></os>
  <memory unit='MiB'>64</memory>
  <uuid>1111111122223333444455555555abcd</uuid>
  <name> full </name>
</domain>";

const WRITTEN: &str = "<domain type='qemu' id='3'>
  <name>full</name>
  <uuid>11111111-2222-3333-4444-55555555abcd</uuid>
  <metadata>
    <a:note xmlns:a='urn:notes' a:kind='x'>two <b>words</b> &lt;</a:note>
  </metadata>
  <memory unit='KiB'>65536</memory>
  <currentMemory unit='KiB'>65536</currentMemory>
  <vcpu placement='static' cpuset='0-1'>2</vcpu>
  <devices>
    <disk type='file'>
      <source file='/tmp/a&amp;b&apos;.img'/>
    </disk>
    <serial type='pty'/>
  </devices>
  <os>
    <type arch='x86_64'>hvm</type>
  </os>
</domain>
";

#[test]
fn a_description_is_written_in_one_form() {
    let definition = Definition::read(FULL).unwrap();
    assert_eq!(definition.write(Some(3)), WRITTEN);
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let definition = Definition::read(FULL).unwrap();
    assert_eq!(
        Definition::read(&definition.write(None)),
        Ok(definition.clone())
    );
    assert_eq!(Definition::read(&definition.write(Some(9))), Ok(definition));
}

#[test]
fn a_uuid_is_made_where_there_is_none() {
    let text =
        "<domain type='test'><name>x</name><memory>1</memory><os><type>hvm</type></os></domain>";
    let (one, other) = (
        Definition::read(text).unwrap(),
        Definition::read(text).unwrap(),
    );
    assert_ne!(one.uuid, other.uuid);
    assert_eq!((one.vcpus, one.current_memory), (1, 1));
}

#[test]
fn text_can_hold_every_character() {
    let text = "a<b>&'\"\t\n\r]]>é\u{1F600}";
    let element = Element::new("e").with("a", text).text(text);
    let read = Element::read(&element.write()).unwrap();
    assert_eq!(read.own_text(), text);
    // The parser makes tabs and line ends in attributes to blanks, as the standard says.
    assert_eq!(read.attribute("a"), Some("a<b>&'\"  \r]]>é\u{1F600}"));
    let control = Element::new("e").text("a\u{1}b");
    assert_eq!(control.write(), "<e>ab</e>\n");
}

#[test]
fn bad_descriptions_are_refused_as_libvirt_does() {
    // The codes and texts that libvirt 9.0 answered to the same descriptions, but for the places
    // in the text that each parser names in its own way.
    let rest = "<memory>1024</memory><os><type>hvm</type></os>";
    let cases = [
        ("", Kind::Malformed, "(domain_definition): "),
        ("<domain", Kind::Malformed, "(domain_definition): "),
        (
            "<network/>",
            Kind::Xml,
            "XML error: expecting root element of 'domain', not 'network'",
        ),
        (
            "<domain type='test'/>",
            Kind::Xml,
            "XML error: Memory size must be",
        ),
        (
            &format!("<domain type='test'>{rest}</domain>"),
            Kind::MissingName,
            "missing name information",
        ),
        (
            &format!("<domain type='test'><name/>{rest}</domain>"),
            Kind::MissingName,
            "missing name information",
        ),
        (
            &format!("<domain type='test'><name>a/b</name>{rest}</domain>"),
            Kind::Xml,
            "XML error: name a/b cannot contain '/'",
        ),
        (
            &format!("<domain><name>x</name>{rest}</domain>"),
            Kind::Internal,
            "internal error: missing domain type attribute",
        ),
        (
            &format!("<domain type='foo'><name>x</name>{rest}</domain>"),
            Kind::Unsupported,
            "unsupported configuration: invalid domain type foo",
        ),
        (
            &format!("<domain type='test'><name>x</name><uuid>zz</uuid>{rest}</domain>"),
            Kind::Internal,
            "internal error: malformed uuid element",
        ),
        (
            &format!("<domain type='test'><name>x</name><vcpu>x</vcpu>{rest}</domain>"),
            Kind::Xml,
            "XML error: maximum vcpus count must be an integer",
        ),
        (
            &format!("<domain type='test'><name>x</name><vcpu>0</vcpu>{rest}</domain>"),
            Kind::Xml,
            "XML error: maximum vcpus count",
        ),
        (
            &format!(
                "<domain type='test'><name>x</name><currentMemory>1025</currentMemory>{rest}</domain>"
            ),
            Kind::Xml,
            "XML error: current memory '1025k'",
        ),
        (
            "<domain type='test'><name>x</name><memory unit='foo'>1</memory><os><type>hvm</type></os></domain>",
            Kind::InvalidArgument,
            "invalid argument: unknown suffix 'foo'",
        ),
        (
            "<domain type='test'><name>x</name><memory>0</memory><os><type>hvm</type></os></domain>",
            Kind::Xml,
            "XML error: Memory size must be",
        ),
        (
            "<domain type='test'><name>x</name><memory>1</memory></domain>",
            Kind::Xml,
            "XML error: an os <type> must be specified",
        ),
        (
            "<!DOCTYPE d [<!ENTITY a 'b'>]><domain/>",
            Kind::Malformed,
            "(domain_definition): ",
        ),
    ];
    for (text, kind, message) in cases {
        let refusal = Definition::read(text).unwrap_err();
        assert_eq!(refusal.kind, kind, "{text}: {refusal}");
        assert!(
            refusal.to_string().starts_with(message),
            "{text}: {refusal}"
        );
    }
}

#[test]
fn a_deep_description_is_refused() {
    let deep = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
    assert!(Element::read(&deep(128)).is_ok());
    assert!(Element::read(&deep(129)).is_err());
    // As deep as a description can be by its length.
    assert!(Element::read(&deep((1 << 20) / 7)).is_err());
}

#[test]
fn a_long_description_is_refused() {
    let long = format!("<domain>{}</domain>", " ".repeat(1 << 20));
    assert_eq!(Definition::read(&long).unwrap_err().kind, Kind::Xml);
}

#[test]
fn a_description_that_grows_too_long_is_refused() {
    // Few bytes become many where each element gets a line of its own, far to the right.
    let (open, close) = ("<a>".repeat(100), "</a>".repeat(100));
    let text = format!(
        "<domain type='test'><name>x</name><memory>1</memory><os><type>hvm</type></os>{open}{}{close}</domain>",
        "<b/>".repeat(30_000)
    );
    let refusal = Definition::read(&text).unwrap_err();
    assert!(refusal.to_string().contains("written out"), "{refusal}");
}
