//! 10,000 records of a web server's log.

use super::random::Random;

pub(crate) const SHORT: u32 = 64;
pub(crate) const LONG: u32 = 1024;
pub(crate) const RECORDS: u32 = 100_000;

model! {
    pub(crate) struct Record {
        pub(crate) address: u32,
        #[xdr(max = SHORT)]
        pub(crate) identity: String,
        #[xdr(max = SHORT)]
        pub(crate) user: String,
        #[xdr(max = SHORT)]
        pub(crate) date: String,
        #[xdr(max = LONG)]
        pub(crate) request: String,
        pub(crate) code: u32,
        pub(crate) size: u64,
    }

    pub(crate) struct Log {
        #[xdr(max = RECORDS)]
        pub(crate) records: Vec<Record>,
    }
}

view! {
    #[derive(bitcode::Decode)]
    pub(crate) struct RecordView<'a> {
        pub(crate) address: u32,
        #[serde(borrow)]
        #[xdr(max = SHORT)]
        pub(crate) identity: &'a str,
        #[xdr(max = SHORT)]
        pub(crate) user: &'a str,
        #[xdr(max = SHORT)]
        pub(crate) date: &'a str,
        #[xdr(max = LONG)]
        pub(crate) request: &'a str,
        pub(crate) code: u32,
        pub(crate) size: u64,
    }

    #[derive(bitcode::Decode)]
    pub(crate) struct LogView<'a> {
        #[serde(borrow)]
        #[xdr(max = RECORDS)]
        pub(crate) records: Vec<RecordView<'a>>,
    }
}

pub(crate) fn value() -> Log {
    let mut random = Random::new(1);
    Log {
        records: (0..10_000).map(|_| record(&mut random)).collect(),
    }
}

fn record(random: &mut Random) -> Record {
    let user = match random.once_in(2) {
        true => "-".to_owned(),
        false => random.letters(5, 13),
    };
    let method = random.pick(&["GET", "GET", "GET", "POST", "PUT", "DELETE"]);
    let path = random.pick(&["api/v2/items", "static/img", "u", "search/results"]);
    let (page, query) = (random.letters(6, 19), random.below(100_000));
    Record {
        address: random.word(),
        identity: "-".to_owned(),
        user,
        date: format!(
            "{:02}/Nov/2026:{:02}:{:02}:{:02} +0000",
            1 + random.below(30),
            random.below(24),
            random.below(60),
            random.below(60)
        ),
        request: format!("{method} /{path}/{page}?q={query} HTTP/1.1"),
        code: [200, 200, 200, 204, 301, 304, 404, 500][random.below(8)],
        size: random.next() % 100_000_000,
    }
}
