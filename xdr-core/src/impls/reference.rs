//! References, for encoding only: they write what they point at.

use crate::form::Limit;
use crate::run::RunMut;
use crate::schema::Schema;
use crate::{
    Encode, EncodeBounded, EncodeError, Encoder, MaxSize, MaxSizeBounded, Wire, WireBounded,
};

impl<T: Wire + ?Sized> Wire for &T {
    const FIXED: Option<usize> = T::FIXED;
    const MIN: usize = T::MIN;
    const INFALLIBLE: bool = T::INFALLIBLE;
    const WEIGHT: u32 = T::WEIGHT;
    fn schema() -> Schema {
        T::schema()
    }
}

impl<T: MaxSize + ?Sized> MaxSize for &T {
    const MAX: usize = T::MAX;
}

impl<T: Encode + ?Sized> Encode for &T {
    #[inline]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        (**self).wire_size()
    }
    #[inline]
    fn encode(&self, out: &mut Encoder<'_>) {
        (**self).encode(out);
    }
    #[inline]
    fn encode_run(&self, run: &mut RunMut<'_>) {
        (**self).encode_run(run);
    }
}

impl<T: WireBounded<L> + ?Sized, L: Limit> WireBounded<L> for &T {
    const FIXED: Option<usize> = T::FIXED;
    const MIN: usize = T::MIN;
    const INFALLIBLE: bool = T::INFALLIBLE;
    const WEIGHT: u32 = T::WEIGHT;
    fn schema_bounded() -> Schema {
        T::schema_bounded()
    }
}

impl<T: MaxSizeBounded<L> + ?Sized, L: Limit> MaxSizeBounded<L> for &T {
    const MAX: usize = T::MAX;
}

impl<T: EncodeBounded<L> + ?Sized, L: Limit> EncodeBounded<L> for &T {
    #[inline]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        (**self).wire_size_bounded()
    }
    #[inline]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        (**self).encode_bounded(out);
    }
    #[inline]
    fn encode_run_bounded(&self, run: &mut RunMut<'_>) {
        (**self).encode_run_bounded(run);
    }
}
