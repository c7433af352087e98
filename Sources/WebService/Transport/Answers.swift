internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import NIOCore

extension Response {
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(status: status, type: "text/html; charset=utf-8", Array(text.utf8))
  }

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
    Response(status: status, type: "application/json; charset=utf-8", Array(JSONLine.encode(value).utf8))
  }

  static func jpeg(_ bytes: [UInt8]) -> Response {
    var response = Response(type: "image/jpeg", bytes)
    // The desk's browser loads the next ones ahead; nobody between keeps them.
    response.headers[.cacheControl] = "private, max-age=600"
    return response
  }

  /// Something to be kept, never shown.
  static func attachment(_ bytes: [UInt8], named name: String) -> Response {
    attachment(ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)), named: name)
  }

  /// Read as it is sent, so that slow readers hold no memory.
  static func attachment(_ file: FilePieces, named name: String) -> Response {
    let body = ResponseBody(contentLength: file.count) { writer in
      var left = file.count
      while left > 0 {
        let room = min(left, pieceSize)
        let piece = try await Blocking.run { try file.next(room) }
        guard !piece.isEmpty else { throw Shortened() }
        left -= piece.count
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
    return attachment(body, named: name)
  }

  /// The file lost its end while it was sent: the connection goes, since its length was announced.
  private struct Shortened: Error {}

  private static let pieceSize = 128 << 10

  private static func attachment(_ body: ResponseBody, named name: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: body)
  }

  /// After a form was taken: the browser gets the next page.
  static func see(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
  }

  init(status: HTTPResponse.Status = .ok, type: String, _ bytes: [UInt8]) {
    self.init(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
