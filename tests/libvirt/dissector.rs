//! The dissector of Wireshark is made from libvirt's own definition. It names every field of every
//! message with its type, in order, so all of our procedures and events are compared with it.

use crate::peers::program;
use std::collections::{BTreeMap, BTreeSet};
use xdr_remote::RemoteClient;
use xdr_rpc::xdr::schema::{Body, Length, Schema};

/// A field and its type as Wireshark calls it; an array is a `[`, with the fields of an element behind it.
type Leaf = (String, String);

/// What Wireshark knows of the protocol.
struct Dissector {
    /// The numbers and names, in lower case, of procedures and events.
    names: BTreeSet<(u32, String)>,
    /// The fields of each structure.
    structures: BTreeMap<String, Vec<Leaf>>,
}

impl Dissector {
    fn ask() -> Dissector {
        let report = |of: &str| {
            let output = program("tshark").args(["-G", of]).output();
            let output = output.expect("it runs").stdout;
            String::from_utf8(output).expect("it writes UTF-8")
        };
        let mut structures: BTreeMap<String, Vec<Leaf>> = BTreeMap::new();
        let mut element = None;
        for (path, kind) in report("fields").lines().filter_map(field) {
            match path.split('.').collect::<Vec<_>>()[..] {
                // What an array holds stands before the array.
                ["libvirt", _, outer, inner] if outer == inner => {
                    element = Some(format!("[{kind}"))
                }
                ["libvirt", structure, field] => {
                    let leaf = (field.to_owned(), element.take().unwrap_or(kind));
                    structures
                        .entry(structure.to_owned())
                        .or_default()
                        .push(leaf);
                }
                _ => {}
            }
        }
        let names: BTreeSet<_> = report("values").lines().filter_map(value).collect();
        assert!(
            !names.is_empty(),
            "tshark does not know libvirt; run `tests/interop/install.sh libvirt` first"
        );
        Dissector { names, structures }
    }

    /// The scalars of a structure, through the structures in it.
    fn leaves(&self, structure: &str) -> Vec<Leaf> {
        let fields = self.structures.get(structure).into_iter().flatten();
        let leaves = fields.map(|(name, kind)| match kind.as_str() {
            "FT_NONE" => self.leaves(&inner(structure, name)),
            "[FT_NONE" => array(name, self.leaves(&inner(structure, name))),
            kind => match kind.strip_prefix('[') {
                Some(kind) => array(name, vec![(String::new(), kind.to_owned())]),
                None => vec![(name.clone(), kind.to_owned())],
            },
        });
        leaves.flatten().collect()
    }

    fn compare(&self, ours: &Schema, structure: &str) {
        let theirs = self.leaves(structure);
        let ours = leaves("", ours);
        assert_eq!(
            ours.len(),
            theirs.len(),
            "{structure}: {ours:?} and {theirs:?}"
        );
        for ((our_name, our_kind), (name, kind)) in ours.iter().zip(&theirs) {
            assert!(
                our_name.is_empty() || same_name(our_name, name),
                "{structure}: `{our_name}` and `{name}`"
            );
            assert!(
                same_kind(our_kind, name, kind),
                "{structure}.{name}: {our_kind} and {kind}"
            );
        }
    }
}

/// The structure of a field, which Wireshark's list does not name.
fn inner(structure: &str, field: &str) -> String {
    let inner = match field {
        "dom" | "domains" => "remote_nonnull_domain",
        "pool" | "pools" => "remote_nonnull_storage_pool",
        "vol" | "vols" => "remote_nonnull_storage_vol",
        "params" => "remote_typed_param",
        "value" => "remote_typed_param_value",
        "local" | "remote" => "remote_domain_event_graphics_address",
        "subject" => "remote_domain_event_graphics_identity",
        "msg" => return structure.replace("_callback_", "_"),
        _ => panic!("what is {structure}.{field}?"),
    };
    inner.to_owned()
}

