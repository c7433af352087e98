internal import Files
public import Rosters

/// One way of naming all delivered pictures, and the folder that holds them.
public struct NamingScheme: Sendable, Hashable {
  /// The folder: its own name, else the fields of the template.
  public var label: String
  public var template: NameTemplate
  /// As it was asked for.
  public var text: String

  /// "{学院}/{学号}.jpg", or with a name in front: "上报={学号}.jpg".
  /// - Throws: `NameTemplateError`.
  public init(_ text: String) throws(NameTemplateError) {
    self.text = text
    let beforeField = text.prefix { $0 != "{" }
    if let sign = beforeField.firstIndex(of: "="), sign > text.startIndex {
      label = SafeName.component(String(text[..<sign]))
      template = try NameTemplate(String(text[text.index(after: sign)...]))
    } else {
      let fields = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        piece in
        piece.firstIndex(of: "}").map { String(piece[..<$0]) }
      }
      label = SafeName.component(fields.isEmpty ? "photos" : fields.joined(separator: "-"))
      template = try NameTemplate(text)
    }
  }

  /// Several schemes, each with a folder of its own that is none of the delivery's other files.
  /// - Throws: `NameTemplateError`.
  public static func all(_ texts: [String]) throws(NameTemplateError) -> [NamingScheme] {
    var taken = OwnNames.collisionKeys
    var schemes: [NamingScheme] = []
    for text in texts {
      var scheme = try NamingScheme(text)
      let wanted = scheme.label
      var number = 1
      while !taken.insert(SafeName.collisionKey(scheme.label)).inserted {
        number += 1
        scheme.label = SafeName.component(wanted, suffix: "~\(number)")
      }
      schemes.append(scheme)
    }
    return schemes
  }
}
