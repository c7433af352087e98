#!/usr/bin/env python3
"""The desk by keyboard only, 100 decisions in a row, and two reviewers on one photo.

usage: desk.py BINARY GOOD AXE [--chromium PATH] [--pictures FOLDER]     (run by `make service-page`)
GOOD is a photo that keeps all rules, AXE axe-core's script. Pictures of the pages are left in FOLDER.
"""
import argparse, json, os, sys, time, urllib.parse, zipfile
from PIL import Image
from playwright.sync_api import sync_playwright
from accessibility import Accessibility
from checks import Checks
from school import School
from visitor import Visitor

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("good")
parser.add_argument("axe")
parser.add_argument("--chromium", default="/usr/bin/chromium")
parser.add_argument("--pictures")
options = parser.parse_args()
checks = Checks()
check = checks.check
accessibility = Accessibility(options.axe)
COUNT = 104
PASSWORD = "correct horse battery"


def fill(school):
    """A photo in review for everybody: the same person, another crop and brightness each time."""
    folder = os.path.join(school.root, "photos")
    os.makedirs(folder)
    picture = Image.open(options.good).convert("RGB")
    for i, number in enumerate(school.numbers):
        picture.crop((i % 8, i // 8 % 8, picture.width - i // 64, picture.height)).save(
            os.path.join(folder, f"{number}.jpg"), quality=90 + i % 5)
    rows = os.path.join(school.root, "all.csv")
    with open(rows, "w", encoding="utf-8") as file:
        file.write("学号,后四位,手机\n" + "".join(f"{n},{school.last_four(n)},13800138000\n" for n in school.numbers))
    for step in ("verify", "consent", "confirm", "profile"):
        school.run(step, "--list", rows)
    school.run("take", folder)
    school.run("accept", "--list", rows)


def look(page, name):
    """A picture of the page is left, and axe looks at it."""
    flaws = accessibility.flaws(page)
    check(f"{name}: axe finds nothing", not flaws, flaws)
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
        page.screenshot(path=os.path.join(options.pictures, f"desk-{name}.png"), full_page=True)


def sign_in(browser, school, name, locale="zh-CN"):
    page = browser.new_context(viewport={"width": 1366, "height": 800}, locale=locale).new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page.errors.append(message.text))
    page.goto(school.address + "/desk")
    page.keyboard.press("Tab")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#who").wait_for()
    return page


def who(page):
    return page.inner_text("#who")


def by_keyboard(page, school):
    look(page, "first")
    page.locator("#counts", has_text="待审").wait_for()
    check("the counts are live", str(COUNT) in page.inner_text("#counts"), page.inner_text("#counts"))
    first = who(page)
    page.keyboard.press("z")
    check("one key enlarges all pictures", "zoomed" in page.get_attribute("#item", "class"))
    page.hover("#source")
    look(page, "zoomed")
    page.keyboard.press("z")
    page.keyboard.press("r")
    page.locator("#reasons").wait_for()
    look(page, "reasons")
    page.keyboard.press("Escape")
    seconds, seen = [], set()
    for i in range(100):
        before = who(page)
        seen.add(before)
        start = time.perf_counter()
        if i % 10 == 9:
            page.keyboard.press("1")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("a")
        page.locator("#who", has_not_text=before).wait_for(timeout=10_000)
        seconds.append(time.perf_counter() - start)
    check("100 decisions were of 100 students", len(seen) == 100, len(seen))
    states = school.run("status", "--format", "json")
    check("90 approved and 10 returned", '"approved":90' in states and '"returned":10' in states, states[:400])
    seconds.sort()
    print(f"       from a key to the next photo: median {seconds[50] * 1000:.0f} ms, 95 of 100 within {seconds[94] * 1000:.0f} ms")
    shown = page.evaluate("Promise.all(['source', 'finished'].map(i => document.getElementById(i).decode().then(() => 1, () => 0)))")
    check("pictures are drawn", shown == [1, 1], shown)
    page.keyboard.press("u")
    page.locator("#said", has_text="已撤销").wait_for()
    check("undo brings the last one back", who(page) != first)
    undone = who(page)
    page.keyboard.press("c")
    page.locator("#said", has_text="请同事看").wait_for()
    page.reload()
    page.locator("#who").wait_for()
    check("what was left to a colleague is not mine", who(page) != undone, (who(page), undone))
    check("no script failed", not page.errors, page.errors)


