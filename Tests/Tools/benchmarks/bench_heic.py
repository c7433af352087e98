#!/usr/bin/env python3
"""HEIC: what decoding 12 megapixels costs beside libheif's own heif-convert, and what starting the child costs.

Usage: bench_heic.py GRADPHOTO [ROUNDS]. The picture is drawn and encoded by heif-enc (Debian: libheif-examples). CPU seconds
are those of the processes themselves (wait4), the least of the rounds.
"""
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib

WIDTH, HEIGHT = 4032, 3024
MAXIMUM = [200_000_000, 210_000_000, 30_000, 2 << 30]


def png(path):
    """A picture with detail everywhere, as a photo has: smooth colours and noise that is the same each time."""
    state, rows = 1, []
    noise = bytearray(WIDTH * 3 + 4096)
    for i in range(len(noise)):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        noise[i] = state >> 28
    ramp = bytes((x * 200 // WIDTH) for x in range(WIDTH) for _ in range(3))
    for y in range(HEIGHT):
        start = y * 977 % 4096
        row = bytes(a + b for a, b in zip(ramp, noise[start:start + WIDTH * 3]))
        rows.append(b"\0" + row)
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows), 1))
                   + chunk(b"IEND", b""))


def usage(process):
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def convert(heic, folder):
    # Y4M costs the least to write.
    process = subprocess.Popen(["heif-convert", heic, os.path.join(folder, "out.y4m")], stdout=subprocess.DEVNULL)
    return usage(process)


def ask(program, data):
    """One request as the parent sends it. Returns the CPU of both sides and the child's memory, seconds to the answer, bytes of it."""
    ours, theirs = socket.socketpair()
    start, before = time.perf_counter(), time.process_time()
    process = subprocess.Popen([program, "__decode"], stdin=theirs, stdout=theirs)
    theirs.close()
    ours.sendall(struct.pack(">6Q", len(data), *MAXIMUM, 60))
    count, first = 0, None
    view = memoryview(data)
    while view:
        view = view[ours.send(view):]
    while part := ours.recv(1 << 20):
        first = first or time.perf_counter() - start
        count += len(part)
    asking = time.process_time() - before
    cpu, memory = usage(process)
    return cpu + asking, memory, first, count


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        source, heic = os.path.join(folder, "a.png"), os.path.join(folder, "a.heic")
        png(source)
        subprocess.run(["heif-enc", "-q", "50", "-p", "preset=ultrafast", source, "-o", heic], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        with open(heic, "rb") as file:
            data = file.read()
        theirs, ours, starts = [], [], []
        for _ in range(rounds):
            theirs.append(convert(heic, folder)[0])
            cpu, memory, _, count = ask(program, data)
            assert count > WIDTH * HEIGHT * 3, count
            ours.append(cpu)
            # Nothing to decode: what is left is the start, loading libheif and the end.
            starts += [ask(program, b"\0\0\0\x18ftypheic")[2] for _ in range(4)]
    print(f"{WIDTH} × {HEIGHT}, {len(data) >> 10} KB, least of {rounds} rounds")
    print(f"heif-convert        {min(theirs):6.2f} s CPU")
    print(f"gradphoto, both     {min(ours):6.2f} s CPU, {min(ours) / min(theirs):.2f} times, {memory:.0f} MB")
    print(f"start to answer     {min(starts) * 1000:6.1f} ms (middle {sorted(starts)[len(starts) // 2] * 1000:.1f} ms)")


if __name__ == "__main__":
    main()
