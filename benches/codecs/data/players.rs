//! The players of [`savedata`](super::savedata).

use super::random::Random;
use super::savedata::{Abilities, Entity, Goal, Item, Mode, Place, Player, Recipes, Saved};

pub(crate) fn value() -> Saved {
    let mut random = Random::new(8);
    Saved {
        players: (0..500).map(|_| player(&mut random)).collect(),
    }
}

fn player(random: &mut Random) -> Player {
    let modes = [
        Mode::Survival,
        Mode::Creative,
        Mode::Adventure,
        Mode::Spectator,
    ];
    Player {
        id: [(); 4].map(|()| random.word()),
        mode: modes[random.below(4)],
        score: random.next() as i64 >> 20,
        dimension: random
            .pick(&["overworld", "the_nether", "the_end"])
            .to_owned(),
        place: place(random),
        selected: random.once_in(2).then(|| item(random)),
        spawn: random.once_in(2).then(|| place(random)),
        food: random.below(21) as i32,
        experience: random.float(),
        inventory: items(random, 36),
        chest: items(random, 27),
        abilities: Abilities {
            walk_speed: random.float(),
            fly_speed: random.float(),
            may_fly: random.once_in(2),
            flying: random.once_in(2),
            invulnerable: random.once_in(2),
            may_build: random.once_in(2),
        },
        vehicle: random.once_in(3).then(|| entity(random)),
        goal: match random.below(4) {
            0 => Goal::Rest,
            1 => Goal::Reach {
                place: place(random),
            },
            2 => Goal::Find {
                name: random.letters(6, 20),
            },
            _ => Goal::Carry { item: item(random) },
        },
        recipes: Recipes {
            known: recipes(random, 30),
            shown: recipes(random, 10),
            open: random.once_in(2),
            filtering: random.once_in(2),
        },
    }
}

fn place(random: &mut Random) -> Place {
    Place {
        x: f64::from(random.float()) * 1e4,
        y: f64::from(random.float()) * 256.0,
        z: f64::from(random.float()) * 1e4,
    }
}

fn id(random: &mut Random) -> String {
    let things = [
        "stone",
        "diamond_sword",
        "torch",
        "oak_planks",
        "golden_apple",
    ];
    format!("minecraft:{}", random.pick(&things))
}

fn item(random: &mut Random) -> Item {
    Item {
        count: 1 + random.below(64) as i32,
        slot: random.below(36) as u32,
        id: id(random),
    }
}

fn items(random: &mut Random, end: usize) -> Vec<Item> {
    (0..random.below(end)).map(|_| item(random)).collect()
}

fn recipes(random: &mut Random, end: usize) -> Vec<String> {
    (0..random.below(end)).map(|_| id(random)).collect()
}

fn entity(random: &mut Random) -> Entity {
    Entity {
        id: id(random),
        name: random.once_in(2).then(|| random.letters(4, 16)),
        place: place(random),
        health: random.float(),
        air: random.below(300) as i32,
        on_ground: random.once_in(2),
    }
}
