//! Decoding to owned values.

use super::view;
use crate::data::savedata::{
    Entity, EntityView, Goal, GoalView, ITEMS, Item, ItemView, NAME, Player, RECIPES, Recipes,
};
use crate::hand::{Error, Input};

impl From<ItemView<'_>> for Item {
    #[inline(always)]
    fn from(item: ItemView<'_>) -> Self {
        Item {
            count: item.count,
            slot: item.slot,
            id: item.id.to_owned(),
        }
    }
}

impl From<EntityView<'_>> for Entity {
    #[inline(always)]
    fn from(entity: EntityView<'_>) -> Self {
        Entity {
            id: entity.id.to_owned(),
            name: entity.name.map(str::to_owned),
            place: entity.place,
            health: entity.health,
            air: entity.air,
            on_ground: entity.on_ground,
        }
    }
}

impl From<GoalView<'_>> for Goal {
    #[inline(always)]
    fn from(goal: GoalView<'_>) -> Self {
        match goal {
            GoalView::Rest => Goal::Rest,
            GoalView::Reach { place } => Goal::Reach { place },
            GoalView::Find { name } => Goal::Find {
                name: name.to_owned(),
            },
            GoalView::Carry { item } => Goal::Carry { item: item.into() },
        }
    }
}

#[inline(always)]
pub(super) fn item(input: &mut Input<'_>) -> Result<Item, Error> {
    view::item(input).map(Item::from)
}

#[inline(always)]
pub(super) fn entity(input: &mut Input<'_>) -> Result<Entity, Error> {
    view::entity(input).map(Entity::from)
}

#[inline(always)]
pub(super) fn text(input: &mut Input<'_>) -> Result<String, Error> {
    input.text(NAME).map(str::to_owned)
}

#[inline(always)]
fn items(input: &mut Input<'_>) -> Result<Vec<Item>, Error> {
    let count = input.count(ITEMS, view::ITEM)?;
    let mut items = Vec::with_capacity(count);
    for _ in 0..count {
        items.push(item(input)?);
    }
    Ok(items)
}

#[inline(always)]
fn texts(input: &mut Input<'_>) -> Result<Vec<String>, Error> {
    let count = input.count(RECIPES, 4)?;
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        texts.push(text(input)?);
    }
    Ok(texts)
}

#[inline(always)]
pub(super) fn player(input: &mut Input<'_>) -> Result<Player, Error> {
    Ok(Player {
        id: view::id(input)?,
        mode: view::mode(input)?,
        score: input.hyper()? as i64,
        dimension: text(input)?,
        place: view::place(input)?,
        selected: match input.flag()? {
            true => Some(item(input)?),
            false => None,
        },
        spawn: view::spawn(input)?,
        food: input.word()? as i32,
        experience: f32::from_bits(input.word()?),
        inventory: items(input)?,
        chest: items(input)?,
        abilities: view::abilities(input)?,
        vehicle: match input.flag()? {
            true => Some(entity(input)?),
            false => None,
        },
        goal: view::goal(input)?.into(),
        recipes: Recipes {
            known: texts(input)?,
            shown: texts(input)?,
            open: input.flag()?,
            filtering: input.flag()?,
        },
    })
}
