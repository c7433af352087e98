/// One section of a number format, taken apart.
struct FormatSection: Sendable, Hashable {
  enum Kind: Sendable {
    case number, date
    /// Times, decimals, fractions, powers of ten, percentages, thousands, and digits of other scripts.
    case unrenderable
  }

  /// "[>=100]"
  struct Condition: Sendable, Hashable {
    var sign: String
    var bound: Double

    func holds(for value: Double) -> Bool {
      switch sign {
      case "<": value < bound
      case "<=": value <= bound
      case ">": value > bound
      case ">=": value >= bound
      case "=": value == bound
      default: value != bound
      }
    }

    init?(_ bracket: String) {
      let sign = String(bracket.prefix { "<>=".contains($0) })
      guard ["<", "<=", ">", ">=", "=", "<>"].contains(sign),
        let bound = Double(bracket.dropFirst(sign.count))
      else { return nil }
      (self.sign, self.bound) = (sign, bound)
    }
  }

  private enum Piece: Sendable, Hashable {
    case literal(String)
    /// "0", "#" or "?": a digit of the whole part.
    case digit(Character)
    /// "General" or "@": all of the number or text.
    case whole
  }

  static let unrenderable = FormatSection("h")

  private(set) var kind = Kind.number
  private(set) var condition: Condition?
  /// The section has an "@".
  private(set) var isForText = false
  private var pieces: [Piece] = []

  /// Shows nothing.
  var isEmpty: Bool { pieces.isEmpty && kind == .number }
  /// Shows more than the text itself.
  var addsAnything: Bool { pieces != [.whole] }

  /// A code cut at the semicolons outside of quotes, escapes and brackets.
  static func split(_ code: String) -> [String] {
    var sections = [""]
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code {
      if character == ";", !isQuoted, !isBracketed, !isEscaped {
        sections.append("")
        continue
      }
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted {
        switch character {
        case "\\", "_", "*": isEscaped = !isBracketed
        case "[": isBracketed = true
        case "]": isBracketed = false
        default: break
        }
      }
      sections[sections.count - 1].append(character)
    }
    return sections
  }

  init(_ code: String) {
    var rest = Substring(code)
    var isAfterPoint = false
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        add(String(rest.prefix { $0 != "\"" }))
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\": if let next = rest.popFirst() { add(String(next)) }
      // Room as wide as a character, and a character that fills the cell: they make no part of a number.
      case "_", "*": _ = rest.popFirst()
      case "[":
        bracket(String(rest.prefix { $0 != "]" }))
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "0", "#", "?":
        pieces.append(.digit(character))
        if isAfterPoint { kind = .unrenderable }
      case ".": isAfterPoint = true
      case ",": thousands(before: rest)
      case "@":
        pieces.append(.whole)
        isForText = true
      case "%", "/": kind = .unrenderable
      default: letter(character, &rest)
      }
    }
    // A number goes where the first of several stands.
    if pieces.filter({ $0 == .whole }).count > 1, kind == .number { kind = .unrenderable }
  }

  private mutating func add(_ text: String) { if !text.isEmpty { pieces.append(.literal(text)) } }

  private mutating func letter(_ character: Character, _ rest: inout Substring) {
    let word = (String(character) + rest.prefix(7)).lowercased()
    if word.hasPrefix("general") {
      rest = rest.dropFirst(6)
      pieces.append(.whole)
    } else if word.hasPrefix("g/通用格式") {
      rest = rest.dropFirst(5)
      pieces.append(.whole)
    } else if word.hasPrefix("e+") || word.hasPrefix("e-") {
      kind = .unrenderable
    } else if "yYdDeE".contains(character) {
      if kind == .number || !hasDigits { kind = .date }
    } else if "hHmMsSgGbB".contains(character) {
      if kind != .date { kind = isMonth(character, rest) ? .date : .unrenderable }
    } else {
      add(String(character))
    }
  }

  /// "m" before a year or a day.
  private func isMonth(_ character: Character, _ rest: Substring) -> Bool {
    "mMgG".contains(character) && rest.contains { "yYdDeE".contains($0) }
  }

  private var hasDigits: Bool { pieces.contains { if case .digit = $0 { true } else { false } } }

  /// A comma between digits separates thousands and is left out; after the last one it divides by a thousand.
  private mutating func thousands(before rest: Substring) {
    guard hasDigits else { return add(",") }
    if !rest.contains(where: { "0#?".contains($0) }) { kind = .unrenderable }
  }

  private mutating func bracket(_ text: String) {
    let lower = text.lowercased()
    if let condition = Condition(text) {
      self.condition = condition
    } else if text.hasPrefix("$") {
      // A currency and a language: "$¥-804".
      add(String(text.dropFirst().prefix { $0 != "-" }))
    } else if lower.hasPrefix("dbnum") || ["h", "hh", "m", "mm", "s", "ss"].contains(lower) {
      kind = .unrenderable
    }
  }

  /// Digits from the right into the places for them, those left over before the first; text in the place for all.
  func shown(_ text: String) -> String {
    let places = pieces.count { if case .digit = $0 { true } else { false } }
    let digits = Array(text)
    var result = ""
    var place = 0
    for piece in pieces {
      switch piece {
      case .literal(let literal): result += literal
      case .whole: result += text
      case .digit(let kind):
        if place == 0, digits.count > places { result += String(digits[..<(digits.count - places)]) }
        let index = digits.count - places + place
        if index >= 0 {
          result.append(digits[index])
        } else if kind != "#" {
          result.append(kind == "0" ? "0" : " ")
        }
        place += 1
      }
    }
    return result
  }
}
