import Localization

struct FileExtension: Rule {
  let info = RuleInfo(
    id: "file-extension", region: .file,
    title: LocalizedText(zh: "扩展名 JPG", en: "File name ends in .jpg"),
    quantity: LocalizedText(zh: "扩展名是否 JPG", en: "Ends in .jpg"),
    low: LocalizedText(zh: "扩展名不是 .jpg", en: "The file name does not end in .jpg"),
    high: LocalizedText(zh: "扩展名不符", en: "The file name is wrong"),
    why: LocalizedText(
      zh: "标准规定文件扩展名为 JPG，其他扩展名的文件可能无法导入。",
      en: "The standard asks for the extension JPG; a file with another may not be imported."),
    method: LocalizedText(
      zh: "文件名最后一个点之后的部分，大小写均可。1 表示是 JPG，0 表示不是。",
      en: "What follows the last dot of the file's name, in upper or lower case: 1 is JPG, 0 is not."),
    remedy: LocalizedText(
      zh: "如果文件内容是 JPEG，把扩展名改为 .jpg 即可。", en: "If the file is a JPEG, rename it to end in .jpg."))

  var examples: [Example] {
    [
      Example(.pass, zh: "小写 .jpg", en: "Lower case .jpg") { $0.fileName = "20240501.jpg" },
      Example(.pass, zh: "大写 .JPG", en: "Upper case .JPG") { $0.fileName = "20240501.JPG" },
      Example(.fail, zh: "扩展名 .jpeg", en: "Ends in .jpeg") { $0.fileName = "20240501.jpeg" },
      Example(.fail, zh: "没有扩展名", en: "No extension") { $0.fileName = "20240501" },
      Example(.notApplicable, zh: "来自标准输入，没有文件名", en: "From standard input, without a name") {
        $0.fileName = nil
      },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    guard let name = scene.fileName else {
      throw .notApplicable(zh: "没有文件名可以判断", en: "There is no file name to judge")
    }
    let suffix = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    if suffix.lowercased() == ".jpg" {
      return Measurement(
        1, sentence: LocalizedText(zh: "扩展名 \(suffix)，符合要求", en: "The name ends in \(suffix), as required"))
    }
    return Measurement(
      0,
      sentence: suffix.isEmpty
        ? LocalizedText(zh: "文件名没有扩展名，要求 .jpg", en: "The name has no extension, required .jpg")
        : LocalizedText(zh: "扩展名为 \(suffix)，要求 .jpg", en: "The name ends in \(suffix), required .jpg"))
  }
}
