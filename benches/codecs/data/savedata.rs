//! What a game saves of 500 players: nested structs, strings, options, unions.

pub(crate) const NAME: u32 = 64;
pub(crate) const ITEMS: u32 = 64;
pub(crate) const RECIPES: u32 = 256;
pub(crate) const PLAYERS: u32 = 10_000;

model! {
    #[derive(Copy)]
    #[repr(u32)]
    #[borsh(use_discriminant = false)]
    pub(crate) enum Mode {
        Survival = 0,
        Creative = 1,
        Adventure = 2,
        Spectator = 3,
    }

    #[derive(Copy)]
    pub(crate) struct Place {
        pub(crate) x: f64,
        pub(crate) y: f64,
        pub(crate) z: f64,
    }

    #[derive(Copy)]
    pub(crate) struct Abilities {
        pub(crate) walk_speed: f32,
        pub(crate) fly_speed: f32,
        pub(crate) may_fly: bool,
        pub(crate) flying: bool,
        pub(crate) invulnerable: bool,
        pub(crate) may_build: bool,
    }

    pub(crate) struct Item {
        pub(crate) count: i32,
        pub(crate) slot: u32,
        #[xdr(max = NAME)]
        pub(crate) id: String,
    }

    pub(crate) struct Entity {
        #[xdr(max = NAME)]
        pub(crate) id: String,
        #[xdr(max = NAME)]
        pub(crate) name: Option<String>,
        pub(crate) place: Place,
        pub(crate) health: f32,
        pub(crate) air: i32,
        pub(crate) on_ground: bool,
    }

    pub(crate) struct Recipes {
        #[xdr(max = RECIPES, each(max = NAME))]
        pub(crate) known: Vec<String>,
        #[xdr(max = RECIPES, each(max = NAME))]
        pub(crate) shown: Vec<String>,
        pub(crate) open: bool,
        pub(crate) filtering: bool,
    }

    pub(crate) struct Player {
        pub(crate) id: [u32; 4],
        pub(crate) mode: Mode,
        pub(crate) score: i64,
        #[xdr(max = NAME)]
        pub(crate) dimension: String,
        pub(crate) place: Place,
        pub(crate) selected: Option<Item>,
        pub(crate) spawn: Option<Place>,
        pub(crate) food: i32,
        pub(crate) experience: f32,
        #[xdr(max = ITEMS)]
        pub(crate) inventory: Vec<Item>,
        #[xdr(max = ITEMS)]
        pub(crate) chest: Vec<Item>,
        pub(crate) abilities: Abilities,
        pub(crate) vehicle: Option<Entity>,
        pub(crate) goal: Goal,
        pub(crate) recipes: Recipes,
    }

    pub(crate) struct Saved {
        #[xdr(max = PLAYERS)]
        pub(crate) players: Vec<Player>,
    }
}

/// Out of the macro: there bincode's derive does not find the fields of a variant.
#[derive(
    Debug,
    Clone,
    PartialEq,
    xdr_core::Xdr,
    serde::Serialize,
    serde::Deserialize,
    bincode::Encode,
    bincode::Decode,
    bitcode::Encode,
    bitcode::Decode,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
    speedy::Readable,
    speedy::Writable,
    wincode::SchemaRead,
    wincode::SchemaWrite,
    rkyv::Archive,
    rkyv::Serialize,
    rkyv::Deserialize,
)]
#[xdr(switch = u32)]
pub(crate) enum Goal {
    #[xdr(case = 0)]
    Rest,
    #[xdr(case = 1)]
    Reach { place: Place },
    #[xdr(case = 2)]
    Find {
        #[xdr(max = NAME)]
        name: String,
    },
    #[xdr(case = 3)]
    Carry { item: Item },
}

view! {
    #[derive(bitcode::Decode)]
    pub(crate) struct ItemView<'a> {
        pub(crate) count: i32,
        pub(crate) slot: u32,
        #[xdr(max = NAME)]
        pub(crate) id: &'a str,
    }

    #[xdr(switch = u32)]
    #[derive(bitcode::Decode)]
    pub(crate) enum GoalView<'a> {
        #[xdr(case = 0)]
        Rest,
        #[xdr(case = 1)]
        Reach { place: Place },
        #[xdr(case = 2)]
        Find {
            #[xdr(max = NAME)]
            name: &'a str,
        },
        #[xdr(case = 3)]
        Carry {
            #[serde(borrow)]
            item: ItemView<'a>,
        },
    }

    #[derive(bitcode::Decode)]
    pub(crate) struct EntityView<'a> {
        #[xdr(max = NAME)]
        pub(crate) id: &'a str,
        #[serde(borrow)]
        #[xdr(max = NAME)]
        pub(crate) name: Option<&'a str>,
        pub(crate) place: Place,
        pub(crate) health: f32,
        pub(crate) air: i32,
        pub(crate) on_ground: bool,
    }

    #[derive(bitcode::Decode)]
    pub(crate) struct RecipesView<'a> {
        #[serde(borrow)]
        #[xdr(max = RECIPES, each(max = NAME))]
        pub(crate) known: Vec<&'a str>,
        #[serde(borrow)]
        #[xdr(max = RECIPES, each(max = NAME))]
        pub(crate) shown: Vec<&'a str>,
        pub(crate) open: bool,
        pub(crate) filtering: bool,
    }

    #[derive(bitcode::Decode)]
    pub(crate) struct PlayerView<'a> {
        pub(crate) id: [u32; 4],
        pub(crate) mode: Mode,
        pub(crate) score: i64,
        #[xdr(max = NAME)]
        pub(crate) dimension: &'a str,
        pub(crate) place: Place,
        #[serde(borrow)]
        pub(crate) selected: Option<ItemView<'a>>,
        pub(crate) spawn: Option<Place>,
        pub(crate) food: i32,
        pub(crate) experience: f32,
        #[serde(borrow)]
        #[xdr(max = ITEMS)]
        pub(crate) inventory: Vec<ItemView<'a>>,
        #[serde(borrow)]
        #[xdr(max = ITEMS)]
        pub(crate) chest: Vec<ItemView<'a>>,
        pub(crate) abilities: Abilities,
        #[serde(borrow)]
        pub(crate) vehicle: Option<EntityView<'a>>,
        #[serde(borrow)]
        pub(crate) goal: GoalView<'a>,
        #[serde(borrow)]
        pub(crate) recipes: RecipesView<'a>,
    }

    #[derive(bitcode::Decode)]
    pub(crate) struct SavedView<'a> {
        #[serde(borrow)]
        #[xdr(max = PLAYERS)]
        pub(crate) players: Vec<PlayerView<'a>>,
    }
}
