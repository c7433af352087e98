import Foundation
import Portrait
import Raster

extension Edit {
  /// Glasses, hats, hair, masks and ornaments.
  static let worn: [Edit] = [
    Edit("glasses", breaks: ["glasses"]) { canvas in
      var glasses = DrawnGlasses(&canvas.random)
      glasses.halfRim = canvas.random.chance(0.2)
      canvas.wear(glasses)
    },
    Edit("thin-glasses", breaks: ["glasses"]) { canvas in
      var glasses = DrawnGlasses(&canvas.random)
      glasses.halfWidth = canvas.random.within(0.006...0.01)
      canvas.wear(glasses)
    },
    Edit("tinted-glasses", breaks: ["glasses", "glasses-tint"]) { canvas in
      var glasses = DrawnGlasses(&canvas.random)
      let light = canvas.random.within(0.1...0.45)
      glasses.tint =
        light
        * [SIMD3(1, 1, 1), SIMD3(1.1, 0.95, 0.75), SIMD3(0.85, 0.95, 1.15)][Int(canvas.random.next() % 3)]
      canvas.wear(glasses)
    },
    Edit("glare", breaks: ["glasses", "glasses-glare"]) { canvas in
      let glasses = DrawnGlasses(&canvas.random)
      canvas.reflect(in: glasses)
      canvas.wear(glasses)
    },
    Edit("frame-over-eyes", breaks: ["glasses", "glasses-frame"]) { canvas in
      var glasses = DrawnGlasses(&canvas.random)
      glasses.halfWidth = canvas.random.within(0.02...0.045)
      glasses.top = canvas.random.within(0...0.02)
      glasses.drop = 0
      canvas.wear(glasses)
    },
    Edit("cap", breaks: ["head-covering"]) { canvas in canvas.wearHat(brim: canvas.random.chance(0.6)) },
    Edit("scarf", breaks: ["head-covering"]) { $0.wearScarf() },
    Edit("mask", breaks: ["head-covering"]) { $0.wearMask() },
    Edit("fringe", breaks: ["brows-visible"]) { $0.combFringe() },
    Edit("strand", breaks: ["eyes-visible"]) { $0.combStrand() },
    Edit("earrings", breaks: ["earrings"], every: 4) { $0.wearEarrings() },
    Edit("necklace", breaks: ["necklace"], every: 4) { $0.wearNecklace() },
    Edit("lipstick", breaks: ["makeup"]) { $0.paintLips() },
  ]

  /// Cloth and hair of every kind.
  static let tones = [
    RGB(28, 24, 22), RGB(62, 44, 34), RGB(98, 76, 60), RGB(124, 88, 52), RGB(172, 142, 98), RGB(36, 34, 42),
    RGB(132, 128, 122), RGB(28, 36, 80), RGB(180, 34, 40), RGB(226, 224, 220), RGB(44, 86, 56),
    RGB(204, 170, 60), RGB(230, 144, 172),
  ]
  static let hairTones = Array(tones.prefix(7))
}

/// A pair of glasses in the positions of a `Canvas`.
struct DrawnGlasses {
  /// Half the width of a lens, its height over and under its middle, distance of its middle from the nose.
  var width: Double
  var top: Double
  var bottom: Double
  var center: Double
  /// Of the lens' middle below the eyes.
  var drop: Double
  /// 2 is an ellipse, 4 nearly a rectangle.
  var squareness: Double
  /// Half the thickness of the rim.
  var halfWidth: Double
  var color: RGB
  var halfRim = false
  /// What the lenses let through.
  var tint: SIMD3<Double>?

  init(_ random: inout Randomness) {
    width = random.within(0.33...0.43)
    top = random.within(0.2...0.32)
    bottom = random.within(0.26...0.42)
    center = random.within(0.48...0.54)
    drop = random.within(0...0.07)
    squareness = random.within(2...4.5)
    halfWidth = [0.006, 0.01, 0.018, 0.03, 0.04].randomElement(using: &random) ?? 0.01
    color = random.color(of: [
      RGB(20, 18, 18), RGB(60, 35, 20), RGB(120, 120, 125), RGB(170, 140, 80), RGB(25, 30, 70),
      RGB(110, 25, 25),
      RGB(200, 200, 205), RGB(225, 215, 205),
    ])
  }

