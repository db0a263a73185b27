//! xdr-codec 0.4, with the code that its xdrgen writes for such types: a call for each field.
//!
//! xdrgen would make the two lists chains of boxes. Here they are vectors, which is faster.

use super::leak;
use crate::data::{header, list, log, mesh, opaque, readdirplus, tree, words};
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

/// Behind the macros, which it uses.
mod saved;

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
