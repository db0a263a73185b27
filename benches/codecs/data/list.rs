//! A linked list of 1,000 directory entries, held flat.

use super::random::Random;

pub(crate) const NAME: u32 = 255;
pub(crate) const ENTRIES: u32 = 100_000;

model! {
    pub(crate) struct Entry {
        pub(crate) file: u64,
        #[xdr(max = NAME)]
        pub(crate) name: String,
        pub(crate) cookie: u64,
    }

    pub(crate) struct List {
        #[xdr(list, max = ENTRIES)]
        pub(crate) entries: Vec<Entry>,
    }
}

view! {
    #[derive(bitcode::Decode)]
    pub(crate) struct EntryView<'a> {
        pub(crate) file: u64,
        #[serde(borrow)]
        #[xdr(max = NAME)]
        pub(crate) name: &'a str,
        pub(crate) cookie: u64,
    }

    #[derive(bitcode::Decode)]
    pub(crate) struct ListView<'a> {
        #[serde(borrow)]
        #[xdr(list, max = ENTRIES)]
        pub(crate) entries: Vec<EntryView<'a>>,
    }
}

pub(crate) fn value() -> List {
    let mut random = Random::new(5);
    List {
        entries: (1..=1_000)
            .map(|cookie| Entry {
                file: random.next() >> 24,
                name: random.letters(3, 29),
                cookie,
            })
            .collect(),
    }
}
