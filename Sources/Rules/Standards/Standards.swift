import Localization

/// The built-in standards: JSON files as users write them, embedded and read when first asked for.
public enum Standards {
  public static var all: [Standard] { [.chsi99, .chsi99Blue, .chsi99White] }

  /// The standard of that id, nil where there is none.
  public static func standard(_ id: String) -> Standard? {
    switch id {
    case "chsi-99": .chsi99
    case "chsi-99-blue": .chsi99Blue
    case "chsi-99-white": .chsi99White
    default: nil
    }
  }

  /// - Parameter file: one of the files of this folder, which tests read, every one.
  static func read(_ file: [UInt8]) -> Standard {
    do throws(StandardFileError) { return try StandardFile.read(file) } catch {
      preconditionFailure(error.text(about: "a built-in standard").en)
    }
  }
}

extension Standard {
  /// 教毕指〔2017〕99号, the standard of every graduation photo in mainland China. Numbers are the document's where it
  /// gives any (clauses 2.1, 4.1, 4.2); tolerances and review bands are ours.
  public static let chsi99 = Standards.read(PackageResources.chsi_99_json)

  /// 高等教育自学考试 (教试中心函〔2021〕125号): the clauses of No. 99 with light blue alone. So the national text of the
  /// self-taught examinations, Tianjin and others ask.
  public static let chsi99Blue = Standards.read(PackageResources.chsi_99_blue_json)

  /// White alone and half a year, as the examination offices of Xinjiang and Henan ask of the self-taught examinations.
  public static let chsi99White = Standards.read(PackageResources.chsi_99_white_json)
}
