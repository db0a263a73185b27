//! Definitions at random.

use crate::model::{
    Arm, Base, Bound, Decl, Def, Enum, Form, Limit, List, Payload, Switch, Union, Zoo,
};
use crate::rng::Rng;

/// How many bytes a value may take at about its largest, so that a type of types stays small.
const LARGEST: usize = 1500;

/// Limits of bytes: around words, and around what one byte holds.
const BYTES: [u32; 14] = [1, 2, 3, 4, 5, 7, 8, 16, 31, 32, 33, 64, 100, 255];

/// Limits of arrays of scalars, and of others.
const MANY: [u32; 8] = [1, 2, 3, 4, 5, 8, 16, 33];
const FEW: [u32; 4] = [1, 2, 3, 4];

/// Of the limits, those that have names.
const CONSTANTS: [u32; 9] = [1, 2, 3, 4, 8, 16, 33, 64, 255];

const SCALARS: [Base; 7] = [
    Base::Int,
    Base::Uint,
    Base::Hyper,
    Base::Uhyper,
    Base::Float,
    Base::Double,
    Base::Bool,
];

pub fn zoo(count: usize, rng: &mut Rng) -> Zoo {
    let mut maker = Maker {
        zoo: Zoo {
            constants: CONSTANTS.to_vec(),
            defs: vec![],
        },
        sizes: vec![],
        rng,
    };
    for _ in 0..count {
        maker.define();
    }
    maker.zoo
}

struct Maker<'a> {
    zoo: Zoo,
    /// About the largest size of each definition.
    sizes: Vec<usize>,
    rng: &'a mut Rng,
}