  /// Less than 0 inside a lens, in about inter-eye distances from its edge.
  func depth(_ u: Double, _ v: Double) -> Double {
    let x = abs(abs(u) - center) / width
    let y = abs(v - drop) / (v < drop ? top : bottom)
    let r = pow(pow(x, squareness) + pow(y, squareness), 1 / squareness)
    return (r - 1) * min(width, v < drop ? top : bottom)
  }
}

extension Canvas {
  mutating func wear(_ glasses: DrawnGlasses) {
    let ink = glasses.color.vector
    let bridge = glasses.center - glasses.width
    let lift = random.within(0.02...0.1)
    let w = glasses.halfWidth
    let outer = glasses.center + glasses.width
    lay(-1.2...1.2, -0.5...0.8) { u, v, under in
      let d = glasses.depth(u, v)
      let isRim = abs(d) < w && !(glasses.halfRim && v > glasses.drop)
      let isBridge =
        abs(u) < bridge + 0.02 && abs(v - glasses.drop + lift + 0.03 * cos(u * 12)) < max(w, 0.012)
      let isArm =
        abs(u) > outer - 0.02 && abs(v - glasses.drop + 0.1 - 0.05 * (abs(u) - outer)) < max(w, 0.012)
      if isRim || isBridge || isArm { return (ink, 1) }
      if d < 0, let tint = glasses.tint { return (under * tint, 1) }
      return nil
    }
  }

  /// White reflections on the lenses, to be drawn before the frame.
  mutating func reflect(in glasses: DrawnGlasses) {
    let both = random.chance(0.8)
    let only = random.sign()
    for side in [-1.0, 1] where both || side == only {
      let middle = Point(x: side * 0.5 + random.within(-0.1...0.1), y: random.within(-0.06...0.12))
      let (a, b) = (random.within(0.1...0.24), random.within(0.06...0.15))
      let turn = random.within(-0.6...0.6)
      let white = SIMD3(255 - random.within(0...12), 255 - random.within(0...8), 255 - random.within(0...10))
      let strength = random.within(0.8...1)
      lay(side > 0 ? 0...1.1 : -1.1...0, -0.5...0.7) { u, v, _ in
        guard glasses.depth(u, v) < 0 else { return nil }
        let d = Point(x: u, y: v) - middle
        let x = (d.x * cos(turn) + d.y * sin(turn)) / a
        let y = (d.y * cos(turn) - d.x * sin(turn)) / b
        let r = (x * x + y * y).squareRoot()
        return r < 1.1 ? (white, strength * min(1, (1.1 - r) * 6)) : nil
      }
    }
  }

  /// Cloth with folds and shade to the sides.
  private func cloth(_ tone: RGB, _ noise: SmoothNoise, weave: Double, shade: Double) -> (Double, Double) ->
    SIMD3<Double>
  {
    let ink = tone.vector
    return { u, v in
      ink * (1 - shade * u * u + 0.1 * noise(u * 3, v * 3) + weave * noise(u * 60, v * 60))
    }
  }

  /// Height of the top of the hair.
  private var crown: Double { face.crown.map { position($0).y } ?? mark(10).y - 0.85 }

  mutating func wearHat(brim: Bool) {
    let tone = random.color(of: Edit.tones)
    let noise = SmoothNoise(&random)
    let color = cloth(tone, noise, weave: random.within(0...0.06), shade: random.within(0.05...0.25))
    let half = max(abs(mark(127).x), abs(mark(356).x)) * random.within(1.1...1.3)
    let low = (mark(105).y + mark(334).y) / 2 - random.within(0.1...0.4)
    let top = crown - random.within(0.05...0.3)
    let bend = random.within(-0.2...0.2)
    let side = half * random.within(1.0...1.6)
    let thick = random.within(0.06...0.2)
    let shadow = random.within(0...0.5)
    lay(-2.4...2.4, top - 0.1...0) { u, v, under in
      let edge = low + bend * (u / half) * (u / half)
      let dome = pow(u / half, 2) + pow((v - low) / (top - low), 2) < 1 && v < edge
      let isBrim = brim && abs(u) < side && v < edge + 0.02 && v > edge - thick
      if dome || isBrim { return (color(u, v) * (isBrim ? 0.8 : 1), 1) }
      guard v >= edge, abs(u) < half else { return nil }
      return (under * (1 - shadow * max(0, 1 - (v - edge) / 0.25)), 1)
    }
  }

