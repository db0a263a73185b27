//! Arguments of events have names and travel.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event(1)]
    fn a((x, y): (u32, u32));
    //   ^^^^^^ an argument needs a plain name; take it apart in the `impl`
    //           ^^^^^^^^^^ tuples have no XDR name; use a struct
    #[event(2)]
    fn b(at: u64, at: u64);
    //            ^^ argument `at` is declared twice; choose another name
    #[event(3)]
    fn c(#[xdr(skip)] at: u64, by: u64);
    //         ^^^^ an argument cannot be skipped; remove the argument
    #[event(4)]
    fn d(text: &str, list: &[u32]);
    //          ^^^ `str` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    //                      ^^^^^ `[u32]` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[event(5)]
    fn e(#[event] at: u64);
    //   ^^^^^^^^ `event` belongs on a function of the trait without `&self`
}

async fn use_it(events: ClockEvents, client: ClockClient) {
    let _ = events.a((1, 2)).await;
    let _ = events.d("", &[]).await;
    let _ = client.events().next().await;
}

fn main() {
    let _ = use_it;
}
