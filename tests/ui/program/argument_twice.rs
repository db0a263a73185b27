//! Two arguments of one name need a `#[cfg]` each.

use xdr_rpc::rpc_program;

#[rpc_program(id = 1, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn plain(&self, at: u32, at: u64);
    //                             ^^ argument `at` is declared twice; choose another name
    #[procedure(2)]
    async fn half(&self, at: u32, #[cfg(all())] at: u64);
    //                                          ^^ argument `at` is declared twice; choose another name
    #[procedure(3)]
    async fn third(&self, #[cfg(any())] at: u32, #[cfg(all())] at: u64, at: u64);
    //                                                                  ^^ argument `at` is declared twice; choose another name
    #[procedure(4)]
    async fn chosen(&self, #[cfg(any())] at: u32, #[cfg(all())] at: u64);
    #[procedure(5)]
    async fn raw(&self, at: u32, r#at: u32);
    //                           ^^^^ argument `r#at` is declared twice; choose another name
}

fn main() {}
