//! Decoding over existing values.

use super::{decode, view};
use crate::data::savedata::{Entity, Goal, GoalView, ITEMS, Item, NAME, Player, RECIPES};
use crate::hand::{Error, Input};

/// Over the elements that there are, and new ones behind them.
#[inline(always)]
pub(super) fn each<T>(
    existing: &mut Vec<T>,
    count: usize,
    input: &mut Input<'_>,
    over: impl Fn(&mut T, &mut Input<'_>) -> Result<(), Error>,
    new: impl Fn(&mut Input<'_>) -> Result<T, Error>,
) -> Result<(), Error> {
    existing.truncate(count);
    for one in existing.iter_mut() {
        over(one, input)?;
    }
    existing.reserve(count - existing.len());
    for _ in existing.len()..count {
        existing.push(new(input)?);
    }
    Ok(())
}

#[inline(always)]
fn optional<T>(
    existing: &mut Option<T>,
    input: &mut Input<'_>,
    over: impl Fn(&mut T, &mut Input<'_>) -> Result<(), Error>,
    new: impl Fn(&mut Input<'_>) -> Result<T, Error>,
) -> Result<(), Error> {
    match (input.flag()?, &mut *existing) {
        (true, Some(value)) => over(value, input)?,
        (true, None) => *existing = Some(new(input)?),
        (false, _) => *existing = None,
    }
    Ok(())
}

#[inline(always)]
fn text(existing: &mut String, input: &mut Input<'_>) -> Result<(), Error> {
    input.text(NAME)?.clone_into(existing);
    Ok(())
}

#[inline(always)]
fn item(existing: &mut Item, input: &mut Input<'_>) -> Result<(), Error> {
    let item = view::item(input)?;
    existing.count = item.count;
    existing.slot = item.slot;
    item.id.clone_into(&mut existing.id);
    Ok(())
}

#[inline(always)]
fn entity(existing: &mut Entity, input: &mut Input<'_>) -> Result<(), Error> {
    text(&mut existing.id, input)?;
    optional(&mut existing.name, input, text, decode::text)?;
    existing.place = view::place(input)?;
    existing.health = f32::from_bits(input.word()?);
    existing.air = input.word()? as i32;
    existing.on_ground = input.flag()?;
    Ok(())
}

#[inline(always)]
fn goal(existing: &mut Goal, input: &mut Input<'_>) -> Result<(), Error> {
    match (view::goal(input)?, &mut *existing) {
        (GoalView::Find { name }, Goal::Find { name: existing }) => name.clone_into(existing),
        (GoalView::Carry { item }, Goal::Carry { item: existing }) => {
            existing.count = item.count;
            existing.slot = item.slot;
            item.id.clone_into(&mut existing.id);
        }
        (goal, _) => *existing = goal.into(),
    }
    Ok(())
}

#[inline(always)]
fn items(existing: &mut Vec<Item>, input: &mut Input<'_>) -> Result<(), Error> {
    let count = input.count(ITEMS, view::ITEM)?;
    each(existing, count, input, item, decode::item)
}

#[inline(always)]
fn texts(existing: &mut Vec<String>, input: &mut Input<'_>) -> Result<(), Error> {
    let count = input.count(RECIPES, 4)?;
    each(existing, count, input, text, decode::text)
}

#[inline(always)]
pub(super) fn player(existing: &mut Player, input: &mut Input<'_>) -> Result<(), Error> {
    existing.id = view::id(input)?;
    existing.mode = view::mode(input)?;
    existing.score = input.hyper()? as i64;
    text(&mut existing.dimension, input)?;
    existing.place = view::place(input)?;
    optional(&mut existing.selected, input, item, decode::item)?;
    existing.spawn = view::spawn(input)?;
    existing.food = input.word()? as i32;
    existing.experience = f32::from_bits(input.word()?);
    items(&mut existing.inventory, input)?;
    items(&mut existing.chest, input)?;
    existing.abilities = view::abilities(input)?;
    optional(&mut existing.vehicle, input, entity, decode::entity)?;
    goal(&mut existing.goal, input)?;
    texts(&mut existing.recipes.known, input)?;
    texts(&mut existing.recipes.shown, input)?;
    existing.recipes.open = input.flag()?;
    existing.recipes.filtering = input.flag()?;
    Ok(())
}
