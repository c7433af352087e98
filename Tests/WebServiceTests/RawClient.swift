import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A client that sends what it is told, byte for byte.
struct RawClient {
  let port: Int
  var address = "127.0.0.1"
  /// The client's own address; nil for any.
  var source: String?
  /// The only certificate that is believed; nil for plain HTTP.
  var trusted: String?

  struct Answer {
    var status = 0
    var headers: [(name: String, value: String)] = []
    var body = ""

    func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    init(_ bytes: [UInt8]) {
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = text.components(separatedBy: "\r\n\r\n")
      let lines = parts[0].components(separatedBy: "\r\n")
      status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      headers = lines.dropFirst().compactMap { line in
        line.firstIndex(of: ":").map {
          (String(line[..<$0]), line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces))
        }
      }
      body = parts.dropFirst().joined(separator: "\r\n\r\n")
    }
  }

  /// An open connection; -1 where there is none.
  func connect() -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let isBound = source.map { RawClient.with($0, port: 0) { Glibc.bind(descriptor, $0, $1) == 0 } } ?? true
    guard isBound, RawClient.with(address, port: port, { Glibc.connect(descriptor, $0, $1) == 0 }) else {
      close(descriptor)
      return -1
    }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    return descriptor
  }

  private static func with(
    _ address: String, port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = UInt16(port).bigEndian
    name.sin_addr.s_addr = inet_addr(address)
    return withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// - Returns: false where the other side is gone.
  @discardableResult static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Everything until the other side closes or has sent a whole answer.
  static func read(_ descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
      if let length = wholeLength(all), all.count >= length { return all }
    }
  }

  /// What has come by now; waits for something.
  static func some(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = Glibc.recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
  }

  private static func wholeLength(_ bytes: [UInt8]) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let answer = Answer(Array(text[..<end.upperBound].utf8))
    return answer.header("Content-Length").flatMap { Int($0) }.map { text[..<end.upperBound].utf8.count + $0 }
  }

  /// One request on a connection of its own.
  func send(_ bytes: [UInt8]) -> Answer {
    if let trusted { return (try? OpenSSL.send(bytes, port: port, trusting: trusted)) ?? Answer([]) }
    let descriptor = connect()
    guard descriptor >= 0 else { return Answer([]) }
    defer { close(descriptor) }
    RawClient.write(bytes, to: descriptor)
    return Answer(RawClient.read(descriptor))
  }

  func send(
    _ method: String, _ path: String, _ headers: [String: String] = [:], body: [UInt8] = []
  ) -> Answer {
    var fields = ["Host": "127.0.0.1:\(port)"].merging(headers) { $1 }
    // The other program ends with the connection.
    if trusted != nil { fields["Connection"] = "close" }
    if method != "GET", fields["Content-Length"] == nil, fields["Transfer-Encoding"] == nil {
      fields["Content-Length"] = "\(body.count)"
    }
    let head = ([method + " " + path + " HTTP/1.1"] + fields.map { "\($0.key): \($0.value)" }).joined(
      separator: "\r\n")
    return send(Array((head + "\r\n\r\n").utf8) + body)
  }
}

/// A browser: it keeps a cookie and brings back the token of the last page.
final class Browser {
  let client: RawClient
  var cookie = ""
  private(set) var token = ""

  init(_ client: RawClient) { self.client = client }

  private var cookieName: String { client.trusted == nil ? "visit" : "__Host-visit" }

  var origin: String { "\(client.trusted == nil ? "http" : "https")://127.0.0.1:\(client.port)" }

  @discardableResult func get(_ path: String) -> RawClient.Answer {
    keep(client.send("GET", path, cookie.isEmpty ? [:] : ["Cookie": "\(cookieName)=\(cookie)"]))
  }

  @discardableResult func post(_ path: String, _ fields: [String: String], _ more: [String: String] = [:])
    -> RawClient.Answer
  {
    let all = ["token": token].merging(fields) { $1 }
    let body = all.map { "\($0.key)=\(encoded($0.value))" }.joined(separator: "&")
    let headers = [
      "Cookie": "\(cookieName)=\(cookie)", "Origin": origin,
      "Content-Type": "application/x-www-form-urlencoded",
    ].merging(more) { $1 }
    return keep(client.send("POST", path, headers, body: Array(body.utf8)))
  }

  @discardableResult func upload(_ path: String, _ bytes: [UInt8], _ more: [String: String] = [:])
    -> RawClient.Answer
  {
    let headers = [
      "Cookie": "\(cookieName)=\(cookie)", "Origin": origin, "X-Form-Token": token,
      "Content-Type": "application/octet-stream",
    ].merging(more) { $1 }
    return keep(client.send("POST", path, headers, body: bytes))
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  private func keep(_ answer: RawClient.Answer) -> RawClient.Answer {
    for header in answer.headers where header.name.lowercased() == "set-cookie" {
      guard header.value.hasPrefix(cookieName + "="),
        let value = header.value.dropFirst(cookieName.count + 1).split(separator: ";").first
      else { continue }
      cookie = String(value)
    }
    if let mark = answer.body.range(of: "name=\"token\" value=\"") {
      token = String(answer.body[mark.upperBound...].prefix(64))
    }
    return answer
  }
}
