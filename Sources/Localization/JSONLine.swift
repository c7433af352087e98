internal import Foundation

/// JSON on one line, keys sorted; numbers that JSON does not know are the texts "Infinity", "-Infinity" and "NaN".
public enum JSONLine {
  /// "null" for what can't be encoded at all.
  public static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  /// An object, and as its last member `name` with a value that is JSON already.
  public static func encode(_ object: some Encodable, with name: String, _ json: String) -> String {
    encode(object).dropLast() + ",\"\(name)\":\(json)}"
  }

  /// Nil for what is no JSON, or no `type`.
  public static func decode<T: Decodable>(_ type: T.Type, _ text: String) -> T? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
