#!/usr/bin/env python3
"""A student's whole way through the service on a phone-sized screen, in Chinese and in English.

usage: student.py BINARY REFUSED GOOD AXE [--chromium PATH] [--pictures FOLDER]     (run by `make service-page`)
REFUSED is a photo that breaks rules, GOOD one that a person may approve, AXE axe-core's script. Pictures of every page are left in FOLDER.
"""
import argparse, json, os, sys
from PIL import Image
from playwright.sync_api import sync_playwright
from school import School
from checks import Checks
from accessibility import Accessibility

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("refused")
parser.add_argument("good")
parser.add_argument("axe")
parser.add_argument("--chromium", default="/usr/bin/chromium")
parser.add_argument("--pictures")
options = parser.parse_args()
checks = Checks()
check = checks.check
accessibility = Accessibility(options.axe)
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}


def variant(path, target, shift):
    """The same person once more: another photo, a few pixels on."""
    picture = Image.open(path).convert("RGB")
    picture.crop((shift, shift, picture.width - shift, picture.height - shift)).save(target, quality=93)
    return target


class Phone:
    def __init__(self, browser, name, locale, **more):
        self.name, self.shots = name, 0
        self.context = browser.new_context(**PHONE, locale=locale, **more)
        self.page = self.context.new_page()
        self.errors, self.foreign = [], []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("request", lambda request: None if request.url.startswith(self.address) else self.foreign.append(request.url))

    address = ""

    def look(self, what, expected=()):
        """The page is within the screen, has one heading and labelled fields; a picture of it is left."""
        page = self.page
        self.shots += 1
        drawn = page.evaluate("""Promise.all([...document.images].filter(i => i.loading !== 'lazy')
          .map(i => i.decode().then(() => true, () => false)))""")
        check(f"{self.name} {what}: every picture is drawn", all(drawn), drawn)
        if options.pictures:
            os.makedirs(options.pictures, exist_ok=True)
            page.screenshot(path=os.path.join(options.pictures, f"{self.name}-{self.shots:02}-{what}.png"), full_page=True)
        width = page.evaluate("document.documentElement.scrollWidth")
        check(f"{self.name} {what}: nothing is wider than the screen", width <= 360, width)
        check(f"{self.name} {what}: one heading", page.locator("h1").count() == 1)
        bare = page.evaluate("""[...document.querySelectorAll('input:not([type=hidden]), select, img')]
          .filter(e => e.tagName === 'IMG' ? !e.hasAttribute('alt') : !e.labels.length).length""")
        check(f"{self.name} {what}: every field has a label, every picture its words", bare == 0, bare)
        lang = page.evaluate("document.documentElement.lang")
        check(f"{self.name} {what}: the page says its language", lang in ("zh-CN", "en"), lang)
        flaws = accessibility.flaws(page)
        check(f"{self.name} {what}: axe finds nothing", not flaws, flaws)
        text = page.inner_text("body")
        for words in expected:
            check(f"{self.name} {what}: says “{words}”", words in text, text[:300])

    def press(self, selector="main form button"):
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def photo(self, path):
        """Hands a photo in and waits for its verdict; returns the words."""
        self.page.locator(".file input").first.set_input_files(path)
        self.page.wait_for_url("**/me/takes/*", timeout=60_000)
        return self.page.inner_text(".verdict")


