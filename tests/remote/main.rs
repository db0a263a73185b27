//! The remote program of libvirt, without any libvirt.

mod access;