def two_reviewers(first, second):
    for page in (first, second):
        page.goto(school.address + "/desk")
        page.locator("#who").wait_for()
    # The second one does not see what the first left to a colleague last, but first.
    name = who(first)
    while who(second) != name:
        before = who(second)
        second.keyboard.press("n")
        second.locator("#who", has_not_text=before).wait_for()
    first.keyboard.press("a")
    first.locator("#said", has_text="已通过").wait_for()
    second.keyboard.press("a")
    second.locator("#said.problem").wait_for()
    check("the second reviewer is told who was quicker", "甲" in second.inner_text("#said"), second.inner_text("#said"))


def office(page, school):
    """A question answered, messages written, pictures handed over."""
    number = school.numbers[0]
    student = Visitor(school.address, 1)
    student.enter(number, school.last_four(number))
    student.ask("POST", "/me/ask", urllib.parse.urlencode({"token": student.token, "text": "几号截止？"}),
                {"Content-Type": "application/x-www-form-urlencoded"})
    page.goto(school.address + "/desk/office")
    look(page, "question")
    page.fill("form[action='/desk/answer'] textarea", "六月一日。")
    page.click("form[action='/desk/answer'] button")
    check("the answer is the student's", "六月一日。" in student.ask("GET", "/me/ask")[1].decode())
    page.click("form[action='/desk/notices'] button")
    with page.expect_download() as download:
        page.click("a[href='/desk/notices/1']")
    table = open(download.value.path(), encoding="utf-8-sig").read()
    check("the messages are a table", "六月一日。" in table and table.count(",returned,") > 0, table[:300])
    page.check("form[action='/desk/deliver'] [name=sure]")
    page.click("form[action='/desk/deliver'] button")
    approved = json.loads(school.run("status", "--format", "json"))["states"].get("delivered", 0)
    with page.expect_download() as download:
        page.click("a[href='/desk/delivered.zip']")
    names = zipfile.ZipFile(download.value.path()).namelist()
    check(f"{approved} pictures are handed over", approved > 0 and len(names) == approved, (approved, names[:3]))
    look(page, "handed-over")


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
    school = School(options.binary, students=COUNT)
    try:
        fill(school)
        for name in ("甲", "乙"):
            school.run("account", "set", name, "--role", "office" if name == "乙" else "reviewer", stdin=PASSWORD + "\n")
        school.serve()
        first = sign_in(browser, school, "甲")
        by_keyboard(first, school)
        second = sign_in(browser, school, "乙")
        two_reviewers(first, second)
        for path in ("grid", "wall", "office"):
            second.goto(f"{school.address}/desk/{path}")
            second.wait_for_load_state()
            look(second, path)
            width = second.evaluate("document.documentElement.scrollWidth")
            check(f"{path}: nothing is wider than the screen", width <= 1366, width)
        second.goto(school.address + "/desk/grid")
        second.locator("form[action='/desk/grid'] button").click()
        second.wait_for_load_state()
        office(second, school)
        second.goto(school.address + "/language/en?back=/desk/office")
        look(second, "office-english")
        second.goto(school.address + "/language/en?back=/desk")
        look(second, "english")
        check("the desk speaks English", "Review desk" in second.inner_text("h1"))
        check("the service ends in order", school.end() == 0)
        check("the collection is sound", not school.run("check", "--format", "json").strip())
    finally:
        school.remove()
        browser.close()
sys.exit(checks.finish("the desk does what it should"))
