//! The same values as messages.

use super::{Twin, types};
use crate::data::{header, list, log, mesh, opaque, readdirplus, savedata, tree, words};

impl Twin for log::Record {
    type Message = types::Record;

    fn twin(&self) -> Self::Message {
        types::Record {
            address: self.address,
            identity: self.identity.clone(),
            user: self.user.clone(),
            date: self.date.clone(),
            request: self.request.clone(),
            code: self.code,
            size: self.size,
        }
    }
}

impl Twin for log::Log {
    type Message = types::Log;

    fn twin(&self) -> Self::Message {
        types::Log {
            records: self.records.iter().map(Twin::twin).collect(),
        }
    }
}

impl Twin for mesh::Point {
    type Message = types::Point;

    fn twin(&self) -> Self::Message {
        types::Point {
            x: self.x,
            y: self.y,
            z: self.z,
        }
    }
}

impl Twin for mesh::Triangle {
    type Message = types::Triangle;

    fn twin(&self) -> Self::Message {
        types::Triangle {
            corners: self.corners.iter().map(Twin::twin).collect(),
            normal: Some(self.normal.twin()),
        }
    }
}

impl Twin for mesh::Mesh {
    type Message = types::Mesh;

    fn twin(&self) -> Self::Message {
        types::Mesh {
            triangles: self.triangles.iter().map(Twin::twin).collect(),
        }
    }
}

impl Twin for words::Words {
    type Message = types::Words;

    fn twin(&self) -> Self::Message {
        types::Words {
            words: self.words.clone(),
        }
    }
}

impl Twin for opaque::Read {
    type Message = types::Read;

    fn twin(&self) -> Self::Message {
        types::Read {
            status: self.status as u32,
            file: self.file,
            size: self.size,
            modified: self.modified,
            count: self.count,
            end: self.end,
            data: self.data.clone(),
        }
    }
}

impl Twin for header::Header {
    type Message = types::Header;

    fn twin(&self) -> Self::Message {
        types::Header {
            xid: self.xid,
            kind: self.kind as u32,
            rpc_version: self.rpc_version,
            program: self.program,
            version: self.version,
            procedure: self.procedure,
            cookie: self.cookie,
            flavor: self.flavor as u32,
            length: self.length,
            offset: self.offset,
        }
    }
}

impl Twin for list::Entry {
    type Message = types::Entry;

    fn twin(&self) -> Self::Message {
        types::Entry {
            file: self.file,
            name: self.name.clone(),
            cookie: self.cookie,
        }
    }
}

impl Twin for list::List {
    type Message = types::List;

    fn twin(&self) -> Self::Message {
        types::List {
            entries: self.entries.iter().map(Twin::twin).collect(),
        }
    }
}

impl Twin for tree::Node {
    type Message = types::Node;

    fn twin(&self) -> Self::Message {
        types::Node {
            key: self.key,
            value: self.value,
            left: self.left.as_deref().map(|node| Box::new(node.twin())),
            right: self.right.as_deref().map(|node| Box::new(node.twin())),
        }
    }
}

impl Twin for tree::Tree {
    type Message = types::Tree;

    fn twin(&self) -> Self::Message {
        types::Tree {
            root: self.root.as_deref().map(|node| Box::new(node.twin())),
        }
    }
}

impl Twin for readdirplus::Device {
    type Message = types::Device;

    fn twin(&self) -> Self::Message {
        types::Device {
            major: self.major,
            minor: self.minor,
        }
    }
}

impl Twin for readdirplus::Time {
    type Message = types::Time;

    fn twin(&self) -> Self::Message {
        types::Time {
            seconds: self.seconds,
            nanoseconds: self.nanoseconds,
        }
    }
}

impl Twin for readdirplus::Attributes {
    type Message = types::Attributes;

