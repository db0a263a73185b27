//! What a domain is said to be.

use super::element::{Content, Element};
use super::size::kibibytes;
use crate::refusal::{Kind, Refusal};
use uuid::Uuid;

/// Longer descriptions are refused before they are parsed.
const MAX_TEXT: usize = 1 << 20;

/// In the one form it may be longer, but not longer than any string of the protocol.
const MAX_WRITTEN: usize = 4_000_000;

/// The elements that have a place of their own at the beginning, in that order; all others follow
/// in the order in which they came.
const FIRST: [&str; 7] = [
    "name",
    "uuid",
    "title",
    "description",
    "metadata",
    "memory",
    "currentMemory",
];

/// What a domain is said to be: what the daemon looks at, and the whole in one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// What runs it: `test`, `qemu` or `kvm`.
    pub(crate) kind: String,
    /// The name that people use.
    pub(crate) name: String,
    /// The name that never changes.
    pub(crate) uuid: Uuid,
    /// The most memory that it may have, in KiB.
    pub(crate) memory: u64,
    /// The memory that it begins with, in KiB.
    pub(crate) current_memory: u64,
    /// How many processors it has.
    pub(crate) vcpus: u16,
    /// What it boots as, usually `hvm`.
    pub(crate) os_type: String,
    tree: Element,
    /// The tree as text, which is asked for again and again.
    text: String,
}

impl Definition {
    /// Reads domain XML. A uuid that is not there is made up.
    pub(crate) fn read(text: &str) -> Result<Self, Refusal> {
        if text.len() > MAX_TEXT {
            return Err(Refusal::xml(format!(
                "the description has more than {MAX_TEXT} bytes"
            )));
        }
        let root = Element::read(text)?;
        if root.name != "domain" {
            return Err(Refusal::xml(format!(
                "expecting root element of 'domain', not '{}'",
                root.name
            )));
        }
        let memory = memory(&root)?;
        let mut definition = Definition {
            name: name(&root)?,
            kind: kind(&root)?,
            uuid: uuid(&root)?,
            memory,
            current_memory: current_memory(&root, memory)?,
            vcpus: vcpus(&root)?,
            os_type: os_type(&root)?,
            tree: root,
            text: String::new(),
        };
        definition.normalise();
        if definition.text.len() > MAX_WRITTEN {
            return Err(Refusal::xml(format!(
                "written out, the description has more than {MAX_WRITTEN} bytes"
            )));
        }
        Ok(definition)
    }

    /// Its XML; with the id that a running domain has.
    pub(crate) fn write(&self, id: Option<i32>) -> String {
        let head = format!("<domain type='{}'", self.kind);
        match (id, self.text.strip_prefix(&head)) {
            (Some(id), Some(rest)) => format!("{head} id='{id}'{rest}"),
            _ => self.text.clone(),
        }
    }

    /// The devices of a kind.
    pub(crate) fn devices<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Element> {
        let devices = self.tree.all("devices");
        devices.flat_map(move |devices| devices.all(kind))
    }

    /// Writes what the daemon understood over what was said, and the rest after it.
    fn normalise(&mut self) {
        let old = std::mem::take(&mut self.tree);
        let mut tree = Element::new("domain").with("type", &self.kind);
        let others = |(name, _): &&(String, String)| name != "type" && name != "id";
        tree.attributes
            .extend(old.attributes.iter().filter(others).cloned());
        let size = |name: &str, kibibytes: u64| {
            let element = Element::new(name).with("unit", "KiB");
            element.text(kibibytes.to_string())
        };
        tree = tree.child(Element::new("name").text(&self.name));
        tree = tree.child(Element::new("uuid").text(self.uuid.to_string()));
        for name in ["title", "description", "metadata"] {
            if let Some(element) = old.first(name) {
                tree = tree.child(element.clone());
            }
        }
        tree = tree.child(size("memory", self.memory));
        tree = tree.child(size("currentMemory", self.current_memory));
        tree = tree.child(processors(&old, self.vcpus));
        for child in old.children {
            match child {
                Content::Element(element) if element.name == "vcpu" => {}
                Content::Element(element) if FIRST.contains(&element.name.as_str()) => {}
                Content::Element(element) => tree = tree.child(element),
                // Text right in the root means nothing.
                Content::Text(_) => {}
            }
        }
        self.text = tree.write();
        self.tree = tree;
    }
}

/// The `vcpu` element, with the attributes that it came with.
fn processors(root: &Element, vcpus: u16) -> Element {
    let mut element = Element::new("vcpu").with("placement", "static");
    if let Some(old) = root.first("vcpu") {
        for (name, value) in &old.attributes {
            element = element.with(name, value);
        }
    }
    element.text(vcpus.to_string())
}

fn kind(root: &Element) -> Result<String, Refusal> {
    match root.attribute("type") {
        None => Err(Refusal::internal("missing domain type attribute")),
        Some(kind @ ("test" | "qemu" | "kvm")) => Ok(kind.to_owned()),
        Some(kind) => Err(Refusal::new(
            Kind::Unsupported,
            format!("invalid domain type {kind}"),
        )),
    }
}

fn name(root: &Element) -> Result<String, Refusal> {
    let name = root.text_of("name").unwrap_or_default();
    if name.is_empty() {
        return Err(Refusal::new(Kind::MissingName, ""));
    }
    // A name of several lines would be several entries in a list.
    for (bad, shown) in [('/', "/"), ('\n', "\\n")] {
        if name.contains(bad) {
            return Err(Refusal::xml(format!(
                "name {name} cannot contain '{shown}'"
            )));
        }
    }
    Ok(name)
}

fn uuid(root: &Element) -> Result<Uuid, Refusal> {
    match root.text_of("uuid") {
        None => Ok(Uuid::new_v4()),
        Some(text) => {
            Uuid::try_parse(&text).map_err(|_| Refusal::internal("malformed uuid element"))
        }
    }
}

fn size(root: &Element, name: &str) -> Result<Option<u64>, Refusal> {
    let Some(element) = root.first(name) else {
        return Ok(None);
    };
    kibibytes(&element.own_text(), element.attribute("unit")).map(Some)
}

fn memory(root: &Element) -> Result<u64, Refusal> {
    match size(root, "memory")? {
        Some(kibibytes) if kibibytes > 0 => Ok(kibibytes),
        _ => Err(Refusal::xml(
            "Memory size must be specified via <memory> or in the <numa> configuration",
        )),
    }
}

fn current_memory(root: &Element, memory: u64) -> Result<u64, Refusal> {
    match size(root, "currentMemory")? {
        None | Some(0) => Ok(memory),
        Some(current) if current <= memory => Ok(current),
        Some(current) => Err(Refusal::xml(format!(
            "current memory '{current}k' exceeds maximum '{memory}k'"
        ))),
    }
}

fn vcpus(root: &Element) -> Result<u16, Refusal> {
    let Some(text) = root.text_of("vcpu") else {
        return Ok(1);
    };
    let vcpus: u16 = text
        .parse()
        .map_err(|_| Refusal::xml("maximum vcpus count must be an integer"))?;
    if vcpus == 0 {
        return Err(Refusal::xml("maximum vcpus count must not be 0"));
    }
    Ok(vcpus)
}

fn os_type(root: &Element) -> Result<String, Refusal> {
    root.first("os")
        .and_then(|os| os.text_of("type"))
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Refusal::xml("an os <type> must be specified"))
}
