/// Archives that are not Excel workbooks.
extension ForeignFormat {
  /// Bytes of an OpenDocument archive's type.
  private static let typeLimit = 256

  /// - Returns: nil for what may be an Office document.
  init?(_ archive: ZipArchive) {
    if archive.contains("Index/Document.iwa") || archive.contains("Index.zip") {
      self = .numbers
    } else if archive.contains("mimetype"), archive.contains("content.xml") {
      let type = (try? archive.part("mimetype", limit: ForeignFormat.typeLimit)) ?? []
      self = String(decoding: type, as: UTF8.self).contains("opendocument.text") ? .word : .ods
    } else if archive.contains("_rels/.rels") || archive.contains("[Content_Types].xml")
      || archive.contains(folder: "xl")
    {
      return nil
    } else {
      self = .archive
    }
  }

  /// - Parameter mainPart: the document of an Office archive; nil for a workbook of XML.
  init?(mainPart: String) {
    let name = mainPart.lowercased()
    if name.hasSuffix(".bin") {
      self = .xlsb
    } else if name.hasPrefix("word/") {
      self = .word
    } else if name.hasPrefix("ppt/") {
      self = .presentation
    } else {
      return nil
    }
  }
}
