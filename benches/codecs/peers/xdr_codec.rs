//! xdr-codec 0.4, with the code that its xdrgen writes for such types: a call for each field.
//!
//! xdrgen would make the two lists chains of boxes. Here they are vectors, which is faster.

use super::leak;
use crate::data::{header, list, log, mesh, opaque, readdirplus, savedata, tree, words};
use crate::harness::{Op, Set};
use std::fmt::Debug;
use std::hint::black_box;
use std::io::{Read, Write};
use xdr_codec::{
    ErrorKind, Pack, Result, Unpack, pack_array, pack_flex, pack_opaque_array, pack_opaque_flex,
    pack_string, unpack_array, unpack_flex, unpack_opaque_array, unpack_opaque_flex, unpack_string,
};

pub(crate) const NAME: &str = "xdr-codec";

pub(crate) fn owned<T>(set: &mut Set, value: &'static T)
where
    T: Pack<Vec<u8>> + Unpack<&'static [u8]> + PartialEq + Debug,
{
    let wire = set.wire;
    assert!(T::unpack(&mut &*wire).unwrap().0 == *value);
    let mut bytes = Vec::new();
    value.pack(&mut bytes).unwrap();
    assert!(bytes == wire, "{NAME} encodes {}", set.name);
    let bytes = leak(bytes);
    let mut buffer = Vec::with_capacity(bytes.len());
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        black_box(value).pack(&mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        let mut buffer = Vec::new();
        black_box(value).pack(&mut buffer).unwrap();
        buffer
    });
    set.time(Op::Decode, NAME, move || {
        T::unpack(&mut black_box(wire)).unwrap().0
    });
}

/// How a field is written and read: by its type, or by a function with a limit.
macro_rules! field {
    (pack $value:expr, $out:ident) => {
        $value.pack($out)?
    };
    (pack $value:expr, $out:ident, string $max:expr) => {
        pack_string(&$value, Some($max as usize), $out)?
    };
    (pack $value:expr, $out:ident, opaque $max:expr) => {
        pack_opaque_flex(&$value, Some($max as usize), $out)?
    };
    (pack $value:expr, $out:ident, flex $max:expr) => {
        pack_flex(&$value, Some($max as usize), $out)?
    };
    (pack $value:expr, $out:ident, fixed $len:expr) => {
        pack_array(&$value, $len, $out, None)?
    };
    (pack $value:expr, $out:ident, fixed_opaque $len:expr) => {
        pack_opaque_array(&$value, $len, $out)?
    };
    (pack $value:expr, $out:ident, list $max:expr) => {
        pack_list(&$value, $out)?
    };
    (unpack $input:ident) => {
        Unpack::unpack($input)?
    };
    (unpack $input:ident, string $max:expr) => {
        unpack_string($input, Some($max as usize))?
    };
    (unpack $input:ident, opaque $max:expr) => {
        unpack_opaque_flex($input, Some($max as usize))?
    };
    (unpack $input:ident, flex $max:expr) => {
        unpack_flex($input, Some($max as usize))?
    };
    (unpack $input:ident, fixed $len:expr) => {{
        let mut array = [Default::default(); $len];
        let size = unpack_array($input, &mut array, $len, None)?;
        (array, size)
    }};
    (unpack $input:ident, fixed_opaque $len:expr) => {{
        let mut array = [0; $len];
        let size = unpack_opaque_array($input, &mut array, $len)?;
        (array, size)
    }};
    (unpack $input:ident, list $max:expr) => {
        unpack_list($input)?
    };
}

macro_rules! structure {
    ($ty:ty { $($name:ident $(: $form:ident($max:expr))?),* $(,)? }) => {
        impl<Out: Write> Pack<Out> for $ty {
            fn pack(&self, out: &mut Out) -> Result<usize> {
                Ok($(field!(pack self.$name, out $(, $form $max)?) +)* 0)
            }
        }

        impl<In: Read> Unpack<In> for $ty {
            fn unpack(input: &mut In) -> Result<(Self, usize)> {
                let mut size = 0;
                let value = Self {
                    $($name: {
                        let (value, read) = field!(unpack input $(, $form $max)?);
                        size += read;
                        value
                    },)*
                };
                Ok((value, size))
            }
        }
    };
}