def whole_way(browser, school):
    number = school.numbers[0]
    Phone.address = school.address
    phone = Phone(browser, "zh", "zh-CN")
    page = phone.page
    link = school.link(number)
    page.goto(link)
    phone.look("link", ["只能用一次"])
    phone.press("main button")
    check("the link leads to the code", page.url.endswith("/me/code"), page.url)
    phone.look("code", ["图像采集码"])
    page.locator("input[type=file]").set_input_files(options.refused)
    page.locator(".status", has_text="没有找到").wait_for(timeout=30_000)
    phone.look("code-none")
    page.locator("input[type=file]").set_input_files(school.code_picture(number))
    page.wait_for_url("**/me/verify", timeout=30_000)
    phone.look("verify", ["证件号末四位"])
    page.fill("[name=digits]", "0000")
    phone.press()
    phone.look("verify-wrong", ["还可再试 4 次"])
    page.fill("[name=digits]", school.last_four(number))
    phone.press()
    check("then the privacy text", page.url.endswith("/me/consent"), page.url)
    phone.look("consent", ["只用于此事"])
    page.check("[name=agree]")
    phone.press()
    phone.look("data", ["学生1", "软件工程"])
    page.click("summary")
    page.select_option("[name=field]", "major")
    page.fill("[name=value]", "计算机科学与技术")
    phone.press("details button")
    phone.look("data-correction", ["更正申请待学校答复"])
    check("nothing is confirmed while a correction is open", page.locator("form[action='/me/data']").count() == 0)
    ticket = school.run("correction", "--format", "json")

    school.run("correction", "grant", str(json.loads(ticket.splitlines()[0])["id"]))
    page.reload()
    phone.look("data-corrected", ["计算机科学与技术"])
    phone.press("form[action='/me/data'] button")
    phone.look("profile")
    page.fill("[name=phone]", "12345")
    phone.press()
    phone.look("profile-wrong", ["12345"])
    page.fill("[name=phone]", "13800138000")
    page.fill("[name=address]", "北京市海淀区某路 1 号 <b>学生</b> & 'x'")
    phone.press()
    check("then the guide", page.url.endswith("/me/guide"), page.url)
    phone.look("guide", ["拍"])
    page.click("a.button")
    page.wait_for_url("**/me/photo")
    phone.look("photo")
    verdict = phone.photo(options.refused)
    phone.look("take-refused", ["不合格", "→"])
    check("a photo that breaks rules is not to be chosen", page.locator("form[action$='/accept']").count() == 0, verdict)
    check("the marks are shown", page.locator("img[src$='/marked']").count() == 1)
    page.click("a.button.quiet")
    page.wait_for_url("**/me/photo")
    first = variant(options.good, os.path.join(school.root, "first.jpg"), 2)
    verdict = phone.photo(first)
    phone.look("take-good", ["成品"])
    check("a good photo can be chosen", page.locator("form[action$='/accept']").count() == 1, verdict)
    phone.press("form[action$='/accept'] button")
    check("then the progress page", page.url.endswith("/me"), page.url)
    phone.look("paying", ["15.00"])
    school.run("pay", "--student", number, "--amount", "15.00", "--receipt", "A1")
    page.locator("h2", has_text="审核中").wait_for(timeout=20_000)
    phone.look("in-review", ["24 小时"])
    school.run("review", "return", "--student", number, "--reason", "clothes")
    page.locator("h2", has_text="已退回").wait_for(timeout=20_000)
    phone.look("returned", ["着装不合适", "重拍"])
    page.click("a.button")
    page.wait_for_url("**/me/photo")
    page.locator(".file input").first.set_input_files(first)
    page.locator(".status", has_text="已被退回").wait_for(timeout=60_000)
    phone.look("same-photo-again")
    phone.photo(variant(options.good, os.path.join(school.root, "second.jpg"), 5))
    phone.press("form[action$='/accept'] button")
    check("a re-shoot costs nothing", school.state(number) == "in-review", school.state(number))
    school.run("review", "approve", "--student", number)
    page.locator("h2", has_text="审核通过").wait_for(timeout=20_000)
    phone.look("approved")
    page.click("a[href='/me/prints']")
    phone.look("prints", ["北京市海淀区某路 1 号"])
    with page.expect_download() as download:
        page.click("a[download='prints-8x1.jpg']")
    sheet = Image.open(download.value.path())
    check("a sheet is 10 × 15 cm at 300 dpi", sorted(sheet.size) == [1200, 1800] and sheet.info["dpi"] == (300, 300), (sheet.size, sheet.info))
    page.goto(school.address + "/me/ask")
    page.fill("[name=text]", "可以<戴>眼镜吗？")
    phone.press("form[action='/me/ask'] button")
    phone.look("asked", ["可以<戴>眼镜吗？", "待答复"])
    page.goto(school.address + "/me")
    page.click("a[href='/me/rights']")
    phone.look("rights")
    with page.expect_download() as download:
        page.click("a[href='/me/data.json']")
    data = open(download.value.path(), encoding="utf-8").read()
    check("the data hold what was told", "13800138000" in data and "clothes" in data)
    page.click("details:first-of-type summary")
    page.check("[name=sure]")
    phone.press("form[action='/me/withdraw'] button")
    phone.look("withdrawn", ["已撤回"])
    check("photos are gone", not [f for _, _, files in os.walk(os.path.join(school.folder, "originals")) for f in files])
    page.goto(link)
    phone.press("main button")
    phone.look("link-used", ["已使用过"])
    errors = [e for e in phone.errors if "401" not in e and "415" not in e and "422" not in e]
    check("no error of scripts, nothing from elsewhere", not errors and not phone.foreign, (errors, phone.foreign[:3]))


