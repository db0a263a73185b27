//! The echo procedures: each must give back what it got.

use super::{Judge, values};
use crate::peer::PeerV1Client;
use std::fmt::Debug;
use xdr_rpc::CallError;

/// Calls each procedure with each of the values.
macro_rules! echo {
    ($judge:ident, $peer:ident, $($procedure:ident($values:ident);)*) => {$(
        $judge
            .echo(stringify!($procedure), values::$values(), async |value| {
                $peer.$procedure(value).await
            })
            .await;
    )*};
}

/// The same for procedures that borrow their argument for the time of the call.
macro_rules! echo_borrowed {
    ($judge:ident, $peer:ident, $($procedure:ident($values:ident);)*) => {$(
        $judge
            .echo(stringify!($procedure), values::$values(), async |value| {
                $peer.$procedure(&value).await
            })
            .await;
    )*};
}

pub(super) async fn all(judge: &mut Judge, peer: &PeerV1Client) {
    echo! { judge, peer,
        echo_int(ints);
        echo_bool(bools);
        echo_enum(colours);
        echo_hyper(hypers);
        echo_double(doubles);
        echo_float(floats);
        echo_fixed(fixed);
        echo_blob(blobs);
    }
    echo_borrowed! { judge, peer,
        echo_blob16(blobs_of_16);
        echo_text(texts);
        echo_name(names);
    }
    echo! { judge, peer,
        echo_scalars(scalars);
        echo_arrays(arrays);
        echo_shape(shapes);
        echo_answer(answers);
        echo_num(nums);
        echo_unum(unums);
        echo_optionals(optionals);
        echo_list(lists);
        echo_tree(trees);
        echo_nested(nested);
    }
}

impl Judge {
    async fn echo<T: Clone + PartialEq + Debug>(
        &mut self,
        name: &str,
        values: Vec<T>,
        call: impl AsyncFn(T) -> Result<T, CallError>,
    ) {
        let count = values.len();
        for value in values {
            let outcome = match call(value.clone()).await {
                Ok(echo) if echo == value => continue,
                Ok(echo) => Err(format!("sent {value:?}, got {echo:?}")),
                Err(error) => Err(format!("sent {value:?}: {error}")),
            };
            return self.note(name, outcome);
        }
        self.note(name, Ok(format!("{count} values")));
    }
}
