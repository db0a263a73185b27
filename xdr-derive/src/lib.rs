//! The macros of `xdr-core` and `xdr-rpc`.

#![forbid(unsafe_code)]

mod attrs;
mod bound;
mod check;
mod errors;
mod expand;
mod model;
mod place;
mod program;
#[cfg(test)]
mod tests;
mod xdr;

use proc_macro::TokenStream;
use quote::quote;

/// Derives the XDR codec of a type (RFC 4506): `Wire`, `Encode` and `Decode`.
///
/// | Rust | XDR |
/// |---|---|
/// | struct | `struct`, its fields in order |
/// | tuple struct of one field | `typedef`; errors do not name the field |
/// | enum without data | `enum`; every value is written down, such as `Read = 1` |
/// | enum with `switch` | `union`; a unit variant is a void arm |
/// | `Option<T>`, `Option<Box<T>>` | optional data, `T *` |
///
/// ```ignore
/// use xdr_core::Xdr;
///
/// #[derive(Xdr)]
/// #[xdr(switch = Status)]
/// enum LookupResult {
///     #[xdr(case = Status::Ok)]
///     Found { object: Handle, attributes: Option<Attributes> },
///     #[xdr(default)]
///     Failed { #[xdr(tag)] status: Status, directory: Option<Attributes> },
/// }
///
/// #[derive(Xdr)]
/// struct Listing<'a> {
///     cookie: u64,
///     #[xdr(list, max = MAX_ENTRIES)]
///     entries: Vec<Entry<'a>>,
///     eof: bool,
/// }
/// ```
///
/// Keys stand in `#[xdr(..)]`, several in one attribute or each in its own. All mistakes of a
/// definition are reported at once, each at its place.
///
/// # On the type
///
/// | key | meaning |
/// |---|---|
/// | `switch = Type` | the enum is a union; it switches on `u32`, `i32`, `bool` or an XDR enum |
/// | `failure` | an enum or union whose discriminant is never 0: it makes `Result<T, Self>` an XDR type, a union whose case 0 is `T` |
/// | `max_size` | also implements `MaxSize`, the size of the largest value |
/// | `encode`, `decode` | only this direction |
/// | `amplification = N` | an element of an array may take up to `N` times the memory that it takes on the wire at least; 64 without this |
/// | `bound(T: Encode + Decode<'de>)` | replaces the bounds found from the fields; those with `'de` are for `Decode` alone |
/// | `crate = path` | where the crate is, if it has another name |
///
/// # On a field
///
/// | key | meaning |
/// |---|---|
/// | `max = EXPR` | the limit of a string or opaque data in bytes, of an array in elements; a constant or a `u32` const parameter; reaches through `Option`, `Box` and `Result` |
/// | `max = unbounded` | no limit but that of the record |
/// | `each(..)` | the keys of the elements: `max`, `each`, `list`, `nested`, `range`, `as` |
/// | `list` with `max` | a `Vec<T>` that travels as a chain of optional data |
/// | `nested` with `max` | the XDR of a value inside opaque data |
/// | `range = A..=B` | the bounds of an integer, checked both ways; also `A..B`, `A..`, `..=B` |
/// | `as = Type` | travels as another type, which other keys are then about; needs `T: Clone + TryInto<Type> + TryFrom<Type>`, and a clone for each pass of encoding |
/// | `with = module` | a codec by hand: `MIN: usize`, `wire_size(&T)`, `encode(&T, &mut Encoder<'_>)`, `decode(&mut Decoder<'_>)` |
/// | `skip`, `skip = EXPR` | not on the wire; decoding takes the default or the expression |
/// | `tag` | the first field of an arm for several values: it keeps the discriminant |
///
/// # On a variant
///
/// | key | meaning |
/// |---|---|
/// | `case = EXPR`, `case(A, B)` | the values of the arm: literals, constants, values of an enum |
/// | `default` | the arm for all other values; without one they are errors |
/// | `other` | `Unknown(u32)` or `Unknown(i32)` in an enum without other data takes unknown values, which are errors without it; Rust wants `#[repr(i32)]` on such an enum, and `= N` behind the variant where the number after the last value is taken: that one never travels |
///
/// # Generics
///
/// A type parameter is bound where a field mentions it. Every lifetime parameter is borrowed from
/// the input: `&'a str`, `&'a [u8]` and `Cow` borrow, `Bytes` shares, other types own.
#[proc_macro_derive(Xdr, attributes(xdr))]
pub fn derive_xdr(input: TokenStream) -> TokenStream {
    xdr::derive(input.into(), &quote!(::xdr_core)).into()
}

/// [`derive(Xdr)`](macro@Xdr) for users of `xdr-rpc`, which exports it as `Xdr`.
#[proc_macro_derive(XdrThroughRpc, attributes(xdr))]
pub fn derive_xdr_through_rpc(input: TokenStream) -> TokenStream {
    xdr::derive(input.into(), &quote!(::xdr_rpc::xdr)).into()
}

