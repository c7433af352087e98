public import Raster

/// The person cut out of a picture.
public struct Matte: Sendable {
  /// Opacity of the person, 0…255, of the image's size.
  public let alpha: GrayImage
  /// The person's own colours without the old background; meaningful where alpha > 0.
  public let foreground: RGBImage
  /// The method that found most of the edge.
  public let method: MattingMethod
  /// The probability that a person accepts the cut, 0…1.
  public let confidence: Double
  /// What the confidence comes of, and where the cut may be wrong.
  public let audit: CutAudit
  /// What was behind the person.
  public let background: BackgroundEstimate
  /// `foreground` before a coloured wall's colour was taken out of hair; nil where there was none.
  let tinted: RGBImage?

  /// Share of the edge that only the mask decides from which the matte counts as closed form.
  private static let majority = 0.5
  /// A rough mask's soft outer and inner end, as probabilities, that count as nothing and everything. Chosen on
  /// idmatting_exact by the mean error of alpha.
  private static let softEnd: Float = 0.1

  /// - Parameters:
  ///   - person: probability that a pixel is the person, of the image's size; soft, a few pixels off at edges.
  ///     A plane of another size counts as no person anywhere.
  ///   - method: nil lets colour decide where the wall is plain and differs from the person, and holds to the
  ///     mask elsewhere.
  ///   - isDraft: a draft before a background that is not plain leaves out the long work: its edge is the mask's.
  public init(
    image: RGBImage, person: Plane, quality: PersonMaskQuality = .rough, hints: MattingHints,
    method: MattingMethod? = nil, isDraft: Bool = false, record: EdgeRecord? = nil
  ) {
    guard image.width > 0, image.height > 0 else {
      self.init(
        alpha: GrayImage(width: image.width, height: image.height), foreground: image,
        method: method ?? .knownBackground, confidence: 1, audit: .empty,
        background: BackgroundEstimate(mean: RGB(0, 0, 0), spread: 0, agreement: 0, isPlain: false))
      return
    }
    var person = person.belonging(to: hints, size: image.size)
    let cells = CellStatistics(image: image, person: person)
    let wall = WallModel(
      cells: cells, headHeight: hints.headHeight, hairEnd: Int(hints.hairEnd) / CellGrid.step)
    if quality == .fine { person = person.settled(by: wall, image: image, cells: cells) }
    let background = BackgroundEstimate(cells: cells, wall: wall)
    var trimap = Trimap(
      image: image, person: person, quality: quality, hints: hints, cells: cells, wall: wall,
      colorDecides: method == .knownBackground || method == nil && background.isPlain)
    let known = KnownBackground(
      image: image, hints: hints, cells: cells, wall: wall, trimap: &trimap)
    let unknown = trimap.unknownPixels()
    let edge = EdgeCertainty(
      edge: unknown, trimap: trimap, cells: cells, quality: quality, isPlain: background.isPlain)
    var alpha = trimap.certainAlpha()
    var undecided: [Int] = []
    for i in unknown {
      if trimap.decided[cells.index(ofPixel: i, width: image.width)] {
        alpha[i] = known.position(of: i, in: image).alpha
      } else {
        alpha[i] = Matte.alpha(ofMask: person.values[i], quality: quality)
        undecided.append(i)
      }
    }
    let isSolved = background.isPlain || !isDraft
    if isSolved, method != .knownBackground {
      ClosedForm(image: image, unknown: undecided)?.solve(&alpha)
    }
    let fusion = EdgeFusion(
      features: EdgeFeatures(
        image: image, person: person, hints: hints, cells: cells, wall: wall, trimap: trimap, known: known),
      mask: quality)
    let open = fusion.openPixels(trimap: trimap, person: person)
    let doubts = fusion.decide(&alpha, at: open, record: record)
    var opacity = trimap.labels
    for i in open { opacity[i] = UInt8(alpha[i] * 255 + 0.5) }
    let used = method ?? (edge.undecided > Matte.majority ? .closedForm : .knownBackground)
    var foreground =
      switch used {
      case .closedForm where isSolved: MultiLevelForeground.colors(image: image, alpha: opacity)
      default:
        ForegroundEstimation.colors(
          image: image, alpha: opacity, rim: open + trimap.hairRim(hints), foreground: known.foreground,
          background: known.background)
      }
    let oldColor = OldColor(
      trimap: trimap, cells: cells, wall: wall, hints: hints, background: known.background)
    let tinted = oldColor == nil ? nil : foreground
    let onHair = oldColor?.remove(from: &foreground, alpha: &opacity) ?? []
    let audit = CutAudit(
      alpha: opacity, colors: foreground, open: open, doubts: doubts, person: person, cells: cells,
      smooth: known, certainty: edge.confidence, background: background, onHair: onHair,
      headHeight: hints.headHeight)
    self.init(
      alpha: GrayImage(width: image.width, height: image.height, samples: opacity), foreground: foreground,
      method: used, confidence: audit.probability(of: quality), audit: audit, background: background,
      tinted: tinted)
  }

  init(
    alpha: GrayImage, foreground: RGBImage, method: MattingMethod, confidence: Double,
    audit: CutAudit = .empty,
    background: BackgroundEstimate, tinted: RGBImage? = nil
  ) {
    self.alpha = alpha
    self.foreground = foreground
    self.method = method
    self.confidence = confidence
    self.audit = audit
    self.background = background
    self.tinted = tinted
  }

  /// Where colour can't decide, alpha is the mask, a rough one with its soft ends cut off.
  private static func alpha(ofMask probability: Float, quality: PersonMaskQuality) -> Float {
    quality == .fine ? probability : min(max((probability - softEnd) / (1 - 2 * softEnd), 0), 1)
  }
}
