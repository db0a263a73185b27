//! Decoding without copies, and what owned decoding shares with it.

use crate::data::savedata::{
    Abilities, EntityView, GoalView, ITEMS, ItemView, Mode, NAME, Place, PlayerView, RECIPES,
    RecipesView,
};
use crate::hand::{Error, Input, Refusal};

/// What an item takes at least.
pub(super) const ITEM: usize = 12;

#[inline(always)]
fn double(words: &[[u8; 4]], at: usize) -> f64 {
    let [high, low] = [at, at + 1].map(|at| u64::from(u32::from_be_bytes(words[at])));
    f64::from_bits(high << 32 | low)
}

#[inline(always)]
pub(super) fn place(input: &mut Input<'_>) -> Result<Place, Error> {
    let (words, _) = input.array::<24>()?.as_chunks::<4>();
    Ok(Place {
        x: double(words, 0),
        y: double(words, 2),
        z: double(words, 4),
    })
}

#[inline(always)]
pub(super) fn spawn(input: &mut Input<'_>) -> Result<Option<Place>, Error> {
    match input.flag()? {
        true => place(input).map(Some),
        false => Ok(None),
    }
}

#[inline(always)]
pub(super) fn mode(input: &mut Input<'_>) -> Result<Mode, Error> {
    Ok(match input.word()? {
        0 => Mode::Survival,
        1 => Mode::Creative,
        2 => Mode::Adventure,
        3 => Mode::Spectator,
        _ => return Err(input.error(Refusal::UnknownValue)),
    })
}

#[inline(always)]
pub(super) fn id(input: &mut Input<'_>) -> Result<[u32; 4], Error> {
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(input.array::<16>()?.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    Ok(words)
}

#[inline(always)]
pub(super) fn abilities(input: &mut Input<'_>) -> Result<Abilities, Error> {
    let (words, _) = input.array::<24>()?.as_chunks::<4>();
    let word = |at: usize| u32::from_be_bytes(words[at]);
    if (2..6).any(|at| word(at) > 1) {
        return Err(input.error(Refusal::InvalidFlag));
    }
    Ok(Abilities {
        walk_speed: f32::from_bits(word(0)),
        fly_speed: f32::from_bits(word(1)),
        may_fly: word(2) == 1,
        flying: word(3) == 1,
        invulnerable: word(4) == 1,
        may_build: word(5) == 1,
    })
}

#[inline(always)]
pub(super) fn item<'a>(input: &mut Input<'a>) -> Result<ItemView<'a>, Error> {
    Ok(ItemView {
        count: input.word()? as i32,
        slot: input.word()?,
        id: input.text(NAME)?,
    })
}

#[inline(always)]
fn selected<'a>(input: &mut Input<'a>) -> Result<Option<ItemView<'a>>, Error> {
    match input.flag()? {
        true => item(input).map(Some),
        false => Ok(None),
    }
}

#[inline(always)]
fn items<'a>(input: &mut Input<'a>) -> Result<Vec<ItemView<'a>>, Error> {
    let count = input.count(ITEMS, ITEM)?;
    let mut items = Vec::with_capacity(count);
    for _ in 0..count {
        items.push(item(input)?);
    }
    Ok(items)
}

#[inline(always)]
fn texts<'a>(input: &mut Input<'a>) -> Result<Vec<&'a str>, Error> {
    let count = input.count(RECIPES, 4)?;
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        texts.push(input.text(NAME)?);
    }
    Ok(texts)
}

#[inline(always)]
pub(super) fn goal<'a>(input: &mut Input<'a>) -> Result<GoalView<'a>, Error> {
    Ok(match input.word()? {
        0 => GoalView::Rest,
        1 => GoalView::Reach {
            place: place(input)?,
        },
        2 => GoalView::Find {
            name: input.text(NAME)?,
        },
        3 => GoalView::Carry { item: item(input)? },
        _ => return Err(input.error(Refusal::UnknownValue)),
    })
}

#[inline(always)]
pub(super) fn entity<'a>(input: &mut Input<'a>) -> Result<EntityView<'a>, Error> {
    Ok(EntityView {
        id: input.text(NAME)?,
        name: match input.flag()? {
            true => Some(input.text(NAME)?),
            false => None,
        },
        place: place(input)?,
        health: f32::from_bits(input.word()?),
        air: input.word()? as i32,
        on_ground: input.flag()?,
    })
}

#[inline(always)]
pub(super) fn player<'a>(input: &mut Input<'a>) -> Result<PlayerView<'a>, Error> {
    Ok(PlayerView {
        id: id(input)?,
        mode: mode(input)?,
        score: input.hyper()? as i64,
        dimension: input.text(NAME)?,
        place: place(input)?,
        selected: selected(input)?,
        spawn: spawn(input)?,
        food: input.word()? as i32,
        experience: f32::from_bits(input.word()?),
        inventory: items(input)?,
        chest: items(input)?,
        abilities: abilities(input)?,
        vehicle: match input.flag()? {
            true => Some(entity(input)?),
            false => None,
        },
        goal: goal(input)?,
        recipes: RecipesView {
            known: texts(input)?,
            shown: texts(input)?,
            open: input.flag()?,
            filtering: input.flag()?,
        },
    })
}
