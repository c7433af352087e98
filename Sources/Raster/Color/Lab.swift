internal import RealModule

/// CIE 1976 L*a*b* relative to D65, the white point of sRGB.
public struct Lab: Hashable, Sendable {
  public var l: Double
  public var a: Double
  public var b: Double

  public init(l: Double, a: Double, b: Double) {
    self.l = l
    self.a = a
    self.b = b
  }

  /// IEC 61966-2-1 (sRGB) to CIE L*a*b*.
  public init(_ color: RGB) {
    let r = SRGB.linear[Int(color.red)]
    let g = SRGB.linear[Int(color.green)]
    let b = SRGB.linear[Int(color.blue)]
    let x = Lab.response((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47)
    let y = Lab.response(Lab.luminance(r, g, b))
    let z = Lab.response((0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83)
    self.init(l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
  }

  /// L* alone.
  public static func lightness(of color: RGB) -> Double {
    let (r, g, b) = (
      SRGB.linear[Int(color.red)], SRGB.linear[Int(color.green)], SRGB.linear[Int(color.blue)]
    )
    return 116 * response(luminance(r, g, b)) - 16
  }

  private static func luminance(_ r: Double, _ g: Double, _ b: Double) -> Double {
    0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b
  }

  private static func response(_ t: Double) -> Double {
    t > 216.0 / 24389 ? Double.root(t, 3) : (24389.0 / 27 * t + 16) / 116
  }

  public var chroma: Double { (a * a + b * b).squareRoot() }

  /// ΔE 1976: the Euclidean distance.
  public func distance(to other: Lab) -> Double {
    let dl = l - other.l
    let da = a - other.a
    let db = b - other.b
    return (dl * dl + da * da + db * db).squareRoot()
  }

  /// CIEDE2000 colour difference with unit weights (Sharma, Wu, Dalal 2005).
  public func deltaE2000(to other: Lab) -> Double {
    let meanChroma = (chroma + other.chroma) / 2
    let c7 = Double.pow(meanChroma, 7)
    let g = 0.5 * (1 - (c7 / (c7 + 6_103_515_625)).squareRoot())
    let a1 = a * (1 + g)
    let a2 = other.a * (1 + g)
    let c1 = (a1 * a1 + b * b).squareRoot()
    let c2 = (a2 * a2 + other.b * other.b).squareRoot()
    let h1 = Lab.hue(a1, b)
    let h2 = Lab.hue(a2, other.b)
    let dl = other.l - l
    let dc = c2 - c1
    var dh = h2 - h1
    if c1 * c2 == 0 { dh = 0 } else if dh > 180 { dh -= 360 } else if dh < -180 { dh += 360 }
    let dH = 2 * (c1 * c2).squareRoot() * Double.sin(dh / 2 * .pi / 180)
    let lBar = (l + other.l) / 2
    let cBar = (c1 + c2) / 2
    var hBar = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) <= 180 { hBar /= 2 } else { hBar = (hBar < 360 ? hBar + 360 : hBar - 360) / 2 }
    }
    func cosine(_ degrees: Double) -> Double { Double.cos(degrees * .pi / 180) }
    let t =
      1 - 0.17 * cosine(hBar - 30) + 0.24 * cosine(2 * hBar) + 0.32 * cosine(3 * hBar + 6) - 0.20
      * cosine(4 * hBar - 63)
    let dTheta = 30 * Double.exp(-Double.pow((hBar - 275) / 25, 2))
    let cBar7 = Double.pow(cBar, 7)
    let rc = 2 * (cBar7 / (cBar7 + 6_103_515_625)).squareRoot()
    let l50 = (lBar - 50) * (lBar - 50)
    let sl = 1 + 0.015 * l50 / (20 + l50).squareRoot()
    let sc = 1 + 0.045 * cBar
    let sh = 1 + 0.015 * cBar * t
    let rt = -Double.sin(2 * dTheta * .pi / 180) * rc
    let x = dl / sl
    let y = dc / sc
    let z = dH / sh
    return max(0, x * x + y * y + z * z + rt * y * z).squareRoot()
  }

  /// Hue angle in degrees, 0 ..< 360; 0 for a neutral colour.
  private static func hue(_ a: Double, _ b: Double) -> Double {
    guard a != 0 || b != 0 else { return 0 }
    let degrees = Double.atan2(y: b, x: a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}

/// The transfer function of sRGB as tables.
public enum SRGB {
  /// Linear light 0…1 for each 8-bit value.
  public static let linear: [Double] = (0...255).map { value in
    let v = Double(value) / 255
    return v <= 0.040_45 ? v / 12.92 : Double.pow((v + 0.055) / 1.055, 2.4)
  }

  /// 8-bit value nearest to a linear intensity.
  public static func encode(_ linear: Double) -> UInt8 {
    let v = linear <= 0.003_130_8 ? linear * 12.92 : 1.055 * Double.pow(max(0, linear), 1 / 2.4) - 0.055
    return UInt8(max(0, min(255, (v * 255).rounded())))
  }
}
