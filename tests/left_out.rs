//! Says what plain `cargo test` leaves out, in a line that nobody has to ask for.

fn main() {
    // A runner that asks for the list of tests is told of none.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    println!(
        "left out: the tests against the C peer on libtirpc, against libvirtd and virsh, and of \
         random definitions against rpcgen's C and Python's xdrlib; `tests/interop/install.sh`, then \
         `cargo test -p tests --test interop --test libvirt --test virsh --test differential`. Left \
         out as well: thousands of \
         connections and the limits of the system; `cargo test --release -p tests --test endurance`"
    );
}
