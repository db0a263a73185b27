"""Python's xdrlib as a judge of random definitions.

Reads the definitions from a JSON file and then lines "TYPE HEX"; answers as service.c does.
What xdrlib leaves to its callers (limits of lengths, arms of unions) stands here.
"""

import json
import math
import struct
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import xdrlib  # noqa: E402

SCALARS = ("int", "uint", "hyper", "uhyper", "enum")


class Refused(Exception):
    """The input breaks a rule that xdrlib does not look at."""


def limited(count, most):
    if most is not None and count > most:
        raise Refused(f"{count} exceeds {most}")
    return count


def unpack_float(u):
    # Python's floats are doubles, and on the way to one a signalling NaN becomes a quiet one.
    at = u.get_position()
    value = u.unpack_float()
    if math.isnan(value):
        u.set_position(at)
        return u.unpack_uint()
    return value


def pack_float(p, value):
    if isinstance(value, int):
        p.pack_uint(value)
    else:
        p.pack_float(value)


def arm_of(arms, default, tag):
    for case, held in arms:
        if case == tag:
            return held
    if default is None:
        raise Refused(f"no arm for {tag}")
    return default


def read(u, form, defs):
    kind, *of = form
    if kind == "of":
        return read(u, defs[of[0]], defs)
    if kind == "float":
        return unpack_float(u)
    if kind == "void":
        return None
    if kind == "struct":
        return [read(u, field, defs) for field in of[0]]
    if kind == "union":
        tag = read(u, of[0], defs)
        return tag, read(u, arm_of(of[1], of[2], tag), defs)
    if kind == "fopaque":
        return u.unpack_fopaque(of[0])
    if kind in ("opaque", "string"):
        at = u.get_position()
        limited(u.unpack_uint(), of[0])
        u.set_position(at)
        return u.unpack_opaque() if kind == "opaque" else u.unpack_string()
    if kind == "farray":
        return u.unpack_farray(of[0], lambda: read(u, of[1], defs))
    if kind == "array":
        at = u.get_position()
        limited(u.unpack_uint(), of[0])
        u.set_position(at)
        return u.unpack_array(lambda: read(u, of[1], defs))
    if kind == "optional":
        return [read(u, of[0], defs)] if u.unpack_bool() else []
    if kind == "list":
        return u.unpack_list(lambda: read(u, of[0], defs))
    return getattr(u, "unpack_" + kind)()


def write(p, form, value, defs):
    kind, *of = form
    if kind == "of":
        write(p, defs[of[0]], value, defs)
    elif kind == "float":
        pack_float(p, value)
    elif kind == "void":
        pass
    elif kind == "struct":
        for field, held in zip(of[0], value):
            write(p, field, held, defs)
    elif kind == "union":
        tag, held = value
        write(p, of[0], tag, defs)
        write(p, arm_of(of[1], of[2], tag), held, defs)
    elif kind == "fopaque":
        p.pack_fopaque(of[0], value)
    elif kind == "opaque":
        p.pack_opaque(value)
    elif kind == "string":
        p.pack_string(value)
    elif kind == "farray":
        p.pack_farray(of[0], value, lambda each: write(p, of[1], each, defs))
    elif kind == "array":
        p.pack_array(value, lambda each: write(p, of[1], each, defs))
    elif kind == "optional":
        p.pack_bool(bool(value))
        for held in value:
            write(p, of[0], held, defs)
    elif kind == "list":
        p.pack_list(value, lambda each: write(p, of[0], each, defs))
    else:
        getattr(p, "pack_" + kind)(value)


def text(form, value, defs):
    kind, *of = form
    if kind == "of":
        return text(defs[of[0]], value, defs)
    if kind in SCALARS:
        return str(int(value))
    if kind == "bool":
        return "T" if value else "F"
    if kind == "float":
        bits = value if isinstance(value, int) else struct.unpack(">I", struct.pack(">f", value))[0]
        return f"f{bits:08x}"
    if kind == "double":
        return "d" + struct.pack(">d", value).hex()
    if kind == "struct":
        return "(" + ",".join(text(f, held, defs) for f, held in zip(of[0], value)) + ")"
    if kind == "union":
        tag, held = value
        arm = arm_of(of[1], of[2], tag)
        rest = "" if arm[0] == "void" else ":" + text(arm, held, defs)
        return "<" + text(of[0], tag, defs) + rest + ">"
    if kind in ("fopaque", "opaque", "string"):
        return "x" + value.hex()
    if kind == "optional":
        return "+" + text(of[0], value[0], defs) if value else "-"
    element = of[0] if kind == "list" else of[1]
    return "[" + ",".join(text(element, held, defs) for held in value) + "]"


def answer(form, data, defs):
    u = xdrlib.Unpacker(data)
    try:
        value = read(u, form, defs)
    except (Refused, EOFError, xdrlib.Error):
        return "err"
    p = xdrlib.Packer()
    write(p, form, value, defs)
    return f"ok {u.get_position()} {text(form, value, defs)} {p.get_buffer().hex()}"


def main():
    # Damaged chains of optional data go as deep as there are words that pass for flags.
    sys.setrecursionlimit(100_000)
    with open(sys.argv[1], encoding="ascii") as file:
        defs = json.load(file)
    for line in sys.stdin:
        number, digits = line.rstrip("\n").split(" ")
        # If the next one kills us, it is known which it was.
        print(answer(defs[int(number)], bytes.fromhex(digits), defs), flush=True)


main()
