#!/usr/bin/env python3
"""10,000 broken and bent requests: right status, no crash, nothing written outside, nobody else's data.

usage: hostile.py BINARY [--count N] [--seed N]     (run by `make service-hostile`)
"""
import argparse, collections, concurrent.futures, os, random, socket, sys, urllib.parse
from checks import Checks
from school import School
from visitor import Visitor

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--count", type=int, default=10_000)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
checks = Checks()
STUDENTS = 60
NASTY = [b"\x00", b"\r\n", b"\n\n", b"%00", b"%2e%2e%2f", b"../" * 8, b"\xff\xfe", b"<script>alert(1)</script>", b"' OR 1=1 --",
         b"Content-Length: 5\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n", b"Host: evil.example\r\n",
         b"A" * 9000, b"X: y\r\n" * 70, b"ffffffffffffffff\r\n", b"\xe2\x80\xae", b"{{token}}", b"%", b"%zz", b"=&=&=&", b";" * 300]


def requests(visitor):
    """What browsers send, whole and right."""
    host = visitor.host.encode()
    common = b"Host: " + host + b"\r\nCookie: visit=" + visitor.cookie.encode() + b"\r\n"
    for path in (b"/", b"/me", b"/me/state", b"/me/takes/1", b"/me/takes/1/finished", b"/me/takes/1/original", b"/me/data.json",
                 b"/static/style.css", b"/language/en?back=/me", b"/link/" + b"A" * 43, b"/desk", b"/desk/queue?college=%E8%AE%A1",
                 b"/desk/pictures/1/source", b"/desk/live", b"/desk/history/1",
                 b"/me/ask", b"/me/prints/8x1", b"/desk/notices/1", b"/desk/delivered.zip"):
        yield b"GET " + path + b" HTTP/1.1\r\n" + common + b"\r\n"
    for path, fields in (("/enter", {"number": "20260001", "digits": "0000"}), ("/link", {"link": "A" * 43}),
                         ("/me/profile", {"phone": "13800138000", "address": "某路 1 号"}), ("/me/correction", {"field": "name", "value": "x"}),
                         ("/me/takes/1/accept", {}), ("/me/ask", {"text": "可以戴眼镜吗？"}), ("/desk/answer", {"id": "1", "text": "x"}),
                         ("/desk/deliver", {"sure": "yes"}), ("/desk/notices", {}), ("/desk/enter", {"name": "甲", "password": "x" * 12}),
                         ("/desk/decide", {"student": "1", "version": "1", "decision": "approve"})):
        body = urllib.parse.urlencode({"token": visitor.token, **fields}).encode()
        yield (b"POST " + path.encode() + b" HTTP/1.1\r\n" + common + b"Origin: http://" + host
               + b"\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body)
    photo = b"\xff\xd8\xff\xe0" + bytes(2000)
    for path in (b"/me/photo", b"/me/code"):
        head = b"POST " + path + b" HTTP/1.1\r\n" + common + b"Origin: http://" + host + b"\r\nX-Form-Token: " + visitor.token.encode()
        yield head + b"\r\nContent-Length: " + str(len(photo)).encode() + b"\r\n\r\n" + photo
        yield head + b"\r\nTransfer-Encoding: chunked\r\n\r\n7d4\r\n" + photo + b"\r\n0\r\n\r\n"


def bent(request, rng):
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        place = rng.randrange(len(request) + 1)
        length = rng.choice((1, 1, 2, 8, 64))
        kind = rng.randrange(7)
        if kind == 0:
            request = request[:place] + bytes([rng.randrange(256)]) + request[place + 1:]
        elif kind == 1:
            request = request[:place] + request[place + length:]
        elif kind == 2:
            request = request[:place] + rng.choice(NASTY) + request[place:]
        elif kind == 3:
            request = request[:place] + request[place:place + length] * 3 + request[place + length:]
        elif kind == 4:
            request = request[:place]
        elif kind == 5:
            lines = request.split(b"\r\n")
            line = rng.randrange(len(lines))
            request = b"\r\n".join(lines[:line] + [lines[line], lines[line]] + lines[line + 1:])
        else:
            lines = request.split(b"\r\n")
            rng.shuffle(lines)
            request = b"\r\n".join(lines)
    return request


def send(address, source, request):
    host, port = address.split(":")
    with socket.socket() as connection:
        connection.bind((source, 0))
        connection.settimeout(10)
        connection.connect((host, int(port)))
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        answer = b""
        try:
            while len(answer) < 1 << 16:
                part = connection.recv(1 << 16)
                if not part:
                    break
                answer += part
                if b"text/event-stream" in answer:
                    break
        except OSError:
            pass
        return answer


school = School(options.binary, students=STUDENTS + 1)
try:
    school.run("account", "set", "甲", stdin="correct horse battery\n")
    school.serve("-j", "1")
    secret = school.numbers[-1]
    visitors = []
    for i, number in enumerate(school.numbers[:-1]):
        visitor = Visitor(school.address, i)
        visitor.enter(number, school.last_four(number))
        visitors.append(visitor)
    outside = sorted(os.listdir(school.root))
    # The log's text names students by random numbers: what is anybody's own stands in the database alone.
    victim = school.run("history", "--student", secret, "--format", "json")
    rng = random.Random(options.seed)
    jobs = []
    for i in range(options.count):
        visitor = visitors[i % STUDENTS]
        jobs.append((visitor.host, f"127.77.{i // 250 % 250}.{1 + i % 250}", bent(rng.choice(list(requests(visitor))), rng)))
    counts, leaks, failed = collections.Counter(), [], []
    with concurrent.futures.ThreadPoolExecutor(24) as pool:
        for job, answer in zip(jobs, pool.map(lambda j: send(*j), jobs)):
            status = answer[9:12].decode(errors="replace") if answer.startswith(b"HTTP/1.1 ") else "closed"
            counts[status] += 1
            if secret.encode() in answer or b"events.jsonl" in answer or b"root:" in answer:
                leaks.append(job[2][:200])
            if status.startswith("5"):
                failed.append((job[2][:300], answer[:200]))
    print("       " + ", ".join(f"{status}: {count}" for status, count in sorted(counts.items())))
    checks.check("the service is alive", school.process.poll() is None)
    checks.check("no request is answered with a failure of ours", not failed, failed[:2])
    checks.check("nobody else's data, no file", not leaks, leaks[:2])
    checks.check("nothing is written outside", sorted(os.listdir(school.root)) == outside, os.listdir(school.root))
    checks.check("whom nobody was is as they were", school.run("history", "--student", secret, "--format", "json") == victim)
    status, text = Visitor(school.address, 9000).ask("GET", "/")
    checks.check("the next visitor is served", status == 200, status)
    checks.check("the service ends in order", school.end() == 0)
    checks.check("the collection is sound", not school.run("check", "--format", "json").strip())
finally:
    school.remove()
sys.exit(checks.finish(f"{options.count} bent requests did no harm"))
