internal import Files

/// Names in a delivery that are ours: no scheme's folder may have one.
enum OwnNames {
  static let manifest = "SHA256SUMS"
  static let report = "report.json"
  static let reportText = "report.txt"
  static let archives = "zips"
  static let lists = "lists"
  static let listBook = "lists.xlsx"
  static let index = (csv: "index.csv", workbook: "index.xlsx", dbf: "index.dbf")
  /// Of proofs in the draft: a run that was stopped compares no face twice.
  static let proofLog = ".proofs.jsonl"

  static let collisionKeys = Set(
    [
      manifest, report, reportText, archives, lists, listBook, index.csv, index.workbook, index.dbf, proofLog,
    ]
    .map(SafeName.collisionKey))
}
