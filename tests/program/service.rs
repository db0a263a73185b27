//! A program with every form of argument and result, and an implementation that shows in its
//! results what reached it.

use std::borrow::Cow;
use xdr_rpc::{Context, Fault, Xdr, rpc_program};

pub const RENAMED: u32 = 0x0f;
pub const MAX_NAMES: u32 = 4;

#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(failure)]
pub enum Refusal {
    NotAllowed = 1,
    OutOfRange = 34,
}

/// A failure that says more than its number.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(failure, switch = u32)]
pub enum Conflict {
    #[xdr(case = 7)]
    Taken {
        #[xdr(max = 16)]
        by: String,
    },
    #[xdr(case = 8)]
    Gone,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// Borrows from the record on the server and from the caller on the client.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Label<'a> {
    #[xdr(max = 8)]
    pub text: &'a str,
    pub at: Point,
}

/// Every form of argument and result.
#[rpc_program(id = 0x2000_0042, version = 3)]
pub trait Forms {
    #[procedure(1)]
    async fn ping(&self);

    /// Adds one.
    ///
    /// Wraps around.
    #[procedure(2)]
    async fn next(&self, number: u32) -> u64;

    #[procedure(3)]
    #[xdr(max = 4, each(max = 16))]
    async fn split(&self, #[xdr(max = 16)] text: &str, #[xdr(max = 1)] by: &str) -> Vec<String>;

    #[procedure(4)]
    #[xdr(max = 8)]
    async fn reverse(&self, #[xdr(max = 8)] data: &[u8]) -> Vec<u8>;

    #[procedure(5)]
    async fn who(&self, cx: &Context, expected: u32) -> Result<u32, Refusal>;

    #[procedure(6)]
    async fn fault(&self, which: u32) -> Result<u32, Fault>;

    #[procedure(7)]
    async fn shift(&self, label: Label<'_>, by: Point, twice: bool) -> Point;

    #[procedure(8)]
    async fn half(&self, point: Option<Box<Point>>) -> Option<Point>;

    #[procedure(9)]
    async fn claim(&self, #[xdr(max = 16)] name: Cow<'_, str>) -> Result<(), Conflict>;

    #[procedure(RENAMED)]
    async fn r#type(&self, r#match: u32) -> u32;

    #[procedure(17)]
    #[xdr(max = MAX_NAMES, each(max = 16))]
    async fn names(&self, count: u32) -> Result<Vec<String>, Refusal>;

    #[procedure(18)]
    async fn digit(&self, #[xdr(range = 0..=9)] digit: i32, #[xdr(as = u32)] small: u8) -> u32;

    #[cfg(any())]
    #[procedure(19)]
    async fn absent(&self, missing: Missing) -> Missing;

    #[procedure(20)]
    #[xdr(max = 2)]
    async fn bytes(&self, #[xdr(list, max = 3)] points: Vec<Point>) -> Result<Vec<u8>, Fault>;
}

#[derive(Debug)]
pub struct Service;

impl Forms for Service {
    async fn ping(&self) {}

    async fn next(&self, number: u32) -> u64 {
        u64::from(number) + 1
    }

    async fn split(&self, text: &str, by: &str) -> Vec<String> {
        // The arguments borrow from the record, and the record outlives the wait.
        tokio::task::yield_now().await;
        text.split(by).map(str::to_owned).collect()
    }

    async fn reverse(&self, data: &[u8]) -> Vec<u8> {
        data.iter().rev().copied().collect()
    }

    async fn who(&self, cx: &Context, expected: u32) -> Result<u32, Refusal> {
        let target = cx.target();
        assert_eq!((target.program, target.version), (0x2000_0042, 3));
        if target.procedure == expected {
            Ok(target.procedure)
        } else {
            Err(Refusal::OutOfRange)
        }
    }

    async fn fault(&self, which: u32) -> Result<u32, Fault> {
        match which {
            0 => Ok(12),
            1 => Err(Fault::SystemError),
            2 => Err(Fault::GarbageArguments),
            _ => Err(Fault::ProcedureUnavailable),
        }
    }

    async fn shift(&self, label: Label<'_>, by: Point, twice: bool) -> Point {
        tokio::task::yield_now().await;
        let times = if twice { 2 } else { 1 };
        let length = i32::try_from(label.text.len()).unwrap();
        Point {
            x: label.at.x + by.x * times,
            y: label.at.y + by.y * times + length,
        }
    }

    async fn half(&self, point: Option<Box<Point>>) -> Option<Point> {
        point.map(|point| Point {
            x: point.x / 2,
            y: point.y / 2,
        })
    }

    async fn claim(&self, name: Cow<'_, str>) -> Result<(), Conflict> {
        match &*name {
            "free" => Ok(()),
            "gone" => Err(Conflict::Gone),
            taken => Err(Conflict::Taken {
                by: taken.to_uppercase(),
            }),
        }
    }

    async fn r#type(&self, r#match: u32) -> u32 {
        r#match
    }

    async fn names(&self, count: u32) -> Result<Vec<String>, Refusal> {
        if count == 0 {
            return Err(Refusal::NotAllowed);
        }
        Ok((0..count).map(|number| number.to_string()).collect())
    }

    async fn digit(&self, digit: i32, small: u8) -> u32 {
        u32::try_from(digit).unwrap() * 1000 + u32::from(small)
    }

    async fn bytes(&self, points: Vec<Point>) -> Result<Vec<u8>, Fault> {
        match u8::try_from(points.len()) {
            Ok(0) => Err(Fault::SystemError),
            Ok(length) => Ok(vec![length; usize::from(length)]),
            Err(_) => Ok(Vec::new()),
        }
    }
}