/// Names that are words of Rust in libvirt's definition, or say less than they could.
fn same_name(ours: &str, theirs: &str) -> bool {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let known = [("count", "ret"), ("kind", "type"), ("path", "dst")];
    plain(ours) == plain(theirs) || known.contains(&(ours, theirs))
}

fn same_kind(ours: &str, name: &str, theirs: &str) -> bool {
    match (ours, theirs) {
        // Wireshark describes every field called `type` as that of the header.
        _ if name == "type" => true,
        // What has names for its values with us is a number of some kind with them.
        ("enum", "FT_INT32" | "FT_UINT32" | "FT_UINT8") => true,
        // A `short` takes four bytes too.
        ("FT_UINT32", "FT_UINT16") => true,
        _ => ours == theirs,
    }
}

fn array(name: &str, element: Vec<Leaf>) -> Vec<Leaf> {
    let mut leaves = vec![(name.to_owned(), "[".to_owned())];
    leaves.extend(element);
    leaves
}

/// The scalars of one of our types. That something is optional is not in Wireshark's list.
fn leaves(name: &str, schema: &Schema) -> Vec<Leaf> {
    let kind = match schema {
        Schema::Void => return Vec::new(),
        Schema::Int => "FT_INT32",
        Schema::UnsignedInt => "FT_UINT32",
        Schema::Hyper => "FT_INT64",
        Schema::UnsignedHyper => "FT_UINT64",
        Schema::Double => "FT_DOUBLE",
        Schema::String(_) => "FT_STRING",
        Schema::Opaque(Length::Fixed(16)) => "FT_BYTES",
        Schema::Optional(inner) => return leaves(name, inner),
        Schema::Ranged(_, -128, 255) => "FT_INT8",
        Schema::Array(element, _) => return array(name, leaves("", element)),
        Schema::Named(_, definition) => match definition().body {
            Body::Typedef(inner) => return leaves(name, &inner),
            Body::Enum(_) => "enum",
            Body::Struct(fields) => {
                let leaves = fields.iter().map(|field| leaves(field.name, &field.schema));
                return leaves.flatten().collect();
            }
            Body::Union(_, arms) => {
                let fields = arms.iter().flat_map(|arm| &arm.fields);
                let leaves = fields.map(|field| leaves("", &field.schema));
                return leaves.flatten().collect();
            }
            other => panic!("{name} is {other:?}"),
        },
        other => panic!("{name} is {other:?}"),
    };
    vec![(name.to_owned(), kind.to_owned())]
}

fn value(line: &str) -> Option<(u32, String)> {
    match line.split('\t').collect::<Vec<_>>()[..] {
        ["V", "libvirt.procedure", number, name] => {
            Some((number.parse().ok()?, name.to_lowercase()))
        }
        _ => None,
    }
}

fn field(line: &str) -> Option<(&str, String)> {
    match line.split('\t').collect::<Vec<_>>()[..] {
        ["F", _, path, kind, "libvirt", ..] => Some((path, kind.to_owned())),
        _ => None,
    }
}

#[test]
fn every_procedure_has_the_number_arguments_and_result_that_libvirt_has() {
    let dissector = Dissector::ask();
    for procedure in RemoteClient::PROCEDURES {
        let name = procedure.name;
        assert!(
            dissector
                .names
                .contains(&(procedure.number, name.to_owned())),
            "{name}"
        );
        dissector.compare(&(procedure.arguments)(), &format!("remote_{name}_args"));
        dissector.compare(&(procedure.result)(), &format!("remote_{name}_ret"));
    }
}

#[test]
fn every_event_has_the_number_and_arguments_that_libvirt_has() {
    let dissector = Dissector::ask();
    for event in RemoteClient::INTERFACE.events {
        let name = event.name;
        assert!(
            dissector.names.contains(&(event.number, name.to_owned())),
            "{name}"
        );
        dissector.compare(&(event.arguments)(), &format!("remote_{name}_msg"));
    }
}
