//! The program to measure: procedures over a mix of arguments and results as management protocols
//! have it, such as a handle with flags, a list of handles, typed parameters, a document, or a block
//! of data. Every procedure has types of its own, as is usual there.

/// What a field holds.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Int,
    Unsigned,
    Hyper,
    UnsignedHyper,
    Double,
    Bool,
    Uuid,
    Name,
    OptionalName,
    Text,
    Opaque,
    Numbers,
    Hypers,
    Names,
    Machine,
    OptionalMachine,
    Machines,
    Volume,
    Parameters,
}

/// A field of the arguments or of the result of a procedure.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
}

/// One procedure.
pub(crate) struct Procedure {
    pub(crate) number: usize,
    pub(crate) arguments: Vec<Field>,
    pub(crate) result: Vec<Field>,
}

type Fields = &'static [(&'static str, Kind)];

const ARGUMENTS: &[Fields] = &[
    &[("machine", Kind::Machine)],
    &[("machine", Kind::Machine), ("flags", Kind::Unsigned)],
    &[("document", Kind::Text), ("flags", Kind::Unsigned)],
    &[
        ("machine", Kind::Machine),
        ("parameters", Kind::Parameters),
        ("flags", Kind::Unsigned),
    ],
    &[("name", Kind::Name)],
    &[],
    &[
        ("machine", Kind::Machine),
        ("device", Kind::Int),
        ("offset", Kind::UnsignedHyper),
        ("flags", Kind::Unsigned),
    ],
    &[("host", Kind::OptionalName), ("need", Kind::Bool)],
    &[("uuid", Kind::Uuid)],
    &[
        ("volume", Kind::Volume),
        ("offset", Kind::UnsignedHyper),
        ("length", Kind::UnsignedHyper),
        ("flags", Kind::Unsigned),
    ],
    &[
        ("machine", Kind::Machine),
        ("path", Kind::Name),
        ("data", Kind::Opaque),
    ],
    &[("need", Kind::Int), ("flags", Kind::Unsigned)],
    &[
        ("machine", Kind::Machine),
        ("cpus", Kind::Numbers),
        ("names", Kind::Names),
    ],
];

const RESULTS: &[Fields] = &[
    &[],
    &[("machine", Kind::Machine)],
    &[("count", Kind::Int)],
    &[("document", Kind::Text)],
    &[("machines", Kind::Machines), ("more", Kind::Unsigned)],
    &[("parameters", Kind::Parameters), ("count", Kind::Int)],
    &[("values", Kind::Hypers)],
    &[("names", Kind::Names)],
    &[("data", Kind::Opaque), ("eof", Kind::Bool)],
    &[
        ("state", Kind::Int),
        ("memory", Kind::UnsignedHyper),
        ("free", Kind::Hyper),
        ("cpus", Kind::Unsigned),
        ("load", Kind::Double),
    ],
    &[("machine", Kind::OptionalMachine)],
];

/// So many procedures. The two lists have no common divisor in their lengths, so that arguments and
/// results meet in every combination.
pub(crate) fn procedures(count: usize) -> Vec<Procedure> {
    (1..=count)
        .map(|number| Procedure {
            number,
            arguments: fields(ARGUMENTS[number % ARGUMENTS.len()]),
            result: fields(RESULTS[number % RESULTS.len()]),
        })
        .collect()
}

fn fields(fields: Fields) -> Vec<Field> {
    fields
        .iter()
        .map(|&(name, kind)| Field { name, kind })
        .collect()
}
