/// What hides parts of an aligned face: dark lenses before both eyes, or a mask over mouth and nose that has not the colour of
/// the skin above it. A mask of skin colour, and one as dark as a beard, are not seen.
struct FaceCover: Sendable {
  /// Lightness of the lighter eye over that of the nose.
  let eyes: Double
  /// Share of red on the chin or the cheeks, whichever is more, less that between the eyes and on the nose.
  let redness: Double

  /// Half way between the lenses of `london_synth` (at most 0.11) and the deepest eyes of 622 photos of London, Canada,
  /// US Congress and UK Parliament (0.25).
  static let darkLenses = 0.18
  /// Nine tenths of what the masks of `london_synth` have (−0.061).
  static let foreignColor = -0.055

  var isCovered: Bool { eyes < Self.darkLenses || redness < Self.foreignColor }

  /// A window of the aligned face in pixels.
  private struct Window {
    let x: Range<Int>
    let y: Range<Int>

    static let rightEye = Window(x: 30..<47, y: 47..<58)
    static let leftEye = Window(x: 65..<82, y: 47..<58)
    static let betweenEyes = Window(x: 50..<62, y: 40..<52)
    static let nose = Window(x: 52..<61, y: 55..<70)
    static let rightCheek = Window(x: 28..<42, y: 68..<80)
    static let leftCheek = Window(x: 70..<84, y: 68..<80)
    static let rightChin = Window(x: 38..<48, y: 96..<108)
    static let leftChin = Window(x: 64..<74, y: 96..<108)
  }

  /// - Parameter face: `FaceTemplate.side` squared pixels of red, green and blue, 0…255.
  init(_ face: [Float]) {
    func median(_ window: Window, _ measure: (Float, Float, Float) -> Float) -> Double {
      var values: [Float] = []
      for y in window.y {
        for x in window.x {
          let i = (y * FaceTemplate.side + x) * 3
          values.append(measure(face[i], face[i + 1], face[i + 2]))
        }
      }
      values.sort()
      return Double(values[values.count / 2])
    }
    /// BT.601.
    func lightness(_ window: Window) -> Double { median(window) { 0.299 * $0 + 0.587 * $1 + 0.114 * $2 } }
    func red(_ window: Window) -> Double { median(window) { $0 / ($0 + $1 + $2 + 1) } }
    eyes = max(lightness(.rightEye), lightness(.leftEye)) / max(lightness(.nose), 1)
    let upper = (red(.betweenEyes) + red(.nose)) / 2
    let cheeks = (red(.rightCheek) + red(.leftCheek)) / 2
    redness = max(cheeks, max(red(.rightChin), red(.leftChin))) - upper
  }
}
