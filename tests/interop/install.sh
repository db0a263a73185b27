#!/bin/bash
# tests/interop/install.sh [-o DIR] [GROUP...]
#   Installs what the interop tests need (Debian packages; needs root for that) and, for the group onc, builds the
#   C peer on libtirpc into DIR, by default target/interop. Quick when all is there already.
#   Groups: onc, libvirt; both where none is named. `build` alone only builds.
#   The differential test also asks Python's xdrlib, by $XDR_DIFFERENTIAL_PYTHON or python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../target/interop
PATH=$PATH:/usr/sbin:/sbin

declare -A packages=(
  [build]=""
  [onc]="gcc make pkg-config libtirpc-dev rpcsvc-proto rpcbind python3"
  [libvirt]="libvirt-daemon libvirt-daemon-driver-qemu libvirt-clients qemu-system-x86 tshark libvirt-wireshark
    libsasl2-modules sasl2-bin openssl util-linux gcc binutils python3"
)

if [ "${1:-}" = -o ]; then out=${2:?"-o needs a folder"}; shift 2; fi
[ $# -gt 0 ] || set -- onc libvirt

wanted=
for group; do
  [ -n "${packages[$group]+known}" ] || { echo "unknown group $group; known: ${!packages[*]}" >&2; exit 2; }
  for package in ${packages[$group]}; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || wanted="$wanted $package"
  done
done

if [ -n "$wanted" ]; then
  export DEBIAN_FRONTEND=noninteractive
  # While the packages install, none of them may start a daemon: rpcbind would listen on
  # 0.0.0.0:111. A policy that is already in place is left alone.
  made=
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    made=1
    trap '[ -z "$made" ] || rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
  fi
  apt-get update -qq
  # shellcheck disable=SC2086  # a list of words
  apt-get install -y -qq --no-install-recommends $wanted
fi

case " $* " in
  *" onc "* | *" build "*) ;;
  *) exit ;;
esac

python=${XDR_DIFFERENTIAL_PYTHON:-python3}
if [ "$*" != build ] && ! "$python" -W ignore -c 'import xdrlib'; then
  echo "$python has no xdrlib, which Python 3.13 removed;" \
    "install Python 3.12 or older and name it in XDR_DIFFERENTIAL_PYTHON" >&2
  exit 1
fi

mkdir -p "$out"
out=$(cd "$out" && pwd)
make -s -C "$here/c-peer" OUT="$out"
echo "C peer: $out/server, $out/client, $out/oracle"
