#!/usr/bin/env python3
"""An object file with the part of ICU's data that gradphoto uses, to be linked before Swift's own.

Swift's static Foundation brings ICU's whole data, 34 MB: names of currencies, units, zones and languages in 800 locales, sort
orders, transliterations, two hundred code pages. Of these a program that speaks Chinese and English and reads GB18030 needs one
and a half; ICU falls back to its root where a file is not there.

    small_icu.py LIB_FOUNDATION_ICU.a OUT.o [CLANG]
"""

import os
import re
import struct
import subprocess
import sys
import tempfile

MEMBER = "icu_packaged_data.cpp.o"
# A common data package begins with its header's length, two magic bytes and, 12 bytes on, its format.
MAGIC, FORMAT_AT, FORMAT = b"\xda\x27", 12, b"CmnD"
ALIGNMENT = 16

# By name below the package's folder.
KEPT = re.compile(
    r"""(cnvalias\.icu|gb18030.*\.cnv                                  # GB18030 lists
    |[^/]+\.nrm|uemoji\.icu|ulayout\.icu|pnames\.icu|uprops\.icu       # properties of characters
    |brkitr/((root|res_index)\.res|(char|word|line|sent)\.brk)
    |(root|en|en_US|en_001|zh|zh_Hans|zh_Hans_CN|pool|res_index|supplementalData|likelySubtags|zoneinfo64|timezoneTypes
      |metaZones|windowsZones|keyTypeData|numberingSystems|plurals|pluralRanges|dayPeriods|genderList|metadata|icustd|icuver)\.res)$""",
    re.VERBOSE,
)


def member(archive, wanted):
    """A file of an archive as Unix's ar writes them."""
    data = open(archive, "rb").read()
    if data[:8] != b"!<arch>\n":
        raise SystemExit(f"{archive} is no archive")
    place, long_names = 8, b""
    while place < len(data):
        header = data[place : place + 60]
        size = int(header[48:58])
        name, body = header[:16].rstrip(), data[place + 60 : place + 60 + size]
        if name == b"//":
            long_names = body
        elif name[:1] == b"/" and name[1:].isdigit():
            start = int(name[1:])
            name = long_names[start : long_names.index(b"\n", start)]
        if name.rstrip(b"/").decode() == wanted:
            return body
        place += 60 + size + size % 2
    raise SystemExit(f"{archive} has no {wanted}")


def package(data):
    """The header, and the entries by name."""
    place = data.find(FORMAT) - FORMAT_AT
    if place < 0 or data[place + 2 : place + 4] != MAGIC:
        raise SystemExit("there is no ICU data in it")
    length = struct.unpack_from("<H", data, place)[0]
    base = place + length
    count = struct.unpack_from("<I", data, base)[0]
    table = [struct.unpack_from("<II", data, base + 4 + 8 * i) for i in range(count)]
    ends = [start for _, start in table[1:]] + [len(data) - base]
    names = [data[base + at : data.index(b"\0", base + at)] for at, _ in table]
    return data[place:base], [(n, data[base + s : base + e]) for n, (_, s), e in zip(names, table, ends)]


def packed(header, entries):
    count = len(entries)
    names = b"".join(name + b"\0" for name, _ in entries)
    place = 4 + 8 * count
    name_places, at = [], place
    for name, _ in entries:
        name_places.append(at)
        at += len(name) + 1
    body, table = b"", b""
    at = -(-(place + len(names)) // ALIGNMENT) * ALIGNMENT
    padding = at - place - len(names)
    for (_, content), name_at in zip(entries, name_places):
        content += b"\0" * (-len(content) % ALIGNMENT)
        table += struct.pack("<II", name_at, at)
        body += content
        at += len(content)
    return header + struct.pack("<I", count) + table + names + b"\0" * padding + body


def main(archive, out, clang="clang"):
    header, entries = package(member(archive, MEMBER))
    kept = [(name, content) for name, content in entries if KEPT.match(name.decode().split("/", 1)[1])]
    folder = entries[0][0].decode().split("/")[0]
    symbol = re.sub(r"[lb]$", "", folder) + "_dat"
    with tempfile.TemporaryDirectory() as scratch:
        data, source = os.path.join(scratch, "icu.dat"), os.path.join(scratch, "icu.S")
        open(data, "wb").write(packed(header, kept))
        open(source, "w").write(
            f'.section .rodata\n.balign {ALIGNMENT}\n.globl {symbol}\n.hidden {symbol}\n{symbol}:\n.incbin "{data}"\n'
            '.section .note.GNU-stack,"",%progbits\n'
        )
        os.makedirs(os.path.dirname(out) or ".", exist_ok=True)
        subprocess.run([clang, "-c", source, "-o", out], check=True)
    print(f"{out}: {os.path.getsize(out) >> 10} KB of {len(kept)} files, of {sum(len(c) for _, c in entries) >> 10} KB")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