macro_rules! enumeration {
    ($ty:ty { $($variant:ident = $value:literal),* $(,)? }) => {
        impl<Out: Write> Pack<Out> for $ty {
            fn pack(&self, out: &mut Out) -> Result<usize> {
                (*self as i32).pack(out)
            }
        }

        impl<In: Read> Unpack<In> for $ty {
            fn unpack(input: &mut In) -> Result<(Self, usize)> {
                let (value, size): (i32, usize) = Unpack::unpack(input)?;
                match value {
                    $($value => Ok((Self::$variant, size)),)*
                    value => Err(ErrorKind::InvalidEnum(value).into()),
                }
            }
        }
    };
}

fn pack_list<Out: Write, T: Pack<Out>>(items: &[T], out: &mut Out) -> Result<usize> {
    let mut size = 0;
    for item in items {
        size += true.pack(out)? + item.pack(out)?;
    }
    Ok(size + false.pack(out)?)
}

fn unpack_list<In: Read, T: Unpack<In>>(input: &mut In) -> Result<(Vec<T>, usize)> {
    let (mut items, mut size) = (Vec::new(), 0);
    loop {
        let (more, read) = bool::unpack(input)?;
        size += read;
        if !more {
            return Ok((items, size));
        }
        let (item, read) = T::unpack(input)?;
        size += read;
        items.push(item);
    }
}

structure!(log::Record {
    address,
    identity: string(log::SHORT),
    user: string(log::SHORT),
    date: string(log::SHORT),
    request: string(log::LONG),
    code,
    size,
});
structure!(log::Log {
    records: flex(log::RECORDS)
});

structure!(mesh::Point { x, y, z });
impl<Out: Write> Pack<Out> for mesh::Triangle {
    fn pack(&self, out: &mut Out) -> Result<usize> {
        Ok(pack_array(&self.corners, 3, out, None)? + self.normal.pack(out)?)
    }
}
impl<In: Read> Unpack<In> for mesh::Triangle {
    fn unpack(input: &mut In) -> Result<(Self, usize)> {
        let nowhere = mesh::Point {
            x: 0.0,
            y: 0.0,
            z: 0.0,
        };
        let mut corners = [nowhere; 3];
        let size = unpack_array(input, &mut corners, 3, None)?;
        let (normal, read) = Unpack::unpack(input)?;
        Ok((mesh::Triangle { corners, normal }, size + read))
    }
}
structure!(mesh::Mesh {
    triangles: flex(u32::MAX)
});

structure!(words::Words {
    words: flex(u32::MAX)
});

enumeration!(opaque::Status { Ok = 0, NotOwner = 1, NoEntry = 2 });
structure!(opaque::Read {
    status,
    file,
    size,
    modified,
    count,
    end,
    data: opaque(opaque::MAX)
});

enumeration!(header::Kind { Call = 0, Reply = 1 });
enumeration!(header::Flavor { None = 0, Sys = 1, Short = 2 });
structure!(header::Header {
    xid,
    kind,
    rpc_version,
    program,
    version,
    procedure,
    cookie,
    flavor,
    length,
    offset,
});

structure!(list::Entry {
    file,
    name: string(list::NAME),
    cookie
});
structure!(list::List {
    entries: list(list::ENTRIES)
});

structure!(tree::Node {
    key,
    value,
    left,
    right
});
structure!(tree::Tree { root });

enumeration!(readdirplus::FileType {
    Regular = 1, Directory = 2, Block = 3, Character = 4, Link = 5, Socket = 6, Fifo = 7,
});
structure!(readdirplus::Device { major, minor });
structure!(readdirplus::Time {
    seconds,
    nanoseconds
});
structure!(readdirplus::Attributes {
    kind,
    mode,
    links,
    user,
    group,
    size,
    used,
    device,
    file_system,
    file,
    accessed,
    modified,
    changed,
});
structure!(readdirplus::Handle {
    data: opaque(readdirplus::HANDLE)
});
structure!(readdirplus::Entry {
    file,
    name: opaque(readdirplus::NAME),
    cookie,
    attributes,
    handle,
});
structure!(readdirplus::Page {
    directory,
    verifier: fixed_opaque(8),
    entries: list(readdirplus::ENTRIES),
    end,
});

enumeration!(savedata::Mode { Survival = 0, Creative = 1, Adventure = 2, Spectator = 3 });
structure!(savedata::Place { x, y, z });
structure!(savedata::Abilities {
    walk_speed,
    fly_speed,
    may_fly,
    flying,
    invulnerable,
    may_build
});
structure!(savedata::Item {
    count,
    slot,
    id: string(savedata::NAME)
});
structure!(savedata::Player {
    id: fixed(4),
    mode,
    score,
    dimension: string(savedata::NAME),
    place,
    selected,
    spawn,
    food,
    experience,
    inventory: flex(savedata::ITEMS),
    chest: flex(savedata::ITEMS),
    abilities,
    vehicle,
    goal,
    recipes,
});
structure!(savedata::Saved {
    players: flex(savedata::PLAYERS)
});