    fn twin(&self) -> Self::Message {
        types::Attributes {
            kind: self.kind as u32,
            mode: self.mode,
            links: self.links,
            user: self.user,
            group: self.group,
            size: self.size,
            used: self.used,
            device: Some(self.device.twin()),
            file_system: self.file_system,
            file: self.file,
            accessed: Some(self.accessed.twin()),
            modified: Some(self.modified.twin()),
            changed: Some(self.changed.twin()),
        }
    }
}

impl Twin for readdirplus::Handle {
    type Message = types::Handle;

    fn twin(&self) -> Self::Message {
        types::Handle {
            data: self.data.clone(),
        }
    }
}

impl Twin for readdirplus::Entry {
    type Message = types::PageEntry;

    fn twin(&self) -> Self::Message {
        types::PageEntry {
            file: self.file,
            name: self.name.clone(),
            cookie: self.cookie,
            attributes: self.attributes.as_ref().map(Twin::twin),
            handle: self.handle.as_ref().map(Twin::twin),
        }
    }
}

impl Twin for readdirplus::Page {
    type Message = types::Page;

    fn twin(&self) -> Self::Message {
        types::Page {
            directory: self.directory.as_ref().map(Twin::twin),
            verifier: self.verifier.to_vec(),
            entries: self.entries.iter().map(Twin::twin).collect(),
            end: self.end,
        }
    }
}

impl Twin for savedata::Place {
    type Message = types::Place;

    fn twin(&self) -> Self::Message {
        types::Place {
            x: self.x,
            y: self.y,
            z: self.z,
        }
    }
}

impl Twin for savedata::Abilities {
    type Message = types::Abilities;

    fn twin(&self) -> Self::Message {
        types::Abilities {
            walk_speed: self.walk_speed,
            fly_speed: self.fly_speed,
            may_fly: self.may_fly,
            flying: self.flying,
            invulnerable: self.invulnerable,
            may_build: self.may_build,
        }
    }
}

impl Twin for savedata::Item {
    type Message = types::Item;

    fn twin(&self) -> Self::Message {
        types::Item {
            count: self.count,
            slot: self.slot,
            id: self.id.clone(),
        }
    }
}

impl Twin for savedata::Entity {
    type Message = types::Entity;

    fn twin(&self) -> Self::Message {
        types::Entity {
            id: self.id.clone(),
            name: self.name.clone(),
            place: Some(self.place.twin()),
            health: self.health,
            air: self.air,
            on_ground: self.on_ground,
        }
    }
}

impl Twin for savedata::Recipes {
    type Message = types::Recipes;

    fn twin(&self) -> Self::Message {
        types::Recipes {
            known: self.known.clone(),
            shown: self.shown.clone(),
            open: self.open,
            filtering: self.filtering,
        }
    }
}

impl Twin for savedata::Player {
    type Message = types::Player;

    fn twin(&self) -> Self::Message {
        types::Player {
            id: self.id.to_vec(),
            mode: self.mode as u32,
            score: self.score,
            dimension: self.dimension.clone(),
            place: Some(self.place.twin()),
            selected: self.selected.as_ref().map(Twin::twin),
            spawn: self.spawn.as_ref().map(Twin::twin),
            food: self.food,
            experience: self.experience,
            inventory: self.inventory.iter().map(Twin::twin).collect(),
            chest: self.chest.iter().map(Twin::twin).collect(),
            abilities: Some(self.abilities.twin()),
            vehicle: self.vehicle.as_ref().map(Twin::twin),
            goal: goal(&self.goal),
            recipes: Some(self.recipes.twin()),
        }
    }
}

impl Twin for savedata::Saved {
    type Message = types::Saved;

    fn twin(&self) -> Self::Message {
        types::Saved {
            players: self.players.iter().map(Twin::twin).collect(),
        }
    }
}

fn goal(goal: &savedata::Goal) -> Option<types::Goal> {
    match goal {
        savedata::Goal::Rest => None,
        savedata::Goal::Reach { place } => Some(types::Goal::Reach(place.twin())),
        savedata::Goal::Find { name } => Some(types::Goal::Find(name.clone())),
        savedata::Goal::Carry { item } => Some(types::Goal::Carry(item.twin())),
    }
}
