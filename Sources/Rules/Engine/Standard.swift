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
  /// What photos are asked for by it; nil where the file does not say.
  public var group: StandardGroup?
  /// Other names by which people look for it.
  public var keywords: [String] = []
  /// What of it is not known for sure; nil where nothing is doubtful.
  public var uncertain: LocalizedText?
  /// Size of the finished picture.
  public var output: Size
  /// Sizes of the same proportions that are accepted beside `output`; nil where there is none.
  public var acceptedSizes: SizeRange?
  /// Size of the print in millimetres; nil where the standard gives none.
  public var print: PrintSize?
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
  /// What the document says of glasses and of a smile.
  public var policies = Policies()
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

  /// Millimetres.
  public struct PrintSize: Sendable, Hashable {
    public var width: Double
    public var height: Double

    public init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }
  }

  /// Pixels, both ends included.
  public struct SizeRange: Sendable, Hashable {
    public var min: Size
    public var max: Size

    public init(min: Size, max: Size) {
      self.min = min
      self.max = max
    }
  }

  /// What a document says of something worn or shown; nil where it says nothing.
  public struct Policies: Sendable, Hashable {
    public enum Attitude: String, Sendable, CaseIterable { case allowed, discouraged, forbidden }
    public var glasses: Attitude?
    public var smile: Attitude?

    public init(glasses: Attitude? = nil, smile: Attitude? = nil) {
      self.glasses = glasses
      self.smile = smile
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

  /// Where the head stands, in pixels of the finished picture; nil may be anywhere. Bounds whose rule is not among
  /// `rules` are aims of the crop that nothing is judged by.
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
    /// Between the centres of the eyes.
    public var eyeDistance: Bounds?
    /// Greatest distance between the middle of the face and the middle of the picture.
    public var centerTolerance: Double?

    public init(
      crown: Bounds? = nil, eyes: Bounds? = nil, chin: Bounds? = nil, headHeight: Bounds? = nil,
      faceWidth: Bounds? = nil, eyeDistance: Bounds? = nil, centerTolerance: Double? = nil
    ) {
      self.crown = crown
      self.eyes = eyes
      self.chin = chin
      self.headHeight = headHeight
      self.faceWidth = faceWidth
      self.eyeDistance = eyeDistance
      self.centerTolerance = centerTolerance
    }
  }

  /// The clause that a rule enforces; empty where the standard names none.
  public func clause(of rule: String) -> String { clauses[rule] ?? "" }

  /// The background of that id, nil where the standard has none.
  public func background(_ id: String) -> Background? { backgrounds.first { $0.id == id } }
}
