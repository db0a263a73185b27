//! The messages.

use prost::{Message, Oneof};

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Record {
    #[prost(uint32, tag = "1")]
    pub(crate) address: u32,
    #[prost(string, tag = "2")]
    pub(crate) identity: String,
    #[prost(string, tag = "3")]
    pub(crate) user: String,
    #[prost(string, tag = "4")]
    pub(crate) date: String,
    #[prost(string, tag = "5")]
    pub(crate) request: String,
    #[prost(uint32, tag = "6")]
    pub(crate) code: u32,
    #[prost(uint64, tag = "7")]
    pub(crate) size: u64,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Log {
    #[prost(message, repeated, tag = "1")]
    pub(crate) records: Vec<Record>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Point {
    #[prost(float, tag = "1")]
    pub(crate) x: f32,
    #[prost(float, tag = "2")]
    pub(crate) y: f32,
    #[prost(float, tag = "3")]
    pub(crate) z: f32,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Triangle {
    #[prost(message, repeated, tag = "1")]
    pub(crate) corners: Vec<Point>,
    #[prost(message, optional, tag = "2")]
    pub(crate) normal: Option<Point>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Mesh {
    #[prost(message, repeated, tag = "1")]
    pub(crate) triangles: Vec<Triangle>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Words {
    #[prost(fixed32, repeated, tag = "1")]
    pub(crate) words: Vec<u32>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Read {
    #[prost(uint32, tag = "1")]
    pub(crate) status: u32,
    #[prost(uint64, tag = "2")]
    pub(crate) file: u64,
    #[prost(uint64, tag = "3")]
    pub(crate) size: u64,
    #[prost(uint64, tag = "4")]
    pub(crate) modified: u64,
    #[prost(uint32, tag = "5")]
    pub(crate) count: u32,
    #[prost(bool, tag = "6")]
    pub(crate) end: bool,
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) data: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Header {
    #[prost(fixed32, tag = "1")]
    pub(crate) xid: u32,
    #[prost(uint32, tag = "2")]
    pub(crate) kind: u32,
    #[prost(uint32, tag = "3")]
    pub(crate) rpc_version: u32,
    #[prost(uint32, tag = "4")]
    pub(crate) program: u32,
    #[prost(uint32, tag = "5")]
    pub(crate) version: u32,
    #[prost(uint32, tag = "6")]
    pub(crate) procedure: u32,
    #[prost(fixed64, tag = "7")]
    pub(crate) cookie: u64,
    #[prost(uint32, tag = "8")]
    pub(crate) flavor: u32,
    #[prost(uint32, tag = "9")]
    pub(crate) length: u32,
    #[prost(uint64, tag = "10")]
    pub(crate) offset: u64,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Entry {
    #[prost(uint64, tag = "1")]
    pub(crate) file: u64,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(uint64, tag = "3")]
    pub(crate) cookie: u64,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct List {
    #[prost(message, repeated, tag = "1")]
    pub(crate) entries: Vec<Entry>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Node {
    #[prost(fixed32, tag = "1")]
    pub(crate) key: u32,
    #[prost(fixed64, tag = "2")]
    pub(crate) value: u64,
    #[prost(message, optional, boxed, tag = "3")]
    pub(crate) left: Option<Box<Node>>,
    #[prost(message, optional, boxed, tag = "4")]
    pub(crate) right: Option<Box<Node>>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Tree {
    #[prost(message, optional, boxed, tag = "1")]
    pub(crate) root: Option<Box<Node>>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Device {
    #[prost(uint32, tag = "1")]
    pub(crate) major: u32,
    #[prost(uint32, tag = "2")]
    pub(crate) minor: u32,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Time {
    #[prost(fixed32, tag = "1")]
    pub(crate) seconds: u32,
    #[prost(fixed32, tag = "2")]
    pub(crate) nanoseconds: u32,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Attributes {
    #[prost(uint32, tag = "1")]
    pub(crate) kind: u32,
    #[prost(uint32, tag = "2")]
    pub(crate) mode: u32,
    #[prost(uint32, tag = "3")]
    pub(crate) links: u32,
    #[prost(uint32, tag = "4")]
    pub(crate) user: u32,
    #[prost(uint32, tag = "5")]
    pub(crate) group: u32,
    #[prost(uint64, tag = "6")]
    pub(crate) size: u64,
    #[prost(uint64, tag = "7")]
    pub(crate) used: u64,
    #[prost(message, optional, tag = "8")]
    pub(crate) device: Option<Device>,
    #[prost(uint64, tag = "9")]
    pub(crate) file_system: u64,
    #[prost(fixed64, tag = "10")]
    pub(crate) file: u64,
    #[prost(message, optional, tag = "11")]
    pub(crate) accessed: Option<Time>,
    #[prost(message, optional, tag = "12")]
    pub(crate) modified: Option<Time>,
    #[prost(message, optional, tag = "13")]
    pub(crate) changed: Option<Time>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Handle {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) data: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct PageEntry {
    #[prost(fixed64, tag = "1")]
    pub(crate) file: u64,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) name: Vec<u8>,
    #[prost(uint64, tag = "3")]
    pub(crate) cookie: u64,
    #[prost(message, optional, tag = "4")]
    pub(crate) attributes: Option<Attributes>,
    #[prost(message, optional, tag = "5")]
    pub(crate) handle: Option<Handle>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Page {
    #[prost(message, optional, tag = "1")]
    pub(crate) directory: Option<Attributes>,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) verifier: Vec<u8>,
    #[prost(message, repeated, tag = "3")]
    pub(crate) entries: Vec<PageEntry>,
    #[prost(bool, tag = "4")]
    pub(crate) end: bool,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Place {
    #[prost(double, tag = "1")]
    pub(crate) x: f64,
    #[prost(double, tag = "2")]
    pub(crate) y: f64,
    #[prost(double, tag = "3")]
    pub(crate) z: f64,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Abilities {
    #[prost(float, tag = "1")]
    pub(crate) walk_speed: f32,
    #[prost(float, tag = "2")]
    pub(crate) fly_speed: f32,
    #[prost(bool, tag = "3")]
    pub(crate) may_fly: bool,
    #[prost(bool, tag = "4")]
    pub(crate) flying: bool,
    #[prost(bool, tag = "5")]
    pub(crate) invulnerable: bool,
    #[prost(bool, tag = "6")]
    pub(crate) may_build: bool,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Item {
    #[prost(int32, tag = "1")]
    pub(crate) count: i32,
    #[prost(uint32, tag = "2")]
    pub(crate) slot: u32,
    #[prost(string, tag = "3")]
    pub(crate) id: String,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Entity {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    #[prost(string, optional, tag = "2")]
    pub(crate) name: Option<String>,
    #[prost(message, optional, tag = "3")]
    pub(crate) place: Option<Place>,
    #[prost(float, tag = "4")]
    pub(crate) health: f32,
    #[prost(int32, tag = "5")]
    pub(crate) air: i32,
    #[prost(bool, tag = "6")]
    pub(crate) on_ground: bool,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Recipes {
    #[prost(string, repeated, tag = "1")]
    pub(crate) known: Vec<String>,
    #[prost(string, repeated, tag = "2")]
    pub(crate) shown: Vec<String>,
    #[prost(bool, tag = "3")]
    pub(crate) open: bool,
    #[prost(bool, tag = "4")]
    pub(crate) filtering: bool,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Player {
    #[prost(fixed32, repeated, tag = "1")]
    pub(crate) id: Vec<u32>,
    #[prost(uint32, tag = "2")]
    pub(crate) mode: u32,
    #[prost(sint64, tag = "3")]
    pub(crate) score: i64,
    #[prost(string, tag = "4")]
    pub(crate) dimension: String,
    #[prost(message, optional, tag = "5")]
    pub(crate) place: Option<Place>,
    #[prost(message, optional, tag = "6")]
    pub(crate) selected: Option<Item>,
    #[prost(message, optional, tag = "7")]
    pub(crate) spawn: Option<Place>,
    #[prost(int32, tag = "8")]
    pub(crate) food: i32,
    #[prost(float, tag = "9")]
    pub(crate) experience: f32,
    #[prost(message, repeated, tag = "10")]
    pub(crate) inventory: Vec<Item>,
    #[prost(message, repeated, tag = "11")]
    pub(crate) chest: Vec<Item>,
    #[prost(message, optional, tag = "12")]
    pub(crate) abilities: Option<Abilities>,
    #[prost(message, optional, tag = "13")]
    pub(crate) vehicle: Option<Entity>,
    #[prost(oneof = "Goal", tags = "14, 15, 16")]
    pub(crate) goal: Option<Goal>,
    #[prost(message, optional, tag = "17")]
    pub(crate) recipes: Option<Recipes>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Saved {
    #[prost(message, repeated, tag = "1")]
    pub(crate) players: Vec<Player>,
}

/// Rest is the absence of all.
#[derive(Clone, PartialEq, Oneof)]
pub(crate) enum Goal {
    #[prost(message, tag = "14")]
    Reach(Place),
    #[prost(string, tag = "15")]
    Find(String),
    #[prost(message, tag = "16")]
    Carry(Item),
}
