#!/usr/bin/env python3
"""Opens the page of a batch's report in a real browser, on a desk and on a phone, and uses it: pages, filters, search, links.

usage: page.py OUT_DIR [--chromium PATH] [--pictures FOLDER]     (run by `make page`; needs playwright and Chromium)
What the page says is compared with results.csv. Two pictures of the screen are left in FOLDER.
"""
import argparse, collections, csv, os, sys, time, urllib.parse
from playwright.sync_api import sync_playwright

parser = argparse.ArgumentParser()
parser.add_argument("out")
parser.add_argument("--chromium", default="/usr/bin/chromium")
parser.add_argument("--pictures")
options = parser.parse_args()
PAGE = os.path.abspath(os.path.join(options.out, "report/index.html"))
failures = []


def check(what, good, detail=""):
    print(f"  {'ok  ' if good else 'FAIL'} {what}{'' if good else ': ' + str(detail)[:300]}")
    if not good:
        failures.append(what)


with open(os.path.join(options.out, "report/results.csv"), encoding="utf-8-sig", newline="") as file:
    ROWS = list(csv.DictReader(file))
VERDICTS = collections.Counter(row["verdict"] for row in ROWS)
REASONS = collections.Counter(code for row in ROWS for code in set(row["codes"].split()))


def shown(page):
    """How many photos the filters leave, as the pager says, and how many cards stand on the page."""
    return int(page.inner_text("#where").split("·")[1]), page.locator("#sheet > li").count()


def use(page, width):
    boxes = [int(text) for text in page.locator(".box b").all_inner_texts()]
    check("the boxes count every verdict", boxes[:4] == [VERDICTS[v] for v in ("pass", "review", "fail", "error")], boxes)
    check("the chart has a row for each rule", page.locator(".chart th").count() > 0)
    total, cards = shown(page)
    check(f"the sheet has all photos, a page at a time ({total}, {cards})", total == len(ROWS) and cards == min(60, total))
    check("nothing is wider than the screen", page.evaluate("document.documentElement.scrollWidth") <= width)
    seen = set()
    while True:
        seen |= set(page.locator("#sheet > li .quiet").all_inner_texts())
        if page.locator("#next").is_disabled():
            break
        page.click("#next")
    check(f"paging shows each photo once ({len(seen)})", seen == {row["photo"] for row in ROWS}, len(seen))
    for verdict in ("pass", "review", "fail", "error", ""):
        page.select_option("#verdict", verdict)
        expected = VERDICTS[verdict] if verdict else len(ROWS)
        check(f"filter '{verdict}'", shown(page)[0] == expected, shown(page))
    for code, count in REASONS.most_common(3):
        page.select_option("#reason", code)
        check(f"reason '{code}'", shown(page)[0] == count, (shown(page), count))
    page.select_option("#reason", "")
    name = ROWS[len(ROWS) // 2]["photo"]
    page.fill("#text", name)
    check("search finds a photo by its name", name in page.locator("#sheet > li .quiet").all_inner_texts(), shown(page))
    page.fill("#text", "")
    if VERDICTS["fail"]:
        page.select_option("#verdict", "fail")
        page.wait_for_timeout(200)
        bare = page.evaluate("[...document.querySelectorAll('#sheet > li')].filter(e => !e.querySelector('li')).length")
        check("every returned photo has its reasons", bare == 0, bare)
        blank = page.evaluate("""async () => { const all = [...document.querySelectorAll('#sheet img')];
          for (const i of all) { i.loading = 'eager'; try { await i.decode(); } catch {} }
          return [all.length, all.filter(i => !i.naturalWidth).length]; }""")
        check(f"pictures are drawn ({blank[0]})", blank[0] > 0 and blank[1] == 0, blank)
        links = page.evaluate("[...document.querySelectorAll('#sheet a')].map(a => a.href)")
        gone = [l for l in links if not os.path.exists(urllib.parse.unquote(l.removeprefix("file://")))]
        check(f"links lead to the pictures ({len(links)})", not gone, gone)


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
    print(f"{len(ROWS)} photos, {os.path.getsize(PAGE) / 1e6:.1f} MB, Chromium {browser.version}")
    for name, width, height, mobile in (("desk", 1280, 900, False), ("phone", 390, 844, True)):
        print(name, flush=True)
        page = browser.new_context(viewport={"width": width, "height": height}, is_mobile=mobile).new_page()
        errors, requests = [], []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text))
        page.on("request", lambda request: requests.append(request.url))
        start = time.perf_counter()
        page.goto("file://" + urllib.parse.quote(PAGE))
        print(f"       loaded in {time.perf_counter() - start:.2f} s")
        use(page, width)
        if options.pictures:
            os.makedirs(options.pictures, exist_ok=True)
            page.evaluate("document.getElementById('verdict').scrollIntoView()")
            page.wait_for_timeout(300)
            page.screenshot(path=os.path.join(options.pictures, name + "-sheet.png"))
            page.evaluate("window.scrollTo(0, 0)")
            page.screenshot(path=os.path.join(options.pictures, name + ".png"))
        check("no error, and nothing from elsewhere", not errors and not [r for r in requests if not r.startswith("data:")][1:],
              (errors, requests[:3]))
    browser.close()
print(f"{len(failures)} failures" if failures else "the page does what it should")
sys.exit(1 if failures else 0)
