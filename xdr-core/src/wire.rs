//! The traits: what a type looks like on the wire, and how it gets there and back.
//!
//! Each trait stands twice: `Wire`, `Encode` and `Decode` for types that say by themselves how
//! they travel, and `WireBounded<L>`, `EncodeBounded<L>` and `DecodeBounded<L>` for a type under
//! a limit or in a form `L` ([`Max`](crate::Max), [`Each`](crate::Each) and their like). Strings,
//! opaque data and arrays of variable length have only the second kind, so forgetting a limit
//! does not compile.

use crate::run::{Run, RunMut};
use crate::schema::Schema;
use crate::{DecodeError, Decoder, EncodeError, Encoder};

/// The weight of a codec that is never inlined.
pub(crate) const HEAVY: u32 = 1 << 16;

/// The shape of a type on the wire, as far as the type alone tells it.
///
/// All sizes are in bytes and, as RFC 4506 section 3 asks, multiples of 4.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no XDR encoding of its own",
    label = "not an XDR type",
    note = "derive `Xdr` for it, or name a codec with `#[xdr(with = ..)]` or a wire type with `#[xdr(as = ..)]`",
    note = "strings, opaque data and arrays of variable length need a limit: `#[xdr(max = ..)]`"
)]
pub trait Wire {
    /// The size of every value, when all values have the same size.
    const FIXED: Option<usize>;

    /// A lower bound of the size of any value. It bounds what a count may make the decoder allocate.
    const MIN: usize;

    /// Whether every value can be encoded: the size pass has no limit to check.
    #[doc(hidden)]
    const INFALLIBLE: bool = false;

    /// About the number of scalars that the code of this codec moves one by one; [`HEAVY`] where
    /// the type may contain itself. Derived code of little weight is inlined wherever it is called.
    #[doc(hidden)]
    const WEIGHT: u32 = HEAVY;

    /// `FIXED` of each field in order; a derived struct finds its runs in it.
    #[doc(hidden)]
    const FIELDS: &'static [Option<usize>] = &[];

    /// Describes the type. Costs nothing where nobody calls it.
    fn schema() -> Schema {
        Schema::Custom(core::any::type_name::<Self>())
    }
}

/// A value that can be written as XDR.
///
/// Two passes: [`wire_size`](Encode::wire_size) checks every declared limit and counts,
/// then [`encode`](Encode::encode) writes and cannot fail.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no XDR encoding of its own",
    label = "not an XDR type",
    note = "derive `Xdr` for it, or name a codec with `#[xdr(with = ..)]` or a wire type with `#[xdr(as = ..)]`",
    note = "strings, opaque data and arrays of variable length need a limit: `#[xdr(max = ..)]`"
)]
pub trait Encode: Wire {
    /// The exact size of this value on the wire, in bytes.
    ///
    /// # Errors
    ///
    /// A declared limit, range or arm that this value breaks, with the path to it.
    fn wire_size(&self) -> Result<usize, EncodeError>;

    /// Appends exactly [`wire_size`](Encode::wire_size) bytes.
    ///
    /// Call `wire_size` first: after an error there, what this writes is not a valid encoding.
    fn encode(&self, out: &mut Encoder<'_>);

    /// Writes a value of fixed size into a run. Only called where `FIXED` is `Some`.
    #[doc(hidden)]
    fn encode_run(&self, run: &mut RunMut<'_>) {
        run.put_through(|out| self.encode(out));
    }

    /// Appends the elements of an array.
    #[doc(hidden)]
    #[inline(always)]
    fn encode_all(items: &[Self], out: &mut Encoder<'_>)
    where
        Self: Sized,
    {
        out.elements::<Self, crate::Plain>(items);
    }
}

/// A value that can be read from XDR, borrowing from the input where its type says so.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no XDR encoding of its own",
    label = "not an XDR type",
    note = "derive `Xdr` for it, or name a codec with `#[xdr(with = ..)]` or a wire type with `#[xdr(as = ..)]`",
    note = "strings, opaque data and arrays of variable length need a limit: `#[xdr(max = ..)]`"
)]
pub trait Decode<'de>: Wire + Sized {
    /// Set where every `FIXED` bytes are a value: no bool, enum, optional or padding inside.
    #[doc(hidden)]
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = None;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// Whatever is not the canonical encoding of a value within its limits, with offset and path.
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError>;

    /// Reads one value over this one and reuses its strings and vectors. A `Result`, and a union
    /// whose arm is another or stands for several values, is read afresh with all that is in it.
    ///
    /// # Errors
    ///
    /// As [`decode`](Decode::decode). The value is then valid, but it is not specified which it is.
    fn decode_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        *self = Self::decode(input)?;
        Ok(())
    }
}

/// A type that can be decoded from any input and borrows nothing from it.
pub trait DecodeOwned: for<'de> Decode<'de> {}
impl<T: for<'de> Decode<'de>> DecodeOwned for T {}

