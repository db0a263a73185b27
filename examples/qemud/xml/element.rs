//! A tree of elements, written as libvirt does: two spaces a level, single quotes.

use crate::refusal::{Kind, Refusal};
use roxmltree::{Document, Namespace, Node, ParsingOptions};

/// As deep as a description may go: what walks a tree does so on the stack.
const MAX_DEPTH: usize = 128;

/// As many nodes as a description may have.
const MAX_NODES: u32 = 100_000;

/// An element with all that is within it, but comments and processing instructions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    /// With its prefix, if it has one.
    pub(crate) name: String,
    /// In the order in which they came.
    pub(crate) attributes: Vec<(String, String)>,
    /// In the order in which they came.
    pub(crate) children: Vec<Content>,
}

/// What is within an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Another element.
    Element(Element),
    /// Text that is more than the room between elements.
    Text(String),
}

impl Element {
    /// An element with nothing in it.
    pub(crate) fn new(name: &str) -> Self {
        Element {
            name: name.to_owned(),
            ..Element::default()
        }
    }

    /// With an attribute, in place of one of that name.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.retain(|(other, _)| other != name);
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// With text at the end.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Content::Text(text.into()));
        self
    }

    /// With an element at the end.
    pub(crate) fn child(mut self, child: Element) -> Self {
        self.children.push(Content::Element(child));
        self
    }

    /// The root of a document.
    pub(crate) fn read(text: &str) -> Result<Self, Refusal> {
        let malformed = |detail: String| {
            Refusal::new(Kind::Malformed, format!("(domain_definition): {detail}"))
        };
        let options = ParsingOptions {
            nodes_limit: MAX_NODES,
            ..ParsingOptions::default()
        };
        let document = Document::parse_with_options(text, options)
            .map_err(|error| malformed(error.to_string()))?;
        from_node(document.root_element(), 1).map_err(malformed)
    }

    /// The elements of that name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter_map(move |child| match child {
            Content::Element(element) if element.name == name => Some(element),
            _ => None,
        })
    }

    /// The first element of that name.
    pub(crate) fn first<'a>(&'a self, name: &'a str) -> Option<&'a Element> {
        self.all(name).next()
    }

    /// The text in the first element of that name, without the room around it.
    pub(crate) fn text_of(&self, name: &str) -> Option<String> {
        self.first(name).map(Element::own_text)
    }

    /// The text right within, without the room around it.
    pub(crate) fn own_text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Content::Text(text) => Some(text.as_str()),
            Content::Element(_) => None,
        });
        texts.collect::<String>().trim().to_owned()
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(other, _)| other == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// As a document.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        self.write_at(0, &mut out);
        out
    }

    fn write_at(&self, depth: usize, out: &mut String) {
        out.push_str(&"  ".repeat(depth));
        self.write_inline(depth, out);
        out.push('\n');
    }

    fn write_inline(&self, depth: usize, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}='{}'", escape(value)));
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        // Room between elements would change text that stands beside elements.
        let has_text = |child: &Content| matches!(child, Content::Text(_));
        let inline = self.children.iter().any(has_text);
        if !inline {
            out.push('\n');
        }
        for child in &self.children {
            match child {
                Content::Text(text) => out.push_str(&escape(text)),
                Content::Element(element) if inline => element.write_inline(depth, out),
                Content::Element(element) => element.write_at(depth + 1, out),
            }
        }
        if !inline {
            out.push_str(&"  ".repeat(depth));
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

/// Text as it may stand in an element or between single quotes. Control characters that XML does
/// not have in any form are left out, so what is written can be read again.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&apos;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(character),
            '\r' => out.push_str("&#13;"),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

fn from_node(node: Node<'_, '_>, depth: usize) -> Result<Element, String> {
    if depth > MAX_DEPTH {
        return Err(format!(
            "elements are nested deeper than {MAX_DEPTH} levels"
        ));
    }
    let tag = node.tag_name();
    let mut element = Element::new(&qualified(node, tag.namespace(), tag.name()));
    element.attributes = declarations(node);
    for attribute in node.attributes() {
        let name = qualified(node, attribute.namespace(), attribute.name());
        let value = attribute.value().to_owned();
        element.attributes.push((name, value));
    }
    let has_elements = node.children().any(|child| child.is_element());
    for child in node.children() {
        if child.is_element() {
            let child = from_node(child, depth + 1)?;
            element.children.push(Content::Element(child));
        } else if let Some(text) = child.text().filter(|_| child.is_text()) {
            let is_room = text.is_empty() || has_elements && text.trim().is_empty();
            if !is_room {
                element.children.push(Content::Text(text.to_owned()));
            }
        }
    }
    Ok(element)
}

/// The namespaces that this element declares, as attributes.
fn declarations(node: Node<'_, '_>) -> Vec<(String, String)> {
    let parent = node.parent_element();
    let is_new = |namespace: &&Namespace<'_>| {
        let known = |parent: Node<'_, '_>| parent.namespaces().any(|other| other == *namespace);
        !parent.is_some_and(known) && namespace.name() != Some("xml")
    };
    let attribute = |namespace: &Namespace<'_>| {
        let name = match namespace.name() {
            Some(prefix) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        (name, namespace.uri().to_owned())
    };
    node.namespaces().filter(is_new).map(attribute).collect()
}

fn qualified(node: Node<'_, '_>, namespace: Option<&str>, name: &str) -> String {
    let prefix = namespace.and_then(|namespace| node.lookup_prefix(namespace));
    match prefix.filter(|prefix| !prefix.is_empty()) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}
