//! Domain XML: read into what the daemon knows, written back in one form.

mod definition;
mod element;
mod size;
#[cfg(test)]
mod tests;

pub(crate) use definition::Definition;
pub(crate) use element::Element;