impl<Out: Write> Pack<Out> for savedata::Goal {
    fn pack(&self, out: &mut Out) -> Result<usize> {
        Ok(match self {
            Self::Rest => 0.pack(out)?,
            Self::Reach { place } => 1.pack(out)? + place.pack(out)?,
            Self::Find { name } => {
                2.pack(out)? + pack_string(name, Some(savedata::NAME as usize), out)?
            }
            Self::Carry { item } => 3.pack(out)? + item.pack(out)?,
        })
    }
}

impl<In: Read> Unpack<In> for savedata::Goal {
    fn unpack(input: &mut In) -> Result<(Self, usize)> {
        let (which, size) = u32::unpack(input)?;
        let (value, read) = match which {
            0 => (Self::Rest, 0),
            1 => {
                let (place, read) = Unpack::unpack(input)?;
                (Self::Reach { place }, read)
            }
            2 => {
                let (name, read) = unpack_string(input, Some(savedata::NAME as usize))?;
                (Self::Find { name }, read)
            }
            3 => {
                let (item, read) = Unpack::unpack(input)?;
                (Self::Carry { item }, read)
            }
            which => return Err(ErrorKind::InvalidCase(which as i32).into()),
        };
        Ok((value, size + read))
    }
}

/// A string as an element: xdrgen makes a type of its own for it.
struct Text<T>(T);

impl<Out: Write> Pack<Out> for Text<&String> {
    fn pack(&self, out: &mut Out) -> Result<usize> {
        pack_string(self.0, Some(savedata::NAME as usize), out)
    }
}

impl<In: Read> Unpack<In> for Text<String> {
    fn unpack(input: &mut In) -> Result<(Self, usize)> {
        let (text, size) = unpack_string(input, Some(savedata::NAME as usize))?;
        Ok((Text(text), size))
    }
}

impl<Out: Write> Pack<Out> for savedata::Entity {
    fn pack(&self, out: &mut Out) -> Result<usize> {
        Ok(pack_string(&self.id, Some(savedata::NAME as usize), out)?
            + self.name.as_ref().map(Text).pack(out)?
            + self.place.pack(out)?
            + self.health.pack(out)?
            + self.air.pack(out)?
            + self.on_ground.pack(out)?)
    }
}

impl<In: Read> Unpack<In> for savedata::Entity {
    fn unpack(input: &mut In) -> Result<(Self, usize)> {
        let (id, a) = unpack_string(input, Some(savedata::NAME as usize))?;
        let (name, b): (Option<Text<String>>, usize) = Unpack::unpack(input)?;
        let (place, c) = Unpack::unpack(input)?;
        let (health, d) = Unpack::unpack(input)?;
        let (air, e) = Unpack::unpack(input)?;
        let (on_ground, f) = Unpack::unpack(input)?;
        let name = name.map(|text| text.0);
        let entity = savedata::Entity {
            id,
            name,
            place,
            health,
            air,
            on_ground,
        };
        Ok((entity, a + b + c + d + e + f))
    }
}

fn pack_texts<Out: Write>(texts: &[String], out: &mut Out) -> Result<usize> {
    let mut size = texts.len().pack(out)?;
    for text in texts {
        size += Text(text).pack(out)?;
    }
    Ok(size)
}

fn unpack_texts<In: Read>(input: &mut In) -> Result<(Vec<String>, usize)> {
    let max = savedata::RECIPES as usize;
    let (texts, size): (Vec<Text<String>>, usize) = unpack_flex(input, Some(max))?;
    Ok((texts.into_iter().map(|text| text.0).collect(), size))
}

impl<Out: Write> Pack<Out> for savedata::Recipes {
    fn pack(&self, out: &mut Out) -> Result<usize> {
        Ok(pack_texts(&self.known, out)?
            + pack_texts(&self.shown, out)?
            + self.open.pack(out)?
            + self.filtering.pack(out)?)
    }
}

impl<In: Read> Unpack<In> for savedata::Recipes {
    fn unpack(input: &mut In) -> Result<(Self, usize)> {
        let (known, a) = unpack_texts(input)?;
        let (shown, b) = unpack_texts(input)?;
        let (open, c) = Unpack::unpack(input)?;
        let (filtering, d) = Unpack::unpack(input)?;
        let recipes = savedata::Recipes {
            known,
            shown,
            open,
            filtering,
        };
        Ok((recipes, a + b + c + d))
    }
}
