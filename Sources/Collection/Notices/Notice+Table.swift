internal import Localization

extension Notice {
  /// A CSV table for whoever sends the messages.
  public static func table(_ notices: [Notice]) -> String {
    Escaping.byteOrderMark + Escaping.csvRow(["学号", "姓名", "手机", "类别", "时间", "中文", "English"])
      + notices.map {
        Escaping.csvRow([$0.student, $0.name, $0.phone, $0.kind.rawValue, $0.time, $0.zh, $0.en])
      }.joined()
  }
}
