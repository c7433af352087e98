public import Localization
public import Raster

/// A standard for portraits as data. A built-in standard and a user's JSON file are the same struct.
public struct Standard: Sendable, Hashable {
  public var id: String
  public var title: LocalizedText
  /// The document that sets it.
  public var document: LocalizedText
  /// The day of the document; nil where the file does not say.
  public var date: CalendarDate?
  /// Where the document can be read, as an address or in words; nil where the file does not say.
  public var source: String?
  /// Size of the finished picture.
  public var output: Size
  /// Dots per inch, the same both ways.
  public var density: Double
  /// In bytes, inclusive.
  public var fileSize: ByteRange
  /// IJG quality, 1…100.
  public var minimumQuality: Int
  /// Allowed backgrounds, the default first.
  public var backgrounds: [Background]
  /// Whether the original background may be replaced.
  public var allowsReplacement: Bool
  /// 0…1; a cut from the old background that is less sure than this is for a person to judge.
  public var leastCutConfidence: Double
  public var geometry: Geometry
  /// The rules that are asked for, by id, with their limits. Rules whose bounds stand above (size, density, file
  /// size, quality, geometry) take them from there and only their review band from here.
  public var rules: [String: Limit]
  /// The clause of the document that each rule enforces, by the rule's id.
  public var clauses: [String: String]

  public init(
    id: String, title: LocalizedText, document: LocalizedText, date: CalendarDate? = nil,
    source: String? = nil, output: Size, density: Double, fileSize: ByteRange, minimumQuality: Int,
    backgrounds: [Background], allowsReplacement: Bool, leastCutConfidence: Double, geometry: Geometry,
    rules: [String: Limit], clauses: [String: String] = [:]
  ) {
    self.id = id
    self.title = title
    self.document = document
    self.date = date
    self.source = source
    self.output = output
    self.density = density
    self.fileSize = fileSize
    self.minimumQuality = minimumQuality
    self.backgrounds = backgrounds
    self.allowsReplacement = allowsReplacement
    self.leastCutConfidence = leastCutConfidence
    self.geometry = geometry
    self.rules = rules
    self.clauses = clauses
  }

  /// Bytes, both ends included.
  public struct ByteRange: Sendable, Hashable {
    public var min: Int
    public var max: Int

    public init(min: Int, max: Int) {
      self.min = min
      self.max = max
    }
  }

  /// A named background colour.
  public struct Background: Sendable, Hashable {
    /// As the command line calls it: "light-blue".
    public var id: String
    public var title: LocalizedText
    public var color: RGB

    public init(id: String, title: LocalizedText, color: RGB) {
      self.id = id
      self.title = title
      self.color = color
    }
  }

  /// Where the head stands, in pixels of the finished picture; nil is not asked for.
  public struct Geometry: Sendable, Hashable {
    /// Inclusive bounds.
    public struct Bounds: Sendable, Hashable {
      public var min: Double
      public var max: Double

      public init(_ min: Double, _ max: Double) {
        self.min = min
        self.max = max
      }
    }

    /// Top of the hair, from the top edge.
    public var crown: Bounds?
    /// Mean height of the eye centres, from the top edge.
    public var eyes: Bounds?
    /// Tip of the chin, from the bottom edge.
    public var chin: Bounds?
    /// Top of the hair to the tip of the chin.
    public var headHeight: Bounds?
    /// Between the places where the ears join the cheeks.
    public var faceWidth: Bounds?
    /// Greatest distance between the middle of the face and the middle of the picture.
    public var centerTolerance: Double?

    public init(
      crown: Bounds? = nil, eyes: Bounds? = nil, chin: Bounds? = nil, headHeight: Bounds? = nil,
      faceWidth: Bounds? = nil, centerTolerance: Double? = nil
    ) {
      self.crown = crown
      self.eyes = eyes
      self.chin = chin
      self.headHeight = headHeight
      self.faceWidth = faceWidth
      self.centerTolerance = centerTolerance
    }
  }

  /// The clause that a rule enforces; empty where the standard names none.
  public func clause(of rule: String) -> String { clauses[rule] ?? "" }

  /// The background of that id, nil where the standard has none.
  public func background(_ id: String) -> Background? { backgrounds.first { $0.id == id } }
}