  /// Over hair, ears and neck, leaving the face.
  mutating func wearScarf() {
    let noise = SmoothNoise(&random)
    let color = cloth(random.color(of: Edit.tones), noise, weave: random.within(0...0.05), shade: 0.12)
    let (forehead, chin) = (mark(10).y + random.within(-0.05...0.12), mark(152).y + 0.02)
    let (middle, radius) = ((forehead + chin) / 2, (chin - forehead) / 2)
    let across = (abs(mark(234).x) + abs(mark(454).x)) / 2 * random.within(0.9...0.98)
    let volume = random.within(1.25...1.5)
    let rise = middle - crown + random.within(0.05...0.2)
    lay(-2.6...2.6, crown - 0.4...4) { u, v, _ in
      let face = pow(u / across, 2) + pow((v - middle) / radius, 2)
      let outside =
        v < middle
        ? pow(u / (across * volume), 2) + pow((v - middle) / rise, 2) < 1
        : abs(u) < across * volume + max(0, v - middle - 0.6) * 0.4 && v < chin + 1.3
      return face > 1 && outside ? (color(u, v), 1) : nil
    }
  }

  mutating func wearMask() {
    let tone = random.color(of: [RGB(150, 190, 220), RGB(235, 238, 240), RGB(30, 30, 34), RGB(120, 150, 190)])
    let noise = SmoothNoise(&random)
    let color = cloth(tone, noise, weave: 0.02, shade: 0.12)
    let (top, bottom) = (mark(197).y + random.within(-0.05...0.12), mark(152).y + 0.03)
    let half = (abs(mark(234).x) + abs(mark(454).x)) / 2 * 0.92
    lay(-1.3...1.3, top - 0.1...bottom + 0.1) { u, v, _ in
      let upper = top + 0.25 * pow(u / half, 2)
      let lower = bottom - 0.5 * pow(u / half, 2)
      guard v > upper, v < lower, abs(u) < half else { return nil }
      let pleat = abs((v - top) * 6 - ((v - top) * 6).rounded()) < 0.06 ? 0.88 : 1
      return (color(u, v) * pleat, 1)
    }
  }

  mutating func combFringe() {
    let tone = random.color(of: Edit.hairTones).vector
    let noise = SmoothNoise(&random)
    let (strength, length) = (random.within(0.1...0.5), random.within(0.02...0.1))
    let bottom = max(mark(105).y, mark(334).y, mark(70).y, mark(300).y) + random.within(0.04...0.14)
    let top = mark(10).y - 0.25
    let half = random.within(0.85...1.1)
    let isWispy = random.chance(0.3)
    lay(-1.3...1.3, top...bottom + 0.2) { u, v, _ in
      let edge = bottom + length * noise(u * 9, 0) + 0.5 * length * noise(u * 31, 7)
      guard v < edge, abs(u) < half else { return nil }
      let strand = noise(u * 55 + 2 * noise(u * 3, v * 2), v * 2.5)
      let cover = isWispy ? min(1, 0.85 + 0.5 * noise(u * 40, v * 2 + 50)) : 1
      return (tone * (1 + strength * strand), cover * min(1, (edge - v) / 0.03) * min(1, (v - top) / 0.15))
    }
  }

