"""Overlays as people put them on photos (text, dates, watermarks, logos, stamps, codes), and what only looks like them
(stripes, weaves, beads, prints, curls): drawn over crops of portraits for training `overlay`.

Everything is drawn from a numpy Generator, so that a seed gives the same picture. Colours are sRGB, 0...255.
"""
import math
import os
import zlib

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

LATIN = ["SAMPLE", "PROOF", "PREVIEW", "COPYRIGHT", "studio", "Photo", "www.", ".com", "DEMO", "DRAFT", "No.", "ID", "Class of",
         "University", "Graduate", "draft copy", "do not copy", "WeChat", "unpaid", "watermark", "Camera", "AI", "f/1.8", "ISO"]
CHINESE = ["样片", "样张", "水印", "未付款", "仅供预览", "版权所有", "毕业照", "大学", "学院", "照相馆", "摄影", "证件照", "仅供学信网使用",
           "请勿转载", "姓名", "学号", "班级", "小红书", "微信", "美图秀秀", "扫描全能王", "年", "月", "日", "复印无效"]
#: The 3,755 common characters of GB 2312's first level.
COMMON = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
          if high < 0xD7 or low < 0xFA]


def fonts(folder, held_out):
    """Paths of fonts by script; a quarter of the families, by name, is held out for measuring."""
    found = {"latin": [], "chinese": []}
    for path, _, names in os.walk(folder):
        for name in sorted(names):
            if not name.lower().endswith((".ttf", ".otf", ".ttc")) or "Symbol" in name or "Dingbat" in name:
                continue
            file = os.path.join(path, name)
            family = name.split("-")[0].split(".")[0].lower()[:8]
            if (zlib.crc32(family.encode()) % 4 == 0) != held_out:
                continue
            try:
                font = ImageFont.truetype(file, 24)
                script = "chinese" if font.getmask("国").getbbox() and \
                    bytes(font.getmask("国")) != bytes(font.getmask("照")) else "latin"
            except OSError:
                continue
            found[script].append(file)
    return found


cv2.setNumThreads(1)