/// [`Wire`] for a type under the limit or in the form `L`.
#[diagnostic::on_unimplemented(
    message = "the limit or form `{L}` does not apply to `{Self}`",
    label = "cannot travel this way",
    note = "`max` is for strings, opaque data and arrays of variable length; `each` is for their elements; `range` is for integers",
    note = "`as` converts with `TryFrom`, both ways, and needs `Clone`"
)]
pub trait WireBounded<L> {
    /// As [`Wire::FIXED`].
    const FIXED: Option<usize>;

    /// As [`Wire::MIN`].
    const MIN: usize;

    /// Whether every value can be encoded: the size pass has no limit to check.
    #[doc(hidden)]
    const INFALLIBLE: bool = false;

    /// As `Wire::WEIGHT`.
    #[doc(hidden)]
    const WEIGHT: u32 = HEAVY;

    /// As [`Wire::schema`].
    fn schema_bounded() -> Schema {
        Schema::Custom(core::any::type_name::<Self>())
    }
}

/// [`Encode`] for a type under the limit or in the form `L`.
#[diagnostic::on_unimplemented(
    message = "the limit or form `{L}` does not apply to `{Self}`",
    label = "cannot travel this way",
    note = "`max` is for strings, opaque data and arrays of variable length; `each` is for their elements; `range` is for integers",
    note = "`as` converts with `TryFrom`, both ways, and needs `Clone`"
)]
pub trait EncodeBounded<L>: WireBounded<L> {
    /// As [`Encode::wire_size`].
    ///
    /// # Errors
    ///
    /// As [`Encode::wire_size`].
    fn wire_size_bounded(&self) -> Result<usize, EncodeError>;

    /// As [`Encode::encode`].
    fn encode_bounded(&self, out: &mut Encoder<'_>);

    /// As `Encode::encode_run`.
    #[doc(hidden)]
    fn encode_run_bounded(&self, run: &mut RunMut<'_>) {
        run.put_through(|out| self.encode_bounded(out));
    }

    /// As `Encode::encode_all`.
    #[doc(hidden)]
    #[inline(always)]
    fn encode_all_bounded(items: &[Self], out: &mut Encoder<'_>)
    where
        Self: Sized,
    {
        out.elements::<Self, L>(items);
    }
}

/// [`Decode`] for a type under the limit or in the form `L`.
#[diagnostic::on_unimplemented(
    message = "the limit or form `{L}` does not apply to `{Self}`",
    label = "cannot travel this way",
    note = "`max` is for strings, opaque data and arrays of variable length; `each` is for their elements; `range` is for integers",
    note = "`as` converts with `TryFrom`, both ways, and needs `Clone`"
)]
pub trait DecodeBounded<'de, L>: WireBounded<L> + Sized {
    /// As `Decode::FROM_RUN`.
    #[doc(hidden)]
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = None;

    /// As [`Decode::decode`].
    ///
    /// # Errors
    ///
    /// As [`Decode::decode`].
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError>;

    /// As [`Decode::decode_into`].
    ///
    /// # Errors
    ///
    /// As [`Decode::decode_into`].
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        *self = Self::decode_bounded(input)?;
        Ok(())
    }
}

/// An upper bound of the size on the wire, derived on request with `#[xdr(max_size)]`.
///
/// It is a trait of its own because a recursive type has no such bound.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no maximal size on the wire",
    label = "size is not bounded",
    note = "derive it with `#[xdr(max_size)]`; every string, opaque and array inside needs a limit, and recursion has none"
)]
pub trait MaxSize: Wire {
    /// The size of the largest value, in bytes.
    const MAX: usize;
}

/// [`MaxSize`] for a type under the limit or in the form `L`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no maximal size on the wire",
    label = "size is not bounded",
    note = "derive it with `#[xdr(max_size)]`; every string, opaque and array inside needs a limit, and recursion has none"
)]
pub trait MaxSizeBounded<L>: WireBounded<L> {
    /// The size of the largest value, in bytes.
    const MAX: usize;
}

/// An error enum or union whose discriminant is never 0, derived with `#[xdr(failure)]`.
///
/// It makes `Result<T, Self>` an XDR type, the shape that NFS, MOUNT and most ONC RPC programs use:
/// `union switch (discriminant) { case 0: T; case n: the arm of n; }`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a failure of an XDR result",
    label = "not a `failure` enum",
    note = "derive `Xdr` with `#[xdr(failure)]` on an enum whose values are not 0"
)]
pub trait Failure: Wire {}

/// An XDR enum: a C-like enum that derives `Xdr`. Only such a type, `u32`, `i32` and `bool`
/// can be what a union switches on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be switched on",
    label = "not an XDR enum",
    note = "a union switches on `u32`, `i32`, `bool` or an XDR enum"
)]
pub trait XdrEnum: Wire {
    /// The value on the wire.
    fn value(&self) -> i32;
}
