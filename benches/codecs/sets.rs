//! The data sets with the cells of all codecs that can express them.

use crate::data::{header, list, log, mesh, opaque, players, readdirplus, savedata, tree, words};
use crate::hand::Hand;
use crate::harness::{Options, Set};
use crate::peers::{
    bincode, bitcode, borsh, floor, hand, leak, nfs3, ours, postcard, prost, rkyv, serde_xdr,
    speedy, tirpc, wincode, xdr_codec,
};
use std::fmt::Debug;
use xdr_core::{DecodeOwned, Encode};

/// Makes one set.
pub(crate) type Make = fn(&'static str, &Options) -> Set;

pub(crate) const SETS: &[(&str, Make)] = &[
    ("log", log),
    ("mesh", mesh),
    ("savedata", savedata),
    ("opaque", opaque),
    ("u32s", words),
    ("header", header),
    ("list", list),
    ("tree", tree),
    ("readdirplus", readdirplus),
];

/// A set with ours, the codec by hand, and the floors.
fn start<T>(name: &'static str, about: &'static str, value: &'static T, options: &Options) -> Set
where
    T: Encode + DecodeOwned + Hand<'static> + Clone + PartialEq + Debug + 'static,
{
    let wire = leak(xdr_core::to_vec(value).unwrap());
    let mut set = Set::new(name, about, wire, options);
    ours::encode(&mut set, value);
    ours::decode(&mut set, value);
    ours::over(&mut set, value);
    hand::encode(&mut set, value);
    hand::decode(&mut set, value);
    hand::over(&mut set, value);
    floor::floor(&mut set, value);
    set
}

/// The codecs that can express every set; with a view also what borrows.
macro_rules! general {
    ($set:ident, $value:ident) => {
        wincode::owned(&mut $set, $value);
        rkyv::owned(&mut $set, $value);
        speedy::owned(&mut $set, $value);
        borsh::owned(&mut $set, $value);
        bincode::owned(&mut $set, $value);
        postcard::owned(&mut $set, $value);
    };
    ($set:ident, $value:ident, $view:ty) => {
        ours::borrowed::<$view>(&mut $set);
        hand::borrowed::<$view>(&mut $set);
        let bytes = wincode::owned(&mut $set, $value);
        wincode::borrowed::<$view>(&mut $set, bytes);
        let bytes = rkyv::owned(&mut $set, $value);
        rkyv::borrowed(&mut $set, $value, bytes);
        let bytes = speedy::owned(&mut $set, $value);
        speedy::borrowed::<$view>(&mut $set, bytes);
        borsh::owned(&mut $set, $value);
        let bytes = bincode::owned(&mut $set, $value);
        bincode::borrowed::<$view>(&mut $set, bytes);
        let bytes = postcard::owned(&mut $set, $value);
        postcard::borrowed::<$view>(&mut $set, bytes);
    };
}

fn log(name: &'static str, options: &Options) -> Set {
    let value = leak(log::value());
    let mut set = start(name, "10,000 records of a web server", value, options);
    general!(set, value, log::LogView<'static>);
    let bytes = bitcode::owned(&mut set, value);
    bitcode::borrowed::<log::LogView<'static>>(&mut set, bytes);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Log>(&mut set);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "log");
    set
}

fn mesh(name: &'static str, options: &Options) -> Set {
    let value = leak(mesh::value());
    let mut set = start(name, "125,000 triangles of 12 `f32`", value, options);
    general!(set, value);
    bitcode::owned(&mut set, value);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Mesh>(&mut set);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "mesh");
    set
}

fn savedata(name: &'static str, options: &Options) -> Set {
    let value = leak(players::value());
    let about = "500 players: structs, strings, options, unions";
    let mut set = start(name, about, value, options);
    general!(set, value, savedata::SavedView<'static>);
    let bytes = bitcode::owned(&mut set, value);
    bitcode::borrowed::<savedata::SavedView<'static>>(&mut set, bytes);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "savedata");
    set
}

fn opaque(name: &'static str, options: &Options) -> Set {
    let value = leak(opaque::value());
    let mut set = start(name, "an NFS READ reply of 1 MiB", value, options);
    ours::shared::<opaque::Shared>(&mut set);
    general!(set, value, opaque::ReadView<'static>);
    bitcode::owned(&mut set, value);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::ReadReply>(&mut set);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "opaque");
    set
}

fn words(name: &'static str, options: &Options) -> Set {
    let value = leak(words::value());
    let mut set = start(name, "1,000,000 `u32`", value, options);
    general!(set, value);
    bitcode::owned(&mut set, value);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Words>(&mut set);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "words");
    set
}

fn header(name: &'static str, options: &Options) -> Set {
    let value = leak(header::value());
    let mut set = start(name, "a call header, ten fixed fields", value, options);
    general!(set, value);
    bitcode::owned(&mut set, value);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Header>(&mut set);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "header");
    set
}

fn list(name: &'static str, options: &Options) -> Set {
    let value = leak(list::value());
    let mut set = start(name, "a linked list of 1,000 entries", value, options);
    general!(set, value, list::ListView<'static>);
    let bytes = bitcode::owned(&mut set, value);
    bitcode::borrowed::<list::ListView<'static>>(&mut set, bytes);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Entries>(&mut set);
    tirpc::owned(&mut set, "list");
    set
}

fn tree(name: &'static str, options: &Options) -> Set {
    let value = leak(tree::value());
    let mut set = start(name, "a binary tree of 4,095 nodes", value, options);
    general!(set, value);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Tree>(&mut set);
    serde_xdr::owned(&mut set, value);
    tirpc::owned(&mut set, "tree");
    set
}

fn readdirplus(name: &'static str, options: &Options) -> Set {
    let value = leak(readdirplus::value());
    let mut set = start(name, "an NFSv3 READDIRPLUS page of 100", value, options);
    general!(set, value, readdirplus::PageView<'static>);
    bitcode::owned(&mut set, value);
    prost::owned(&mut set, value);
    xdr_codec::owned(&mut set, value);
    nfs3::owned::<nfs3::Page>(&mut set);
    tirpc::owned(&mut set, "readdirplus");
    set
}
