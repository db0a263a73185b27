//! The saved game.

use crate::data::savedata;
use std::io::{Read, Write};
use xdr_codec::{
    ErrorKind, Pack, Result, Unpack, pack_array, pack_flex, pack_string, unpack_array, unpack_flex,
    unpack_string,
};

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
