//! Who may call is said in one type.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, access = 7)]
    //             ^^^^^^ `access` has no type; write `access = Type` in `#[rpc_program(..)]`
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 1, access = "u32")]
    //                                                ^^^^^ write the type without quotes: `access = Type`
trait Timer {
    #[procedure(1, access = 7)]
    async fn now(&self) -> u64;
    #[procedure(2)]
    async fn set(&self, at: u64);
}

#[rpc_program(id = 0x2000_0001, version = 1, access = 7)]
    //                                                ^ expected a type; write `access = Type`
trait Bell {
    #[procedure(1, access = 7)]
    async fn ring(&self);
}

fn main() {}