impl Maker<'_> {
    /// One more definition that keeps to the size.
    fn define(&mut self) {
        loop {
            let def = match self.rng.below(22) {
                0..3 => Def::Enum(self.enumeration()),
                3..9 => Def::Struct(self.fields(false)),
                9 => Def::Struct(self.fields(true)),
                10..14 => Def::Union(self.union(false)),
                14 => Def::Union(self.union(true)),
                15..19 => Def::Typedef {
                    decl: self.decl(),
                    alias: self.rng.one_in(2),
                },
                _ => Def::List(self.list()),
            };
            let size = self.size(&def);
            if size <= LARGEST {
                self.zoo.defs.push(def);
                self.sizes.push(size);
                return;
            }
        }
    }

    fn enumeration(&mut self) -> Enum {
        const ODD: [i32; 8] = [0, 1, 2, -1, i32::MIN, i32::MAX, -5, 1000];
        let count = 1 + self.rng.below(7);
        let mut values = vec![];
        while values.len() < count {
            let value = match self.rng.below(3) {
                0 => values.last().map_or(0, |last: &i32| last.wrapping_add(1)),
                1 => self.rng.pick(&ODD),
                _ => self.rng.word() as i32,
            };
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Enum {
            values,
            open: self.rng.one_in(3),
        }
    }

    fn fields(&mut self, recursive: bool) -> Vec<Decl> {
        let count = 1 + self.rng.below(9);
        // Rows of scalars are what compilers of XDR make fast paths of.
        let plain = self.rng.one_in(3);
        let mut fields: Vec<Decl> = (0..count)
            .map(|_| match plain && !self.rng.one_in(5) {
                true => {
                    let base = self.rng.pick(&SCALARS);
                    self.with(Form::One(base))
                }
                false => self.decl(),
            })
            .collect();
        if recursive {
            for _ in 0..=self.rng.below(2) {
                let own = self.own();
                let at = self.rng.below(fields.len() + 1);
                fields.insert(at, own);
            }
        }
        fields
    }

    fn union(&mut self, recursive: bool) -> Union {
        let on = self.switch();
        let mut words = self.words(on);
        let cases = words.len();
        let own = recursive.then(|| self.own());
        let mut arms: Vec<Arm> = vec![];
        let default = self.rng.one_in(2);
        while let Some(word) = words.pop() {
            match arms.last_mut() {
                Some(arm) if self.rng.one_in(3) => arm.cases.push(word),
                _ => arms.push(Arm {
                    cases: vec![word],
                    payload: self.payload(),
                }),
            }
        }
        if let (Some(own), Some(arm)) = (own, arms.first_mut()) {
            arm.payload = Some(own);
        }
        // The derive refuses a default arm that no bool reaches.
        let covered = matches!(on, Switch::Bool) && cases == 2;
        // Something must end the recursion.
        if recursive && arms.len() == 1 && !covered {
            let default = Some(None);
            return Union { on, arms, default };
        }
        let default = (default && !covered).then(|| self.payload());
        Union { on, arms, default }
    }

    fn switch(&mut self) -> Switch {
        let enums = self.all(|def| matches!(def, Def::Enum(_)));
        match self.rng.below(8) {
            0..2 => Switch::Int,
            2..4 => Switch::Uint,
            4 => Switch::Bool,
            _ if enums.is_empty() => Switch::Int,
            _ => Switch::Enum(self.rng.pick(&enums)),
        }
    }

    /// The words that have arms: some of those that the discriminant may be, each once.
    fn words(&mut self, on: Switch) -> Vec<u32> {
        const ODD: [u32; 8] = [
            0,
            1,
            2,
            3,
            0x7fff_ffff,
            0x8000_0000,
            4_000_000_000,
            u32::MAX,
        ];
        let mut words = match on {
            Switch::Bool => vec![0, 1],
            Switch::Enum(index) => match &self.zoo.defs[index] {
                Def::Enum(of) => of.values.iter().map(|value| *value as u32).collect(),
                _ => panic!("t{index} is no enum"),
            },
            Switch::Int | Switch::Uint => {
                let mut words: Vec<u32> = ODD.to_vec();
                words.extend((0..3).map(|_| self.rng.word()));
                words
            }
        };
        for at in 1..words.len() {
            words.swap(at, self.rng.below(at + 1));
        }
        let count = 1 + self.rng.below(words.len());
        words.truncate(count);
        words
    }

    fn payload(&mut self) -> Payload {
        (!self.rng.one_in(4)).then(|| self.decl())
    }

    fn list(&mut self) -> List {
        let mut structs = self.all(|def| matches!(def, Def::Struct(_)));
        structs.retain(|&of| self.sizes[of] < LARGEST / 8 && !self.zoo.is_recursive(of));
        let spliced = !structs.is_empty() && self.rng.one_in(2);
        let element = match spliced {
            true => {
                let base = Base::Of(self.rng.pick(&structs));
                self.with(Form::One(base))
            }
            false => self.decl(),
        };
        List {
            element,
            spliced,
            alias: self.rng.one_in(2),
        }
    }

    /// A reference to the definition under way.
    fn own(&mut self) -> Decl {
        let base = Base::Of(self.zoo.defs.len());
        let form = match self.rng.one_in(3) {
            true => Form::UpTo(base, self.limit(&FEW)),
            false => Form::Optional(base),
        };
        self.with(form)
    }

    fn decl(&mut self) -> Decl {
        let form = match self.rng.below(16) {
            0 => Form::Opaque(self.bound(&BYTES)),
            1..3 => Form::OpaqueUpTo(self.limit(&BYTES)),
            3..5 => Form::Text {
                limit: self.limit(&BYTES),
                utf8: !self.rng.one_in(4),
            },
            kind => {
                let base = match kind {
                    5 => self.named(|form| matches!(form, Form::Array(..))),
                    10 => self.named(|form| matches!(form, Form::Optional(_))),
                    _ => self.base(),
                };
                let counts = self.counts(base);
                match kind {
                    5..7 => Form::Array(base, self.bound(counts)),
                    7..10 => Form::UpTo(base, self.limit(counts)),
                    10 | 11 => Form::Optional(base),
                    _ => Form::One(base),
                }
            }
        };
        self.with(form)
    }

    fn with(&mut self, form: Form) -> Decl {
        let rust = self.rng.below(12);
        Decl { form, rust }
    }

    fn base(&mut self) -> Base {
        let defs = self.zoo.defs.len();
        let typedefs = self.all(|def| matches!(def, Def::Typedef { .. }));
        match self.rng.below(6) {
            // Arrays of arrays, and all that only a typedef can say.
            0 if !typedefs.is_empty() => Base::Of(self.rng.pick(&typedefs)),
            // Rather a late one: types of types of types.
            1 | 2 if defs > 0 => Base::Of(defs - 1 - self.rng.below(defs.min(40))),
            _ => self.rng.pick(&SCALARS),
        }
    }

    /// The name of such a declaration: an array of arrays, optional optional data.
    fn named(&mut self, such: fn(Form) -> bool) -> Base {
        let mut typedefs = self.all(|def| matches!(def, Def::Typedef { .. }));
        let zoo = &self.zoo;
        typedefs.retain(|&of| zoo.decls(of).iter().any(|decl| such(decl.form)));
        match typedefs.is_empty() {
            true => self.base(),
            false => Base::Of(self.rng.pick(&typedefs)),
        }
    }

    /// The definitions so far that are such.
    fn all(&self, such: fn(&Def) -> bool) -> Vec<usize> {
        let defs = self.zoo.defs.iter().enumerate();
        defs.filter(|(_, def)| such(def))
            .map(|(index, _)| index)
            .collect()
    }

    fn counts(&self, base: Base) -> &'static [u32] {
        match base {
            Base::Of(index) if self.sizes[index] > 8 => &FEW,
            _ => &MANY,
        }
    }

    fn bound(&mut self, from: &[u32]) -> Bound {
        let value = self.rng.pick(from);
        let constant = self.zoo.constants.iter().position(|of| *of == value);
        Bound {
            value,
            constant: constant.filter(|_| self.rng.one_in(2)),
        }
    }

    fn limit(&mut self, from: &[u32]) -> Limit {
        (!self.rng.one_in(5)).then(|| self.bound(from))
    }

    fn size(&self, def: &Def) -> usize {
        match def {
            Def::Enum(_) => 4,
            Def::Struct(fields) => fields.iter().map(|decl| self.decl_size(*decl)).sum(),
            Def::Union(of) => {
                let arms = of.arms.iter().map(|arm| arm.payload).chain(of.default);
                4 + arms
                    .flatten()
                    .map(|decl| self.decl_size(decl))
                    .max()
                    .unwrap_or(0)
            }
            Def::Typedef { decl, .. } => self.decl_size(*decl),
            Def::List(list) => 4 + 4 * (4 + self.decl_size(list.element)),
        }
    }

    fn decl_size(&self, decl: Decl) -> usize {
        let base = |base| match base {
            Base::Int | Base::Uint | Base::Float | Base::Bool => 4,
            Base::Hyper | Base::Uhyper | Base::Double => 8,
            // The definition under way has no size yet: some leaves of it.
            Base::Of(index) => self.sizes.get(index).copied().unwrap_or(80),
        };
        let most = |limit: Limit| limit.map_or(12, |bound| bound.value as usize);
        match decl.form {
            Form::One(of) => base(of),
            Form::Opaque(bound) => bound.value as usize,
            Form::OpaqueUpTo(limit) | Form::Text { limit, .. } => 4 + most(limit),
            Form::Array(of, bound) => bound.value as usize * base(of),
            Form::UpTo(of, limit) => 4 + most(limit).min(12) * base(of),
            Form::Optional(of) => 4 + base(of),
        }
    }
}
