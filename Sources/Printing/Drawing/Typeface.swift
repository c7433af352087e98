internal import CCairo

/// One font of this machine.
final class Typeface {
  let handle: OpaquePointer

  /// - Returns: nil where no font of the family is installed.
  init?(family: String, isBold: Bool) {
    guard let handle = ccairo_face_named(family, isBold ? 1 : 0) else { return nil }
    self.handle = handle
  }

  /// - Returns: nil where no font has the character.
  init?(covering scalar: Unicode.Scalar, isBold: Bool) {
    guard let handle = ccairo_face_covering(scalar.value, isBold ? 1 : 0) else { return nil }
    self.handle = handle
  }

  deinit { ccairo_face_free(handle) }

  var family: String { ccairo_face_family(handle).map { String(cString: $0) } ?? "" }

  func has(_ scalar: Unicode.Scalar) -> Bool { ccairo_face_has(handle, scalar.value) != 0 }

  /// Width at size 1; nil where a character has no glyph.
  func advance(of text: String) -> Double? {
    var text = text
    let width = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { ccairo_face_advance(handle, $0.baseAddress, Int32($0.count)) }
    }
    return width < 0 ? nil : width
  }
}
