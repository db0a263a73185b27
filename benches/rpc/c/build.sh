#!/bin/sh
# build.sh FOLDER: builds `server` on libtirpc there; fails where a tool or the library is missing
# (tests/interop/install.sh installs them).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
PATH=$PATH:/usr/sbin:/sbin
flags=$(pkg-config --cflags libtirpc)
libraries=$(pkg-config --libs libtirpc)
# rpcgen writes `#include` lines from the name of its input, so it gets a copy here.
cp "$here/echo.x" .
rm -f echo.h echo_xdr.c echo_svc.c
rpcgen -C -h -o echo.h echo.x
rpcgen -C -c -o echo_xdr.c echo.x
rpcgen -C -m -o echo_svc.c echo.x
# shellcheck disable=SC2086  # lists of flags
gcc -O2 -Wall -Wno-unused-variable $flags -I. -o server "$here/server.c" echo_svc.c echo_xdr.c \
  $libraries -lpthread
