//! A parameter that may stand for a type without a size is no field.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Inline<T: ?Sized> {
    id: u32,
    tail: T,
    //    ^ unsized field; use `Vec<T>`, `Box<[T]>` or a reference
}

#[derive(Xdr)]
struct Clause<T>
where
    T: Copy + ?Sized,
{
    tail: T,
    //    ^ unsized field; use `Vec<T>`, `Box<[T]>` or a reference
}

fn main() {}