class Artist:
    def __init__(self, rng, font_files):
        self.rng = rng
        self.files = font_files

    def uniform(self, low, high): return float(self.rng.uniform(low, high))
    def chance(self, share): return self.rng.random() < share
    def pick(self, things): return things[int(self.rng.integers(len(things)))]
    def log(self, low, high): return math.exp(self.uniform(math.log(low), math.log(high)))

    def color(self):
        kind = self.rng.random()
        if kind < .3: return np.full(3, self.uniform(200, 255))
        if kind < .5: return np.full(3, self.uniform(0, 60))
        if kind < .6: return np.full(3, self.uniform(60, 200))
        if kind < .75: return np.array([self.uniform(200, 255), self.uniform(60, 180), self.uniform(0, 60)])
        return self.rng.uniform(0, 255, 3)

    # Text

    def words(self, script):
        kind = self.rng.random()
        if kind < .25:
            date = (self.rng.integers(1990, 2030), self.rng.integers(1, 13), self.rng.integers(1, 32))
            shape = self.pick(["{}-{:02}-{:02}", "{}.{}.{}", "{}/{:02}/{:02}", "'{} {:02} {:02}", "{}{:02}{:02}"] + (
                ["{}年{}月{}日"] if script == "chinese" else []))
            text = shape.format(*date) + (f" {self.rng.integers(24):02}:{self.rng.integers(60):02}" if self.chance(.3) else "")
        elif kind < .4:
            text = "".join(str(d) for d in self.rng.integers(0, 10, int(self.rng.integers(3, 19))))
        elif script == "chinese":
            text = "".join(self.pick(CHINESE) for _ in range(int(self.rng.integers(1, 3)))) if self.chance(.5) else \
                "".join(self.pick(COMMON) for _ in range(int(self.rng.integers(2, 9))))
        else:
            text = " ".join(self.pick(LATIN) for _ in range(int(self.rng.integers(1, 3)))) if self.chance(.5) else \
                "".join(self.pick("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_-") for _ in range(
                    int(self.rng.integers(3, 14))))
            if self.chance(.2): text = text.upper()
        return text

    def line(self, height, stroke=0):
        """Masks 0...255 of a line of text and of its outline."""
        script = self.pick(["latin", "chinese"]) if self.files["chinese"] else "latin"
        text = self.words(script)
        font = ImageFont.truetype(self.pick(self.files[script]), max(7, round(height * 1.25)))
        box = font.getbbox(text, stroke_width=stroke)
        size = (min(900, box[2] - box[0] + 4), min(300, box[3] - box[1] + 4))
        if min(size) < 3: return self.line(height, stroke)
        masks = []
        for width in (0, stroke):
            image = Image.new("L", size)
            ImageDraw.Draw(image).text((2 - box[0], 2 - box[1]), text, fill=255, font=font, stroke_width=width)
            masks.append(np.asarray(image))
        return masks

    def rotated(self, mask, degrees):
        if abs(degrees) < .5: return mask
        return np.asarray(Image.fromarray(mask).rotate(degrees, Image.BICUBIC, expand=True))

    # Marks that are no text

    def logo(self, side):
        """Mask of a badge: a ring, shield or star with letters in it."""
        image = Image.new("L", (side, side))
        draw = ImageDraw.Draw(image)
        kind, line = self.pick(["ring", "disc", "shield", "square", "star"]), max(1, round(side * self.uniform(.02, .1)))
        margin, box = line, (line, line, side - line, side - line)
        if kind == "ring":
            draw.ellipse(box, outline=255, width=line)
            if self.chance(.6):
                inner = side * self.uniform(.15, .3)
                draw.ellipse((inner, inner, side - inner, side - inner), outline=255, width=max(1, line // 2))
                for i in range(int(self.rng.integers(6, 20))):
                    angle = 2 * math.pi * i / 16
                    x, y = side / 2 + .39 * side * math.cos(angle), side / 2 + .39 * side * math.sin(angle)
                    draw.line((x, y, x + side * self.uniform(-.05, .05), y + side * self.uniform(-.05, .05)), 255, line)
        elif kind == "disc": draw.ellipse(box, fill=255)
        elif kind == "square": draw.rounded_rectangle(box, side // 6, outline=255, width=line)
        elif kind == "shield":
            draw.polygon([(margin, margin), (side - margin, margin), (side - margin, side * .55), (side / 2, side - margin),
                          (margin, side * .55)], outline=255, width=line)
        else: self.star(draw, side / 2, side / 2, side * .45, 255)
        within = 0 if kind in ("disc", "star") else 255
        text, _ = self.line(side * self.uniform(.16, .4))
        text = Image.fromarray(text[:, :int(side * .8)])
        image.paste(within, ((side - text.width) // 2, (side - text.height) // 2), text)
        return np.asarray(image)

    @staticmethod
    def star(draw, x, y, radius, fill):
        points = [(x + radius * (1 if i % 2 == 0 else .4) * math.sin(math.pi * i / 5),
                   y - radius * (1 if i % 2 == 0 else .4) * math.cos(math.pi * i / 5)) for i in range(10)]
        draw.polygon(points, fill=fill)

    def seal(self, side):
        """A round or square stamp, worn."""
        image = Image.new("L", (side, side))
        draw = ImageDraw.Draw(image)
        line = max(2, side // 24)
        if self.chance(.7):
            draw.ellipse((line, line, side - line, side - line), outline=255, width=line)
            if self.chance(.7): self.star(draw, side / 2, side / 2, side * .16, 255)
            count = int(self.rng.integers(6, 15))
            font = ImageFont.truetype(self.pick(self.files["chinese"] or self.files["latin"]), max(7, round(side * .14)))
            for i in range(count):
                angle = math.radians(210 - 240 * i / (count - 1))
                glyph = Image.new("L", (font.size * 2, font.size * 2))
                ImageDraw.Draw(glyph).text((font.size // 2, font.size // 2), self.pick(COMMON), fill=255, font=font)
                glyph = glyph.rotate(math.degrees(angle) - 90, Image.BICUBIC)
                image.paste(255, (round(side / 2 + .36 * side * math.cos(angle) - font.size),
                                  round(side / 2 - .36 * side * math.sin(angle) - font.size)), glyph)
        else:
            draw.rectangle((line, line, side - line, side - line), outline=255, width=line)
            font = ImageFont.truetype(self.pick(self.files["chinese"] or self.files["latin"]), max(7, round(side * .36)))
            for i in range(4):
                draw.text((side * (.1 + .42 * (i % 2)), side * (.06 + .42 * (i // 2))), self.pick(COMMON), fill=255, font=font)
        mask = np.asarray(image).astype(np.float32)
        wear = cv2.resize(self.rng.random((side // 3 + 1, side // 3 + 1)).astype(np.float32), (side, side))
        return (mask * np.clip(wear * 3 - self.uniform(-.5, .6), 0, 1)).astype(np.uint8)

    def code(self, side):
        """Something like a QR code or a bar code; its quiet zone is white."""
        if self.chance(.7):
            n = int(self.rng.integers(21, 34))
            cells = (self.rng.random((n, n)) < .5).astype(np.uint8) * 255
            for y, x in ((0, 0), (0, n - 7), (n - 7, 0)):
                cells[y:y + 7, x:x + 7] = 255
                cells[y + 1:y + 6, x + 1:x + 6] = 0
                cells[y + 2:y + 5, x + 2:x + 5] = 255
            cells = np.pad(cells, 2)
            return cv2.resize(cells, (side, side), interpolation=cv2.INTER_AREA)
        bars = np.repeat((self.rng.random(60) < .5).astype(np.uint8) * 255, 3)[None]
        return cv2.resize(np.pad(np.repeat(bars, 60, 0), 8), (side, max(8, side // 2)), interpolation=cv2.INTER_AREA)

    # On a picture

    def paint(self, picture, mask, at, color, alpha):
        """Lays `mask` over `picture` (floats) with its middle `at`; the place that it took, or None."""
        h, w = mask.shape
        y, x = round(at[1] - h / 2), round(at[0] - w / 2)
        top, left, bottom, right = max(0, y), max(0, x), min(picture.shape[0], y + h), min(picture.shape[1], x + w)
        if top >= bottom or left >= right: return None
        cover = mask[top - y:bottom - y, left - x:right - x].astype(np.float32)[..., None] * (alpha / 255)
        picture[top:bottom, left:right] += cover * (color - picture[top:bottom, left:right])
        return top, left, bottom, right

    def place(self, picture, target, mask, at, color, alpha, reach):
        """Paints, and marks what was covered: strokes and the gaps of up to `reach` pixels between them."""
        spot = self.paint(picture, mask, at, color, alpha)
        if spot is None: return
        top, left, bottom, right = spot
        top, left, bottom, right = max(0, top - reach), max(0, left - reach), bottom + reach, right + reach
        part = target[top:bottom, left:right]
        covered = np.zeros((*part.shape, 1), np.float32)
        self.paint(covered, mask, (at[0] - left, at[1] - top), 255, 1)
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (2 * reach + 1,) * 2)
        np.maximum(part, cv2.dilate(covered[..., 0], kernel) > 90, out=part, casting="unsafe")

    def lettering(self, height, degrees):
        """A line of text in some style, to be laid any number of times."""
        style = self.rng.random()
        masks = self.line(height, max(1, round(height / 14)) if style < .3 else 0)
        fill, outline = (self.rotated(mask, degrees) for mask in masks)
        return style, fill, outline, height, self.color() if self.chance(.3) else None

    def lay(self, picture, target, lettering, at, color, alpha):
        style, fill, outline, height, around = lettering
        reach = max(2, round(height * .3))
        if style < .12:
            fill = np.clip(outline.astype(np.int16) - fill, 0, 255).astype(np.uint8)
        elif style < .3:
            self.paint(picture, outline, at, 255 - color if around is None else around, alpha)
        elif style < .45:
            shift = max(1, height / 16)
            self.paint(picture, fill, (at[0] + shift, at[1] + shift), np.zeros(3), alpha * .7)
        self.place(picture, target, fill, at, color, alpha, reach)

    def across(self, picture, target, at):
        """Large slanted letters that all below shines through, as over a whole head."""
        height, degrees = self.log(24, 130), self.pick([-1, 1]) * self.uniform(10, 50)
        color = self.color() if self.chance(.4) else np.full(3, self.pick([0., 128., 255.]))
        self.lay(picture, target, self.lettering(height, degrees), at, color, self.log(.1, .45))

    def overlay(self, picture, target):
        """Draws one overlay of any kind."""
        h, w = target.shape
        kind, color = self.rng.random(), self.color()
        alpha = 1 if self.chance(.4) else self.log(.1, 1)
        at = np.array([self.uniform(0, w), self.uniform(0, h)])
        if kind < .1:
            self.across(picture, target, at)
        elif kind < .45:
            height, degrees = self.log(7, 14 if self.chance(.3) else 70), self.uniform(-40, 40) if self.chance(.25) else self.uniform(-2, 2)
            if self.chance(.1): degrees += 90
            for _ in range(int(self.rng.integers(1, 4)) if self.chance(.3) else 1):
                self.lay(picture, target, self.lettering(height, degrees), at, color, alpha)
                at = at + np.array([math.sin(math.radians(degrees)), math.cos(math.radians(degrees))]) * height * 1.7
        elif kind < .7:
            height, degrees = self.log(8, 36), self.pick([-45, -30, -20, 0, 20, 30, 45]) + self.uniform(-4, 4)
            if self.chance(.2): height *= 1.6
            across, down = height * self.uniform(5, 11), height * self.uniform(2.5, 7)
            lettering = self.lettering(height, degrees)
            c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            shift = self.rng.uniform(0, 1, 2)
            for i in range(-9, 10):
                for j in range(-9, 10):
                    x, y = (i + shift[0] + .5 * (j % 2)) * across, (j + shift[1]) * down
                    place = (w / 2 + c * x + s * y, h / 2 - s * x + c * y)
                    if not (-across < place[0] < w + across and -across < place[1] < h + across): continue
                    self.lay(picture, target, lettering, place, color, alpha)
        elif kind < .82:
            side = round(self.log(20, 140))
            self.place(picture, target, self.rotated(self.logo(side), self.uniform(-15, 15)), at, color, alpha, max(2, side // 14))
        elif kind < .92:
            side = round(self.log(40, 200))
            red = np.array([self.uniform(150, 255), self.uniform(0, 70), self.uniform(0, 70)]) if self.chance(.8) else color
            self.place(picture, target, self.rotated(self.seal(side), self.uniform(-30, 30)), at, red, max(.3, alpha),
                       max(2, side // 14))
        else:
            side = round(self.log(28, 140))
            mask = self.code(side)
            self.place(picture, target, np.full_like(mask, 255), at, np.full(3, 250.), max(.5, alpha), 1)
            self.paint(picture, mask, at, np.full(3, 10.), max(.5, alpha))

    # What is no overlay

    def noise(self, h, w, size):
        field = self.rng.standard_normal((max(2, int(h / size) + 2), max(2, int(w / size) + 2))).astype(np.float32)
        return cv2.resize(field, (w, h), interpolation=cv2.INTER_CUBIC)

    def cloth(self, h, w):
        """A texture as of clothes."""
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        bend = self.noise(h, w, self.uniform(30, 120)) * self.uniform(0, 8)
        angle = self.uniform(0, math.pi)
        u, v = x * math.cos(angle) + y * math.sin(angle) + bend, y * math.cos(angle) - x * math.sin(angle) + bend
        first, second, third = (self.rng.uniform(0, 255, 3) for _ in range(3))
        if self.chance(.5): second = first + self.rng.normal(0, 40, 3)
        kind = self.pick(["stripes", "plaid", "dots", "weave", "knit", "flowers", "herringbone", "leaves", "rings", "diamonds",
                          "bars", "embroidery", "embroidery", "ruffles"])
        p = self.log(3, 40)
        if kind == "stripes": mask = np.sin(2 * np.pi * u / p) > self.uniform(-.7, .9)
        elif kind == "plaid": mask = ((np.sin(2 * np.pi * u / p) > .4) * .5 + (np.sin(2 * np.pi * v / p) > .4) * .5)
        elif kind == "dots": mask = ((u / p) % 1 - .5)**2 + ((v / p + .5 * np.floor(u / p)) % 1 - .5)**2 < self.uniform(.02, .15)
        elif kind == "weave": mask = np.sin(2 * np.pi * u / min(p, 8)) * np.sin(2 * np.pi * v / min(p, 8)) > 0
        elif kind == "knit": mask = .5 + .5 * np.sin(2 * np.pi * (u + 2 * np.abs((v / p) % 1 - .5) * p) / p)
        elif kind == "flowers":
            mask = self.noise(h, w, max(5, p / 2)) > self.uniform(.3, 1)
            mask = mask + 2 * (self.noise(h, w, max(5, p / 3)) > 1.1)
        elif kind == "herringbone": mask = np.sin(2 * np.pi * (u + np.abs((v / p) % 2 - 1) * p) / max(3, p / 3)) > 0
        elif kind == "leaves": mask = np.abs(self.noise(h, w, max(4, p / 2))) < self.uniform(.1, .4)
        elif kind == "bars":
            mask = (np.sin(2 * np.pi * u / p) * np.sign(np.sin(2 * np.pi * v / (p * self.uniform(2, 5))))) > self.uniform(-.5, .8)
        elif kind == "embroidery": mask = self.embroidery(u, v)
        elif kind == "ruffles": mask = .5 + .5 * np.sin(2 * np.pi * (u / p + self.noise(h, w, p * 1.5) * .4))
        elif kind == "rings": mask = np.abs(np.hypot((u / p) % 1 - .5, (v / p) % 1 - .5) - .33) < .1
        else: mask = np.abs((u / p) % 1 - .5) + np.abs((v / p) % 1 - .5) < self.uniform(.2, .45)
        mask = np.asarray(mask, np.float32)
        picture = first + np.clip(mask, 0, 1)[..., None] * (second - first) + np.clip(mask - 1, 0, 1)[..., None] * (third - second)
        shade = 1 + self.noise(h, w, self.uniform(40, 150)) * self.uniform(0, .2) + self.noise(h, w, 1.5) * self.uniform(0, .06)
        return cv2.GaussianBlur(np.clip(picture * shade[..., None], 0, 255).astype(np.float32), (0, 0), self.uniform(.4, 1.2))

    def embroidery(self, u, v):
        """A sewn motif, mirrored and repeated without gaps, in bands or everywhere."""
        side = round(self.log(8, 60))
        motif = np.zeros((side, side), np.uint8)
        for _ in range(int(self.rng.integers(1, 5))):
            points = self.rng.uniform(0, side, (int(self.rng.integers(2, 5)), 2)).astype(np.int32)
            if self.chance(.3): cv2.fillPoly(motif, [points], 255, cv2.LINE_AA)
            else: cv2.polylines(motif, [points], self.chance(.3), 255, max(1, side // int(self.rng.integers(6, 16))), cv2.LINE_AA)
        motif = np.hstack([motif, motif[:, ::-1]])
        if self.chance(.6): motif = np.vstack([motif, motif[::-1]])
        mask = cv2.remap(motif, np.mod(u, motif.shape[1] - 1), np.mod(v, motif.shape[0] - 1), cv2.INTER_LINEAR) / 255
        if self.chance(.4): mask = mask * (np.mod(v, side * self.uniform(2, 5)) < side)
        return mask

    def garment(self, picture):
        """A patch of patterned cloth with soft or sharp edges."""
        h, w = picture.shape[:2]
        area = np.zeros((h, w), np.uint8)
        middle = self.rng.uniform(0, 1, 2) * [w, h]
        angles = np.sort(self.rng.uniform(0, 2 * math.pi, int(self.rng.integers(4, 9))))
        radii = self.uniform(30, 200) * self.rng.uniform(.6, 1.3, len(angles))
        points = np.stack([middle[0] + radii * np.cos(angles), middle[1] + radii * np.sin(angles)], 1)
        cv2.fillPoly(area, [points.astype(np.int32)], 255, cv2.LINE_AA)
        cover = area.astype(np.float32)[..., None] / 255
        picture += cover * (self.cloth(h, w) - picture)

    def beads(self, picture):
        """A string of beads, a chain or a row of buttons."""
        h, w = picture.shape[:2]
        size, color = self.log(2, 11), self.rng.uniform(0, 255, 3)
        start, bend, angle = self.rng.uniform(0, 1, 2) * [w, h], self.uniform(-.004, .004), self.uniform(0, 2 * math.pi)
        gap, x, y = size * self.uniform(1.7, 6), *start
        for i in range(int(self.rng.integers(4, 60))):
            x, y, angle = x + gap * math.cos(angle), y + gap * math.sin(angle), angle + bend * gap
            light = color * self.uniform(.8, 1.1)
            cv2.circle(picture, (round(x * 8), round(y * 8)), round(size * 8), light.tolist(), -1, cv2.LINE_AA, 3)
            cv2.circle(picture, (round((x - size / 3) * 8), round((y - size / 3) * 8)), round(size * 2.4),
                       np.clip(light + 90, 0, 255).tolist(), -1, cv2.LINE_AA, 3)

    def strands(self, picture):
        """Strings of pearls beside each other, or the teeth of a smile: rows of light, shaded lumps."""
        h, w = picture.shape[:2]
        size, color = self.log(2.5, 9), self.uniform(170, 250) * self.rng.uniform(.85, 1, 3)
        middle, bend = self.rng.uniform(0, 1, 2) * [w, h], self.uniform(0, .01)
        count, stretch = int(self.rng.integers(4, 22)), self.uniform(.8, 1.8)
        for row in range(int(self.rng.integers(1, 4))):
            for i in range(count):
                x = (i - count / 2) * size * 2
                y = -bend * x * x + row * size * 2.1 * stretch
                at = (round((middle[0] + x) * 8), round((middle[1] + y) * 8))
                radii = (round(size * 8), round(size * stretch * 8))
                cv2.ellipse(picture, at, radii, 0, 0, 360, (color * self.uniform(.55, .7)).tolist(), -1, cv2.LINE_AA, 3)
                cv2.ellipse(picture, at, tuple(round(r * .75) for r in radii), 0, 0, 360, (color * self.uniform(.9, 1)).tolist(), -1,
                            cv2.LINE_AA, 3)

    def hairs(self, picture):
        """A moustache, a brow or a beard: short hairs in one direction."""
        h, w = picture.shape[:2]
        middle, color = self.rng.uniform(0, 1, 2) * [w, h], self.uniform(10, 110) * self.rng.uniform(.8, 1, 3)
        long, high, angle = self.log(15, 60), self.log(4, 16), self.uniform(-.5, .5)
        for _ in range(int(self.rng.integers(60, 300))):
            along, off = np.clip(self.rng.normal(0, .4, 2), -1, 1) * [long, high]
            x = middle[0] + along * math.cos(angle) - off * math.sin(angle)
            y = middle[1] + along * math.sin(angle) + off * math.cos(angle)
            turn = angle + self.rng.normal(.6 * np.sign(along), .3)
            reach = self.uniform(3, 9)
            cv2.line(picture, (round(x * 8), round(y * 8)),
                     (round((x + reach * math.cos(turn)) * 8), round((y + reach * math.sin(turn)) * 8)),
                     (color * self.uniform(.6, 1.3)).tolist(), 1, cv2.LINE_AA, 3)

    def rims(self, picture):
        """Glasses: two rims, a bridge, glints."""
        h, w = picture.shape[:2]
        x, y = self.rng.uniform(.1, .9, 2) * [w, h]
        wide, line = self.log(18, 45), int(self.rng.integers(1, 5))
        high, gap, color = wide * self.uniform(.6, .9), wide * self.uniform(.3, .5), self.rng.uniform(0, 160, 3).tolist()
        for side in (-1, 1):
            at = (round(x + side * (gap + wide)), round(y))
            cv2.ellipse(picture, at, (round(wide), round(high)), 0, 0, 360, color, line, cv2.LINE_AA)
            if self.chance(.4):
                glint = (round(at[0] + self.uniform(-.5, .5) * wide), round(at[1] - self.uniform(0, .5) * high))
                cv2.ellipse(picture, glint, (max(1, round(wide * .2)), max(1, round(high * .1))), self.uniform(-40, 40), 0, 360,
                            (240., 245., 250.), -1, cv2.LINE_AA)
        cv2.line(picture, (round(x - gap), round(y)), (round(x + gap), round(y)), color, line, cv2.LINE_AA)

    def tie(self, picture):
        """A patterned tie or a lapel band."""
        h, w = picture.shape[:2]
        x, y, wide = self.uniform(0, w), self.uniform(0, h), self.log(14, 50)
        long, lean = self.uniform(60, 240), self.uniform(-.4, .4)
        area = np.zeros((h, w), np.uint8)
        points = [(x - wide * .4, y), (x + wide * .4, y), (x + lean * long + wide * .7, y + long), (x + lean * long - wide * .7, y + long)]
        cv2.fillPoly(area, [np.round(points).astype(np.int32)], 255, cv2.LINE_AA)
        picture += (area.astype(np.float32)[..., None] / 255) * (self.cloth(h, w) - picture)

    def curls(self, picture):
        """Hair, seams, folds, lace and rims: curves of one colour."""
        h, w = picture.shape[:2]
        color, width = self.rng.uniform(0, 255, 3), int(self.rng.integers(1, 4))
        around = self.rng.uniform(0, 1, 2) * [w, h]
        for _ in range(int(self.rng.integers(1, 30))):
            x, y = around + self.rng.normal(0, 40, 2)
            angle, turn = self.uniform(0, 2 * math.pi), self.uniform(-.25, .25)
            points = []
            for _ in range(int(self.rng.integers(8, 60))):
                points.append((x * 8, y * 8))
                x, y, angle = x + 4 * math.cos(angle), y + 4 * math.sin(angle), angle + turn
            cv2.polylines(picture, [np.round(points).astype(np.int32)], False, (color * self.uniform(.7, 1.2)).tolist(), width,
                          cv2.LINE_AA, 3)

    def pin(self, picture):
        """A badge on a lapel."""
        size, at = round(self.log(5, 13)), self.rng.uniform(0, 1, 2) * [picture.shape[1], picture.shape[0]]
        for share in (1, .75, .4):
            cv2.circle(picture, (round(at[0]), round(at[1])), max(1, round(size * share)), self.rng.uniform(30, 255, 3).tolist(), -1,
                       cv2.LINE_AA)

    def boxes(self, picture):
        """Things behind a person: edges that are straight."""
        h, w = picture.shape[:2]
        layer = picture.copy()
        for _ in range(int(self.rng.integers(1, 9))):
            x, y = self.uniform(-50, w), self.uniform(-50, h)
            cv2.rectangle(layer, (round(x), round(y)), (round(x + self.log(5, 200)), round(y + self.log(5, 300))),
                          self.rng.uniform(0, 255, 3).tolist(), -1)
        picture[:] = cv2.GaussianBlur(layer, (0, 0), self.uniform(.5, 6))

    def sample(self, base):
        """A picture, the mask of its overlays (1 covered), and the mask of what counts (0: too faint to be asked for)."""
        clean = base.astype(np.float32)
        if self.chance(.5): clean = 255 * (clean / 255)**self.uniform(.6, 1.6)
        if self.chance(.3): clean = np.clip(clean * self.rng.uniform(.8, 1.2, 3), 0, 255)
        clean = np.ascontiguousarray(clean, np.float32)
        for draw, share in ((self.boxes, .06), (self.garment, .34), (self.beads, .12), (self.strands, .1), (self.hairs, .1),
                            (self.rims, .08), (self.tie, .12), (self.curls, .12), (self.pin, .1)):
            if self.chance(share): draw(clean)
        picture, target = clean.copy(), np.zeros(clean.shape[:2], np.float32)
        if self.chance(.65):
            for _ in range(1 if self.chance(.75) else 2): self.overlay(picture, target)
        picture = np.clip(picture, 0, 255)
        change = cv2.blur(np.abs(picture - clean).mean(2) * 1.5, (9, 9))
        counts = ((target == 0) | (change > 4)).astype(np.float32)
        if self.chance(.4):
            sigma = self.uniform(.3, 1.1)
            picture = cv2.GaussianBlur(picture, (0, 0), sigma)
        if self.chance(.5): picture = picture + self.rng.standard_normal(picture.shape, np.float32) * self.uniform(.5, 4)
        picture = np.clip(picture, 0, 255).astype(np.uint8)
        if self.chance(.8):
            picture = cv2.imdecode(cv2.imencode(".jpg", picture[..., ::-1], [1, int(self.uniform(55, 98))])[1], 1)[..., ::-1]
        return picture, target, counts
