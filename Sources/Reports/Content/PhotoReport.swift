public import Codecs
public import Localization
public import Matting
public import Pipeline
public import Portrait
public import Rules

/// What is said of one input: the object that `--format json` prints.
public struct PhotoReport: Sendable {
  public var input: String
  /// A reference of RFC 3986 to the input.
  public var uri: String
  /// SHA-256 of the input; nil where it is not known.
  public var sha256: String?
  /// The written file; nil where none was.
  public var output: String?
  public var outcome: Outcome
  public var findings: [Finding]
  public var crop: Crop?
  /// How the background was taken away; nil where no picture was made.
  public var matting: Matting?
  public var timings: [String: Double]
  public var failure: Failure?
  /// What a person must settle besides the rules.
  public var note: Failure?
  /// What a page shows of the photo; nil where no page is made.
  public var pictures: ReportPictures?
  /// Only `standardize` speaks of `output` and `crop`.
  public var makesPicture: Bool
  /// An unprocessed photo was judged: what conforms is not it but what can be made of it.
  public var isSource = false
  /// The standard's id, where one photo is judged by several.
  public var standard: String?
  /// What is worth telling of the file besides: what it holds, what was left out of it. Never a verdict.
  public var notes: [FileNote] = []
  /// Nil for a photo that was judged alone.
  public var batch: BatchDetails?

  public init(
    input: String, output: String? = nil, outcome: Outcome, findings: [Finding] = [], crop: Crop? = nil,
    matting: Matting? = nil, timings: [String: Double] = [:], failure: Failure? = nil, makesPicture: Bool
  ) {
    self.input = input
    uri = (input.hasPrefix("/") ? "file://" : "") + Escaping.uri(input.utf8)
    self.output = output
    self.outcome = outcome
    self.findings = findings
    self.crop = crop
    self.matting = matting
    self.timings = timings
    self.failure = failure
    self.makesPicture = makesPicture
  }
}

extension PhotoReport {
  /// How the person was told from the background, and what that background was.
  public struct Matting: Sendable, Encodable {
    public var method: MattingMethod
    /// The network that said which regions are the person.
    public var mask: Cutout.Mask
    /// Whether a face or, where there is none, the person mask alone told who is meant.
    public var basis: Cutout.Basis
    /// 0…1; see `Matte.confidence`.
    public var confidence: Double
    public var audit: CutAudit
    public var background: BackgroundEstimate

    public init(_ cutout: Cutout) {
      let matte = cutout.matte
      mask = cutout.mask
      basis = cutout.basis
      method = matte.method
      audit = matte.audit
      confidence = (matte.confidence * 1000).rounded() / 1000
      background = matte.background
    }
  }
}

extension PhotoReport: Encodable {
  private enum Key: String, CodingKey {
    case input, standard, output, verdict, findings, crop, matting, timings, notes, error
  }
  private enum CropKey: String, CodingKey { case scale, x, y }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(input, forKey: .input)
    try object.encodeIfPresent(standard, forKey: .standard)
    try object.encode(outcome, forKey: .verdict)
    try object.encode(findings, forKey: .findings)
    try object.encode(timings, forKey: .timings)
    if !notes.isEmpty { try object.encode(notes, forKey: .notes) }
    try object.encodeIfPresent(failure, forKey: .error)
    guard makesPicture else { return }
    try object.encodeIfPresent(matting, forKey: .matting)
    try object.encode(output, forKey: .output)
    guard let crop else { return try object.encodeNil(forKey: .crop) }
    var window = object.nestedContainer(keyedBy: CropKey.self, forKey: .crop)
    try window.encode(crop.scale, forKey: .scale)
    try window.encode(crop.x, forKey: .x)
    try window.encode(crop.y, forKey: .y)
  }
}