  /// A strand of the person's own hair from the hairline over one eye to the cheek.
  mutating func combStrand() {
    let top = mark(10).y
    var samples: [SIMD3<Double>] = []
    for u in [-0.4, -0.2, 0, 0.2, 0.4] {
      for share in [0.14, 0.2, 0.26, 0.32, 0.38] { samples.append(color(u, crown + (top - crown) * share)) }
    }
    let hair = samples.sorted { $0.luma < $1.luma }[8]
    let skin = (color(mark(50).x, mark(50).y) + color(mark(280).x, mark(280).y)) / 2
    // Of a bald head another's.
    let isBald =
      abs(hair.luma - skin.luma) < 0.25 * skin.luma && abs(hair.x / hair.z - skin.x / skin.z) < 0.35
    let tone = isBald ? random.color(of: Edit.hairTones).vector : hair
    let eye = iris(DrawnEye.both[random.chance(0.5) ? 0 : 1]).center
    let side: Double = eye.x < 0 ? -1 : 1
    let (root, tip) = (eye.x - side * random.within(0.1...0.5), eye.x + side * random.within(0.1...0.35))
    let end = eye.y + random.within(0.35...1)
    let begin = crown + 0.35 * (top - crown)
    let half = random.within(0.2...0.34)
    let noise = SmoothNoise(&random)
    let contrast = random.within(0.15...0.4)
    lay(-1.6...1.6, begin...end + 0.1) { u, v, _ in
      // Through the eye, narrower to the end.
      let above = pow(max(0, eye.y - v) / (eye.y - begin), 1.5)
      let below = pow(max(0, v - eye.y) / (end - eye.y), 1.3)
      let middle = eye.x + (root - eye.x) * above + (tip - eye.x) * below
      let t = (v - begin) / (end - begin)
      let width = half * (1 - 0.75 * pow(t, 4))
      let across = (u - middle) / width
      let edge = 1 + 0.18 * noise(across * 9, v * 1.5)
      guard abs(across) < edge, t < 1 else { return nil }
      let strand = noise(across * 22 + 2 * noise(u * 3, v * 2), v * 2)
      let shine = 1 + contrast * strand + 0.15 * (1 - across * across)
      let cover = min(1, (edge - abs(across)) / 0.15) * min(1, (1 - t) / 0.08) * min(1, t / 0.15)
      return (tone * shine, cover)
    }
  }

  mutating func wearEarrings() {
    let color = random.color(of: [
      RGB(225, 190, 90), RGB(220, 220, 225), RGB(245, 245, 240), RGB(30, 30, 35), RGB(190, 30, 40),
      RGB(40, 90, 170),
    ])
    let kind = random.next() % 3
    let size = random.within(0...1)
    let (du, dv) = (random.within(0.07...0.13), random.within(-0.06...0.02))
    for (jaw, side) in [(132, -1.0), (361, 1.0)] {
      let p = mark(jaw)
      let c = Point(x: p.x + side * du, y: p.y + dv)
      let ink = color.vector
      lay(c.x - 0.5...c.x + 0.5, c.y - 0.2...c.y + 0.6) { u, v, _ in
        let d = Point(x: u, y: v) - c
        let r = (d.x * d.x + d.y * d.y).squareRoot()
        let covers =
          switch kind {
          case 0: r < 0.03 + 0.03 * size
          case 1:
            abs(Point(x: u, y: v).distance(to: Point(x: c.x, y: c.y + 0.1 + 0.1 * size)) - 0.1 - 0.1 * size)
              < 0.018
          default: pow(d.x / (0.03 + 0.02 * size), 2) + pow((d.y - 0.1) / 0.13, 2) < 1
          }
        // A glint on the upper left side.
        return covers ? (ink * (d.x + d.y < 0 ? 1.12 : 0.85), 1) : nil
      }
    }
  }

  mutating func wearNecklace() {
    let color = random.color(of: [RGB(215, 180, 90), RGB(215, 215, 220), RGB(245, 242, 235), RGB(40, 38, 38)])
    let half = random.within(0.55...0.7)
    let (top, depth) = (mark(152).y + random.within(0.2...0.35), random.within(0.25...0.6))
    let chain = (0...60).map { i in
      let t = Double(i) / 30 - 1
      return Point(x: t * half, y: top + depth * (1 - t * t))
    }
    if random.chance(0.3) {
      for p in chain.enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
        stroke([p, p], halfWidth: 0.03, color)
      }
    } else {
      stroke(chain, halfWidth: [0.006, 0.01, 0.0175].randomElement(using: &random) ?? 0.01, color)
    }
  }

  mutating func paintLips() {
    let tone = random.color(of: [RGB(190, 10, 40), RGB(150, 10, 30), RGB(205, 20, 90)]).vector
    let outline = [61, 40, 37, 0, 267, 270, 291, 321, 314, 17, 84, 91].map(mark)
    lay(-0.8...0.8, 0.6...1.7) { u, v, under in
      Polygon.contains(outline, Point(x: u, y: v)) ? (tone * (0.45 + 0.55 * under.luma / 160), 0.75) : nil
    }
  }
}

enum Polygon {
  /// Even-odd rule.
  static func contains(_ points: [Point], _ p: Point) -> Bool {
    var inside = false
    var j = points.count - 1
    for i in points.indices {
      let (a, b) = (points[i], points[j])
      if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
      j = i
    }
    return inside
  }
}
