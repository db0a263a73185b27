#!/bin/sh
# build.sh FOLDER: builds `bench` of libtirpc's coders there; fails where a tool or the library
# is missing (tests/interop/install.sh installs them).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
PATH=$PATH:/usr/sbin:/sbin
flags=$(pkg-config --cflags libtirpc)
libraries=$(pkg-config --libs libtirpc)
# rpcgen writes `#include` lines from the name of its input, so it gets a copy here.
cp "$here/sets.x" .
rm -f sets.h sets_xdr.c
rpcgen -C -M -h -o sets.h sets.x
rpcgen -C -M -c -o sets_xdr.c sets.x
# shellcheck disable=SC2086  # lists of flags
gcc -O2 -Wall -Wno-unused-variable $flags -I. -o bench "$here/bench.c" sets_xdr.c $libraries
