/// What `--columns` says: which column of the file is which, by number (from 1) or by heading.
public struct ColumnChoice: Sendable, Hashable {
  public enum Place: Sendable, Hashable {
    case number(Int)
    case heading(String)
  }

  public var places: [Column: Place]

  /// No choice: headings decide.
  public static let automatic = ColumnChoice(places: [:])

  public init(places: [Column: Place]) { self.places = places }

  /// "学号=1,姓名=Name".
  public init(_ text: String) throws(RosterError) {
    places = [:]
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      guard sides.count == 2, let column = Column(heading: sides[0]), !sides[1].isEmpty else {
        throw .badColumns(text)
      }
      if let number = Int(sides[1]) {
        guard number > 0 else { throw .badColumns(text) }
        places[column] = .number(number)
      } else {
        places[column] = .heading(sides[1])
      }
    }
    guard !places.isEmpty else { throw .badColumns(text) }
  }

  /// The index of each chosen column under the given headings.
  func indices(in headings: [String]) throws(RosterError) -> [Column: Int] {
    var indices: [Column: Int] = [:]
    for (column, place) in places {
      switch place {
      case .number(let number):
        guard number <= headings.count else { throw .noSuchColumn("\(column.rawValue)=\(number)") }
        indices[column] = number - 1
      case .heading(let heading):
        guard let index = headings.firstIndex(where: { $0.filter { !$0.isWhitespace } == heading }) else {
          throw .noSuchColumn(heading)
        }
        indices[column] = index
      }
    }
    return indices
  }
}
