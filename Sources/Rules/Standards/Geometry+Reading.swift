import Localization
internal import Raster

/// What the units of a file are in pixels of its picture, across and down.
struct PictureScale {
  enum Unit: String, CaseIterable {
    case pixels = "px"
    case millimetres = "mm"
    /// Of the picture's height, or of its width for what is measured across.
    case percent = "%"
  }

  private let output: Size
  private let print: Standard.PrintSize?

  init(_ output: Size, _ print: Standard.PrintSize?) {
    self.output = output
    self.print = print
  }

  func side(_ axis: Axis) -> Double { Double(axis == .across ? output.width : output.height) }

  enum Axis { case across, down }

  /// Pixels of one unit; nil for millimetres where the file gives no print.
  func pixels(_ unit: Unit, _ axis: Axis) -> Double? {
    switch unit {
    case .pixels: 1
    case .percent: side(axis) / 100
    case .millimetres: print.map { side(axis) / (axis == .across ? $0.width : $0.height) }
    }
  }
}

extension Standard.Geometry {
  init(_ field: FieldReader, in scale: PictureScale) throws(FileFault) {
    let fields = try field.object([
      "crown", "eyes", "chin", "headHeight", "faceWidth", "eyeDistance", "centerTolerance",
    ])
    func bounds(_ name: String, _ axis: PictureScale.Axis) throws(FileFault) -> Bounds? {
      try fields.optional(name).map { field throws(FileFault) in try Bounds(field, axis, in: scale) }
    }
    self.init(
      crown: try bounds("crown", .down), eyes: try bounds("eyes", .down), chin: try bounds("chin", .down),
      headHeight: try bounds("headHeight", .down), faceWidth: try bounds("faceWidth", .across),
      eyeDistance: try bounds("eyeDistance", .across),
      centerTolerance: try fields.optional("centerTolerance").map { field throws(FileFault) in
        try field.number(0...scale.side(.across))
      })
    if let crown, let eyes, crown.min >= eyes.max {
      throw try fields("eyes").fault(zh: "眼睛应在头顶下方", en: "the eyes must be allowed below the crown")
    }
  }
}

extension Standard.Geometry.Bounds {
  fileprivate init(_ field: FieldReader, _ axis: PictureScale.Axis, in scale: PictureScale) throws(FileFault)
  {
    let fields = try field.object(["min", "max", "unit"])
    let unit = try fields.optional("unit").map { field throws(FileFault) in
      try field.choice(of: PictureScale.Unit.self)
    }
    guard let pixels = scale.pixels(unit ?? .pixels, axis) else {
      throw try fields("unit").fault(
        zh: "用毫米时要给出冲印尺寸 print", en: "millimetres need the size of the print (“print”)")
    }
    // A hair beyond the side is rounding.
    let range = 0...(scale.side(axis) / pixels).nextUp
    self.init(try fields("min").number(range) * pixels, try fields("max").number(range) * pixels)
    if min >= max { throw try fields("max").outOfOrder() }
  }
}
