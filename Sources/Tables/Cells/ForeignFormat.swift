public import Localization

/// What a list is that is neither comma-separated values nor an XLSX workbook, told by its content: many systems call
/// an HTML page "名单.xls".
public enum ForeignFormat: String, Sendable, CaseIterable {
  case html, xml2003, otherXML, webArchive, ods, xlsb, numbers, word, presentation, dbf, sylk, rtf, pdf,
    picture,
    archive

  public var name: LocalizedText {
    switch self {
    case .html: LocalizedText(zh: "网页（HTML）表格", en: "an HTML page")
    case .xml2003: LocalizedText(zh: "XML 电子表格 2003", en: "an XML Spreadsheet 2003")
    case .otherXML: LocalizedText(zh: "XML 文件", en: "an XML file")
    case .webArchive: LocalizedText(zh: "网页档案（MHTML）", en: "a web archive (MHTML)")
    case .ods: LocalizedText(zh: "ODS 电子表格", en: "an ODS spreadsheet")
    case .xlsb: LocalizedText(zh: "XLSB 二进制工作簿", en: "an XLSB workbook")
    case .numbers: LocalizedText(zh: "Numbers 表格", en: "a Numbers spreadsheet")
    case .word: LocalizedText(zh: "文字文档", en: "a text document")
    case .presentation: LocalizedText(zh: "演示文稿", en: "a presentation")
    case .dbf: LocalizedText(zh: "DBF 数据库表", en: "a DBF table")
    case .sylk: LocalizedText(zh: "SYLK 表格", en: "a SYLK spreadsheet")
    case .rtf: LocalizedText(zh: "RTF 文档", en: "an RTF document")
    case .pdf: LocalizedText(zh: "PDF 文件", en: "a PDF file")
    case .picture: LocalizedText(zh: "图片", en: "a picture")
    case .archive: LocalizedText(zh: "压缩包", en: "a compressed archive")
    }
  }

  /// What to do with it.
  public var advice: LocalizedText {
    switch self {
    case .html, .xml2003, .webArchive, .ods, .xlsb, .dbf, .sylk:
      LocalizedText(zh: "用表格软件打开，另存为 XLSX", en: "open it in a spreadsheet and save as XLSX")
    case .numbers: LocalizedText(zh: "在 Numbers 中导出，另存为 XLSX", en: "export it from Numbers and save as XLSX")
    case .otherXML, .word, .presentation, .rtf, .pdf, .picture:
      LocalizedText(zh: "把名单做成表格，另存为 XLSX", en: "make the list a spreadsheet and save as XLSX")
    case .archive: LocalizedText(zh: "解压，取出其中的 XLSX 或 CSV", en: "unpack it and take the XLSX or CSV inside")
    }
  }
}