/// Makes an ONC RPC program (RFC 5531) of a trait: each method is a procedure, each function without
/// `&self` an event.
///
/// ```ignore
/// #[rpc_program(id = 0x2000_0099, version = 1)]
/// pub trait Clock {
///     #[procedure(1)]
///     async fn now(&self) -> Time;
///
///     #[procedure(2, idempotent, timeout = "2s")]
///     async fn set(&self, cx: &Context, at: Time) -> Result<(), ClockError>;
///
///     #[procedure(3)]
///     #[xdr(max = 16, each(max = 64))]
///     async fn zones(&self, #[xdr(max = 64)] prefix: &str) -> Vec<String>;
///
///     #[event(4)]
///     fn ticked(at: Time, #[xdr(max = 64)] zone: &str);
/// }
///
/// /// Has every procedure of version 1 but for the one that it overrides, and one more.
/// #[rpc_program(id = 0x2000_0099, version = 2, extends = Clock)]
/// pub trait ClockV2: Clock {
///     #[procedure(2, overrides)]
///     async fn set_nanos(&self, at: TimeNanos) -> Result<(), ClockError>;
///
///     #[procedure(5)]
///     async fn zone(&self) -> Zone;
/// }
/// ```
///
/// The trait stays, for implementations to write as `async fn` and for bounds; every handler's
/// future is `Send`. Beside it, with its visibility, stand
///
/// | item | what it is |
/// |---|---|
/// | `ClockClient` | the client: `new`, `connect`, `local`, `negotiate`, `channel`, `interface`, `null`, `events`, and a method a procedure, which gives a `Call` to await; that of a version that extends another one derefs to the older client |
/// | `ClockServer<S>` | the server of an implementation `S`: `new`, `from_arc`; a `Program` for `Server::builder().serve(..)`, or for `serve_versions(..)` with all versions that it extends |
/// | `ClockEvent` | an enum of the events, which a client receives; it owns what the server lent: `ticked(zone: &str)` is `Ticked { zone: String }` |
/// | `ClockEvents` | sends the events, with a method for each: `cx.events::<ClockEvents>()` to the caller, `Hub<ClockEvents>` to all that subscribed |
/// | `ClockClient::{PROGRAM, VERSION, PROCEDURES, INTERFACE}` | the numbers, a description of the procedures, and of all of this version |
///
/// On the trait, `#[rpc_program(..)]` takes
///
/// | option | meaning |
/// |---|---|
/// | `id = EXPR` | the program number, a `u32`; mandatory |
/// | `version = EXPR` | the version, a `u32`; mandatory |
/// | `extends = Trait` | the trait of an older version, which is a supertrait too: this version has its procedures as well |
/// | `access = Type` | what callers must be allowed is said in this type, for every procedure |
/// | `crate = path` | the path of `xdr-rpc`, where the dependency has another name |
///
/// On a method
///
/// | attribute | meaning |
/// |---|---|
/// | `#[procedure(EXPR, ..)]` | the procedure's number, a `u32` other than 0; mandatory |
/// | `#[xdr(..)]` | limit or form of the result, as on a field of a [`derive(Xdr)`](macro@Xdr); with `Result<T, E>`, of `T` |
/// | `#[cfg]`, `#[doc]`, `#[deprecated]`, lint levels | carried to all that is generated for the method |
///
/// Behind the number, `#[procedure(..)]` takes
///
/// | option | meaning |
/// |---|---|
/// | `idempotent` | to run it twice is as good as once: the client repeats a call that was lost with its connection |
/// | `oneway` | it is never answered (RFC 5531 section 8.4.1), so it has no result; a call is done once it is queued |
/// | `timeout = "2s"` | how long a caller waits that says nothing else, and how long the handler may take; `us`, `ms`, `s`, `min`, `h` |
/// | `max_args = EXPR`, `max_reply = EXPR` | the most bytes of arguments and result; constant integers |
/// | `access = EXPR` | what a caller must be allowed, a constant of the program's `access` type; the server's authorizer decides before the arguments are decoded |
/// | `blocking` | the method is a plain `fn`, which runs on a thread that may block, and to its end once it has begun |
/// | `detached` | the handler runs to its end although the caller is gone |
/// | `stream` | its reply opens a stream of bytes both ways, over the libvirt protocol: the handler has it as `stream: Stream` before the arguments, and the client's method gives it, beside the result where there is one |
/// | `overrides` | it takes the number of a procedure of an older version |
///
/// On a function without `&self`, `#[event(EXPR)]` is the number of an event, which nothing else in
/// the program has. Its arguments are lent as a procedure's are, or as `&T` and `&[T]` of any type.
///
/// On a parameter
///
/// | attribute | meaning |
/// |---|---|
/// | `#[xdr(..)]` | limit or form of the argument, as on a field |
/// | `#[context]` | this is the context, although its type is not spelt `&Context` |
/// | `#[stream]` | this is the stream, although its type is not spelt `Stream` |
///
/// Arguments travel one after the other. They may borrow (`&str`, `&[u8]`, `Cow<'_, str>`,
/// `View<'_>`): from the caller on the client, from the received record on the server. A first
/// parameter `cx: &Context` is filled in by the server and absent from the client's method.
///
/// | result | what travels | what the client gives |
/// |---|---|---|
/// | none, or `T` | nothing, or `T` | `Result<T, CallError>` |
/// | `Result<T, E>`, `E` a `failure` enum | the union of `T` (0) and `E` | `Result<T, CallError<E>>` |
/// | `Result<T, Fault>` | `T`, or an accept_stat of RFC 5531 in its place | `Result<T, CallError>` |
/// | `Result<T, RemoteError>` | `T`, or an error of libvirt in its place | `Result<T, CallError>` |
///
/// # Versions
///
/// A newer version is a trait of its own that says what is new: adding one procedure costs one
/// method. Program number and version, and that a number is not used for something else by accident,
/// are checked when it is compiled. Its client calls what it inherits under the newer version;
/// `negotiate` finds the highest version that both sides have.
#[proc_macro_attribute]
pub fn rpc_program(options: TokenStream, item: TokenStream) -> TokenStream {
    program::rpc_program(options.into(), item.into()).into()
}
