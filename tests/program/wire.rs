//! The bytes, written by hand from RFC 5531 section 9 and section 11.

use crate::run;
use crate::service::{FormsServer, Service};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use xdr_rpc::Server;

const PROGRAM: u32 = 0x2000_0042;
const VERSION: u32 = 3;

const SUCCESS: u32 = 0;
const PROC_UNAVAIL: u32 = 3;
const GARBAGE_ARGS: u32 = 4;

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// One record of one last fragment: CALL, rpcvers 2, the target, AUTH_NONE twice, arguments.
fn call(xid: u32, procedure: u32, arguments: &[u8]) -> Vec<u8> {
    let header = words(&[xid, 0, 2, PROGRAM, VERSION, procedure, 0, 0, 0, 0]);
    let length = u32::try_from(header.len() + arguments.len()).unwrap();
    [words(&[0x8000_0000 | length]), header, arguments.to_vec()].concat()
}

/// REPLY, MSG_ACCEPTED, verifier AUTH_NONE, accept_stat, results.
fn reply(xid: u32, stat: u32, results: &[u8]) -> Vec<u8> {
    [words(&[xid, 1, 0, 0, 0, stat]), results.to_vec()].concat()
}

/// What the server answers to one call, without the record mark.
fn answer(request: &[u8]) -> Vec<u8> {
    run(async {
        let server = Server::builder()
            .serve(FormsServer::new(Service))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let address = endpoint.strip_prefix("tcp://").unwrap();
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request).await.unwrap();
        let mark = stream.read_u32().await.unwrap();
        assert_eq!(mark & 0x8000_0000, 0x8000_0000, "one last fragment");
        let mut record = vec![0; usize::try_from(mark & 0x7fff_ffff).unwrap()];
        stream.read_exact(&mut record).await.unwrap();
        record
    })
}

#[test]
fn null_is_answered_with_success_and_nothing_else() {
    assert_eq!(answer(&call(7, 0, &[])), reply(7, SUCCESS, &[]));
}

#[test]
fn null_takes_no_arguments() {
    assert_eq!(answer(&call(7, 0, &[0; 4])), reply(7, GARBAGE_ARGS, &[]));
}

#[test]
fn arguments_stand_one_after_the_other() {
    let arguments = [
        words(&[3]),
        b"a;b\0".to_vec(),
        words(&[1]),
        b";\0\0\0".to_vec(),
    ]
    .concat();
    let results = [
        words(&[2, 1]),
        b"a\0\0\0".to_vec(),
        words(&[1]),
        b"b\0\0\0".to_vec(),
    ]
    .concat();
    assert_eq!(answer(&call(1, 3, &arguments)), reply(1, SUCCESS, &results));
}

#[test]
fn a_result_with_a_failure_is_a_union_over_it() {
    let success = reply(2, SUCCESS, &words(&[0, 5]));
    assert_eq!(answer(&call(2, 5, &words(&[5]))), success);
    let failure = reply(3, SUCCESS, &words(&[34]));
    assert_eq!(answer(&call(3, 5, &words(&[6]))), failure);
}

#[test]
fn a_failure_with_data_puts_it_behind_its_number() {
    let arguments = [words(&[2]), b"me\0\0".to_vec()].concat();
    let results = [words(&[7, 2]), b"ME\0\0".to_vec()].concat();
    assert_eq!(answer(&call(4, 9, &arguments)), reply(4, SUCCESS, &results));
}

#[test]
fn a_value_beside_a_fault_stands_alone() {
    let value = reply(5, SUCCESS, &words(&[12]));
    assert_eq!(answer(&call(5, 6, &words(&[0]))), value);
    const SYSTEM_ERR: u32 = 5;
    assert_eq!(answer(&call(5, 6, &words(&[1]))), reply(5, SYSTEM_ERR, &[]));
}

#[test]
fn a_number_behind_a_constant_is_that_number() {
    let value = reply(6, SUCCESS, &words(&[77]));
    assert_eq!(answer(&call(6, 0x0f, &words(&[77]))), value);
}

#[test]
fn arguments_that_are_too_long_too_short_or_over_a_limit_are_garbage() {
    let over = [words(&[9]), b"123456789\0\0\0".to_vec()].concat();
    for (procedure, arguments) in [
        (1, words(&[0])),
        (2, Vec::new()),
        (2, words(&[1, 2])),
        (4, over),
        (18, words(&[10, 0])),
        (18, words(&[1, 256])),
    ] {
        let garbage = reply(8, GARBAGE_ARGS, &[]);
        assert_eq!(answer(&call(8, procedure, &arguments)), garbage);
    }
}

#[test]
fn a_number_that_nobody_declared_is_unavailable() {
    for procedure in [19, 99, u32::MAX] {
        let unavailable = reply(9, PROC_UNAVAIL, &[]);
        assert_eq!(answer(&call(9, procedure, &[])), unavailable);
    }
}