def in_english(browser, school):
    number = school.numbers[1]
    phone = Phone(browser, "en", "en-US")
    page = phone.page
    page.goto(school.address)
    phone.look("welcome", ["Graduation photo"])
    page.fill("[name=number]", number)
    page.fill("[name=digits]", "9999" if school.last_four(number) != "9999" else "8888")
    phone.press()
    phone.look("welcome-wrong", ["do not belong together"])
    page.fill("[name=number]", number)
    page.fill("[name=digits]", school.last_four(number))
    phone.press()
    page.click("a.button")
    phone.look("consent", ["I have read it and agree"])
    page.check("[name=agree]")
    phone.press()
    phone.press("form[action='/me/data'] button")
    page.fill("[name=phone]", "+4915112345678")
    phone.press()
    page.goto(school.address + "/me/photo")
    phone.photo(options.refused)
    phone.look("take-refused", ["does not conform", "→"])
    page.click("a[hreflang=zh-CN]")
    phone.look("take-in-chinese", ["不合格"])
    page.goto(school.address + "/language/en?back=/me")
    phone.look("home", ["Ask the school"])
    page.goto(school.address + "/me/prints")
    phone.look("no-prints", ["once your photo is approved", "You gave no address"])
    page.goto(school.address + "/me/ask")
    page.fill("[name=text]", "May I wear glasses?")
    phone.press("form[action='/me/ask'] button")
    phone.look("ask", ["May I wear glasses?"])
    check("no error", not phone.errors or all("401" in e for e in phone.errors), phone.errors)


def without_scripts(browser, school):
    number = school.numbers[2]
    phone = Phone(browser, "plain", "zh-CN", java_script_enabled=False)
    page = phone.page
    page.goto(school.address)
    page.fill("[name=number]", number)
    page.fill("[name=digits]", school.last_four(number))
    page.click("main button")
    page.goto(school.address + "/me/consent")
    page.check("[name=agree]")
    page.click("main form button")
    page.click("form[action='/me/data'] button")
    page.fill("[name=phone]", "13800138001")
    page.click("main form button")
    check("without scripts all steps before the photo can be done", page.url.endswith("/me/guide"), page.url)


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
    school = School(options.binary, fee="15.00")
    try:
        _, seconds = school.serve()
        print(f"pages can be asked for after {seconds:.2f} s, Chromium {browser.version}")
        check("half a second from nothing to the first page", seconds <= 0.5, seconds)
        whole_way(browser, school)
        in_english(browser, school)
        without_scripts(browser, school)
        check("the service ends in order", school.end() == 0)
        flaws = school.run("check", "--format", "json")
        check("the collection is sound", not flaws.strip(), flaws[:300])
    finally:
        school.remove()
        browser.close()
sys.exit(checks.finish("the service does what it should for students"))
