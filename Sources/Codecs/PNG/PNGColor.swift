/// How the samples of a PNG are meant (clause 11.3.2): cICP before iCCP before sRGB before gAMA and cHRM.
struct PNGColor {
  var hasProfile = false
  private var codePoints: CodePoints?
  private var isSRGB = false
  private var gamma: Double?
  private var space: RGBSpace?

  init() {}

  mutating func read(_ type: String, _ chunk: ByteReader) {
    switch type {
    case "cICP":
      guard let primaries = chunk.byte(at: 0), let transfer = chunk.byte(at: 1), chunk.byte(at: 2) == 0,
        let range = chunk.byte(at: 3)
      else { return }
      codePoints = CodePoints(
        primaries: Int(primaries), transfer: Int(transfer), isFullRange: range == 1)
    case "iCCP": hasProfile = true
    case "sRGB": isSRGB = true
    case "gAMA":
      gamma = chunk.uint32(at: 0).map { Double($0) / PNGColor.unit }.flatMap {
        PNGColor.gammas.contains($0) ? $0 : nil
      }
    case "cHRM":
      let points = (0..<4).compactMap { i -> RGBSpace.Chromaticity? in
        guard let x = chunk.uint32(at: i * 8), let y = chunk.uint32(at: i * 8 + 4) else { return nil }
        return RGBSpace.Chromaticity(Double(x) / PNGColor.unit, Double(y) / PNGColor.unit)
      }
      guard points.count == 4 else { return }
      space = RGBSpace(name: "cHRM", white: points[0], red: points[1], green: points[2], blue: points[3])
    default: break
    }
  }

  /// Fixed-point numbers count hundred-thousandths.
  private static let unit = 100_000.0
  /// From a display's curve of 10 to its inverse; what lies outside is no picture's and is passed over, as a 0 is.
  private static let gammas = 0.1...10.0
  /// What writers of sRGB files have always put into gAMA; libpng, too, takes it for the curve of sRGB.
  private static let gammaOfSRGB = 0.45455

  /// - Parameter profile: the iCCP profile; asked for only where it counts, nil where it is broken.
  func choose(
    isGray: Bool, wide: Bool, profile: () throws(CodecError) -> [UInt8]?
  ) throws(CodecError) -> ColorTransform.Choice {
    if let codePoints { return codePoints.choose(wide: wide) }
    if hasProfile {
      guard let profile = try profile() else {
        return ColorTransform.Choice(note: FileNote(.colorProfileBroken))
      }
      return ColorTransform.choose(profile: profile, source: isGray ? .gray : .rgb, wide: wide)
    }
    guard !isSRGB, gamma != nil || space != nil else { return .srgb }
    var space = isGray ? RGBSpace(name: "gAMA") : space ?? RGBSpace(name: "gAMA")
    if let gamma, gamma != PNGColor.gammaOfSRGB { space.gamma = 1 / gamma }
    let choice = ColorTransform.choose(space: space, wide: wide)
    return choice.transform == nil && choice.note == nil ? .srgb : choice
  }
}
