internal import CLibExpat

/// Calls back for each element and text of an XML document, in order. Documents with a DOCTYPE are refused: no workbook
/// has one, and entities are made there.
final class MarkupReader {
  typealias Attributes = [String: String]

  /// Local names, without their prefix.
  var begin: (String, Attributes) throws(TableError) -> Void = { _, _ throws(TableError) in }
  var end: (String) throws(TableError) -> Void = { _ throws(TableError) in }
  /// Text comes in pieces.
  var text: (String) -> Void = { _ in }

  private var parser: XML_Parser?
  private var failure: TableError?
  private var isStopped = false

  /// - Parameter part: its name, for errors.
  /// - Throws: `TableError.damagedWorkbook`, and what the callbacks throw.
  func read(_ bytes: [UInt8], part: String) throws(TableError) {
    guard let parser = XML_ParserCreate(nil), bytes.count <= Int(Int32.max) else {
      throw .damagedWorkbook(part: part)
    }
    self.parser = parser
    defer { XML_ParserFree(parser) }
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { MarkupReader.of($0)?.begins($1, $2) }, { MarkupReader.of($0)?.ends($1) })
    XML_SetCharacterDataHandler(parser) { MarkupReader.of($0)?.reads($1, Int($2)) }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in MarkupReader.of(data)?.stop(nil) }
    let status = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
    }
    if let failure { throw failure }
    guard status == XML_STATUS_OK, !isStopped else { throw .damagedWorkbook(part: part) }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> MarkupReader? {
    data.map { Unmanaged<MarkupReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func stop(_ error: TableError?) {
    guard !isStopped else { return }
    failure = error
    isStopped = true
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  private func begins(
    _ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard !isStopped, let name else { return }
    var attributes: Attributes = [:]
    var index = 0
    while let list, let key = list[index], let value = list[index + 1] {
      attributes[MarkupReader.local(key)] = String(cString: value)
      index += 2
    }
    do throws(TableError) { try begin(MarkupReader.local(name), attributes) } catch { stop(error) }
  }

  private func ends(_ name: UnsafePointer<CChar>?) {
    guard !isStopped, let name else { return }
    do throws(TableError) { try end(MarkupReader.local(name)) } catch { stop(error) }
  }

  private func reads(_ start: UnsafePointer<CChar>?, _ count: Int) {
    guard !isStopped, let start else { return }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    bytes.withMemoryRebound(to: UInt8.self) { text(String(decoding: $0, as: UTF8.self)) }
  }

  /// "x:row" → "row"
  private static func local(_ name: UnsafePointer<CChar>) -> String {
    let whole = String(cString: name)
    guard let colon = whole.utf8.lastIndex(of: UInt8(ascii: ":")) else { return whole }
    return String(whole[whole.utf8.index(after: colon)...])
  }
}
