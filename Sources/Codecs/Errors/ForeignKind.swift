/// What can be done with a file that is not read here.
public enum ForeignKind: String, Sendable, Hashable {
  /// To be saved as JPEG or PNG.
  case picture
  /// To be developed first.
  case rawPhoto
  case video
  /// Text, pages, slides: no photo, though one may be in it.
  case document
  /// To be unpacked first.
  case archive
  /// What a failed download or an expired link leaves.
  case webPage
  /// A system's note of where a file lies, or what else it knows of it.
  case sideFile
}
