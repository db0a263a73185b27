//! Sizes, with the checks, and writing.

use crate::data::savedata::{
    Entity, Goal, ITEMS, Item, NAME, PLAYERS, Place, Player, RECIPES, Saved,
};
use crate::hand::{Refusal, items_size, opaque_size, put_opaque, put_word};

/// Of a player's fields of fixed size, flags and discriminants among them.
const FIXED: usize = 16 + 4 + 8 + 24 + 4 + 4 + 4 + 4 + 24 + 4 + 4 + 8;

#[inline(always)]
fn text_size(text: &str) -> Result<usize, Refusal> {
    opaque_size(text.as_bytes(), NAME)
}

#[inline(always)]
fn texts_size(texts: &[String]) -> Result<usize, Refusal> {
    let mut size = items_size(texts.len(), 0, RECIPES)?;
    for text in texts {
        size += text_size(text)?;
    }
    Ok(size)
}

#[inline(always)]
fn items(items: &[Item]) -> Result<usize, Refusal> {
    let mut size = items_size(items.len(), 8, ITEMS)?;
    for item in items {
        size += text_size(&item.id)?;
    }
    Ok(size)
}

#[inline]
pub(super) fn size(saved: &Saved) -> Result<usize, Refusal> {
    let mut size = items_size(saved.players.len(), FIXED, PLAYERS)?;
    for player in &saved.players {
        size += text_size(&player.dimension)?;
        if let Some(item) = &player.selected {
            size += 8 + text_size(&item.id)?;
        }
        size += player.spawn.map_or(0, |_| 24);
        size += items(&player.inventory)? + items(&player.chest)?;
        if let Some(entity) = &player.vehicle {
            size += 40 + text_size(&entity.id)?;
            if let Some(name) = &entity.name {
                size += text_size(name)?;
            }
        }
        size += match &player.goal {
            Goal::Rest => 0,
            Goal::Reach { .. } => 24,
            Goal::Find { name } => text_size(name)?,
            Goal::Carry { item } => 8 + text_size(&item.id)?,
        };
        size += texts_size(&player.recipes.known)? + texts_size(&player.recipes.shown)?;
    }
    Ok(size)
}

/// Words one after the other, as one piece.
#[inline(always)]
fn put_words<const WORDS: usize>(out: &mut Vec<u8>, words: [u32; WORDS]) {
    out.extend_from_slice(words.map(u32::to_be_bytes).as_flattened());
}

#[inline(always)]
fn halves(hyper: u64) -> [u32; 2] {
    [(hyper >> 32) as u32, hyper as u32]
}

#[inline(always)]
fn place(place: &Place) -> [u32; 6] {
    let [a, b] = halves(place.x.to_bits());
    let [c, d] = halves(place.y.to_bits());
    let [e, f] = halves(place.z.to_bits());
    [a, b, c, d, e, f]
}

#[inline(always)]
fn put_text(out: &mut Vec<u8>, text: &str) {
    put_opaque(out, text.as_bytes());
}

#[inline(always)]
fn put_item(out: &mut Vec<u8>, item: &Item) {
    put_words(out, [item.count as u32, item.slot]);
    put_text(out, &item.id);
}

#[inline(always)]
fn put_items(out: &mut Vec<u8>, items: &[Item]) {
    put_word(out, items.len() as u32);
    for item in items {
        put_item(out, item);
    }
}

#[inline(always)]
fn put_texts(out: &mut Vec<u8>, texts: &[String]) {
    put_word(out, texts.len() as u32);
    for text in texts {
        put_text(out, text);
    }
}

#[inline(always)]
fn put_entity(out: &mut Vec<u8>, entity: &Entity) {
    put_text(out, &entity.id);
    put_word(out, u32::from(entity.name.is_some()));
    if let Some(name) = &entity.name {
        put_text(out, name);
    }
    let [a, b, c, d, e, f] = place(&entity.place);
    let (health, air) = (entity.health.to_bits(), entity.air as u32);
    put_words(
        out,
        [a, b, c, d, e, f, health, air, u32::from(entity.on_ground)],
    );
}

#[inline(always)]
fn put_goal(out: &mut Vec<u8>, goal: &Goal) {
    match goal {
        Goal::Rest => put_word(out, 0),
        Goal::Reach { place: at } => {
            let [a, b, c, d, e, f] = place(at);
            put_words(out, [1, a, b, c, d, e, f]);
        }
        Goal::Find { name } => {
            put_word(out, 2);
            put_text(out, name);
        }
        Goal::Carry { item } => {
            put_word(out, 3);
            put_item(out, item);
        }
    }
}

#[inline]
pub(super) fn write(saved: &Saved, out: &mut Vec<u8>) {
    put_word(out, saved.players.len() as u32);
    for player in &saved.players {
        put_player(out, player);
    }
}

#[inline(always)]
fn put_player(out: &mut Vec<u8>, player: &Player) {
    let [a, b, c, d] = player.id;
    let [high, low] = halves(player.score as u64);
    put_words(out, [a, b, c, d, player.mode as u32, high, low]);
    put_text(out, &player.dimension);
    let [a, b, c, d, e, f] = place(&player.place);
    put_words(
        out,
        [a, b, c, d, e, f, u32::from(player.selected.is_some())],
    );
    if let Some(item) = &player.selected {
        put_item(out, item);
    }
    match &player.spawn {
        None => put_word(out, 0),
        Some(at) => {
            let [a, b, c, d, e, f] = place(at);
            put_words(out, [1, a, b, c, d, e, f]);
        }
    }
    put_words(out, [player.food as u32, player.experience.to_bits()]);
    put_items(out, &player.inventory);
    put_items(out, &player.chest);
    let abilities = &player.abilities;
    put_words(
        out,
        [
            abilities.walk_speed.to_bits(),
            abilities.fly_speed.to_bits(),
            u32::from(abilities.may_fly),
            u32::from(abilities.flying),
            u32::from(abilities.invulnerable),
            u32::from(abilities.may_build),
            u32::from(player.vehicle.is_some()),
        ],
    );
    if let Some(entity) = &player.vehicle {
        put_entity(out, entity);
    }
    put_goal(out, &player.goal);
    put_texts(out, &player.recipes.known);
    put_texts(out, &player.recipes.shown);
    let (open, filtering) = (player.recipes.open, player.recipes.filtering);
    put_words(out, [u32::from(open), u32::from(filtering)]);
}
