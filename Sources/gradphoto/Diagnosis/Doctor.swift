import Files
import Foundation
import Localization
import Pipeline
import Portrait
import Printing
import SystemPackage

/// Looks at the machine: networks, libraries, fonts, locale, disk.
struct Doctor {
  /// The folder of the networks, where one was named.
  var models: FilePath?
  /// Where results would be written.
  var folder: FilePath
  var environment: [String: String]

  /// Bytes below which a batch is likely to end early: 10,000 pictures of 40 KB with their reports.
  private static let enoughSpace: Int64 = 1 << 30
  /// Linked in; the executable would not have started without them.
  private static let linked = [
    "jpeg", "png", "webp", "lcms2", "crypto", "sqlite3", "zip", "expat", "ZXing", "stdc++",
  ]

  func findings() -> [Diagnosis] {
    [program, networks] + libraries + [heif, drawing, fonts, locale] + spaces
  }

  private var program: Diagnosis {
    let path = Bundle.main.executablePath ?? "?"
    return Diagnosis(
      "program", LocalizedText(zh: "程序", en: "program"), .fine,
      Diagnosis.plain("\(BuildInfo.name) \(BuildInfo.version), \(path)"))
  }

  private var networks: Diagnosis {
    let title = LocalizedText(zh: "模型", en: "networks")
    let remedy = "make models && export GRADPHOTO_MODELS=$PWD/.models"
    do {
      let store = try ModelStore(
        explicit: models, executable: Bundle.main.executablePath.map { FilePath($0) },
        environment: environment["GRADPHOTO_MODELS"].map { FilePath($0) })
      let faults = store.faults()
      guard faults.isEmpty else {
        let texts = faults.map(\.text)
        return Diagnosis(
          "models", title, .missing,
          LocalizedText(zh: texts.map(\.zh).joined(), en: texts.map(\.en).joined(separator: " ")),
          remedy: remedy)
      }
      let count = PortraitModels.files.count
      return Diagnosis(
        "models", title, .fine,
        LocalizedText(
          zh: "\(count) 个，SHA-256 相符，\(store.folder.string)",
          en: "\(count), SHA-256 as known, \(store.folder.string)"))
    } catch {
      return Diagnosis("models", title, .missing, error.text, remedy: remedy)
    }
  }

  private var libraries: [Diagnosis] {
    let loaded = SharedLibraries.loaded()
    return Doctor.linked.compactMap { name in
      guard let file = loaded.first(where: { $0.name.string.hasPrefix("lib\(name)") }) else { return nil }
      return Diagnosis(
        "library:\(name)", LocalizedText(zh: "库", en: "library"), .fine, Diagnosis.plain(file.name.string))
    }
  }

  private var heif: Diagnosis {
    onDemand(
      "libheif", ["libheif.so.1", "libheif.1.dylib", "/opt/homebrew/lib/libheif.1.dylib"],
      LocalizedText(zh: "HEIC、AVIF 照片", en: "HEIC and AVIF photos"), remedy: "apt install libheif1")
  }

  private var drawing: Diagnosis {
    onDemand(
      "libcairo", ["libcairo.so.2", "libcairo.2.dylib", "/opt/homebrew/lib/libcairo.2.dylib"],
      LocalizedText(zh: "排版、PDF 和标注文字", en: "prints, PDF files, letters on overlays"),
      remedy: "apt install libcairo2 libfontconfig1")
  }

  /// A library that is loaded when it is asked for.
  private func onDemand(_ name: String, _ names: [String], _ use: LocalizedText, remedy: String) -> Diagnosis
  {
    let title = LocalizedText(zh: "库", en: "library")
    guard SharedLibraries.canLoad(names) else {
      return Diagnosis(
        "library:\(name)", title, .lacking,
        LocalizedText(zh: "没有 \(name)：\(use.zh)不能用", en: "no \(name): \(use.en) can't be had"), remedy: remedy
      )
    }
    let file = SharedLibraries.loaded().first { $0.name.string.hasPrefix(name) }
    return Diagnosis("library:\(name)", title, .fine, Diagnosis.plain(file?.name.string ?? name))
  }

  /// A common character and one of the rarest that names hold.
  private static let characters: [Unicode.Scalar] = ["中", "\u{4DAE}"]

  private var fonts: Diagnosis {
    let title = LocalizedText(zh: "字体", en: "fonts")
    do throws(PrintingError) {
      let lettering = try Lettering()
      var families: [String] = []
      for character in Doctor.characters { families.append(try lettering.family(of: character)) }
      let known = Set(families).sorted().joined(separator: ", ")
      return Diagnosis("fonts", title, .fine, Diagnosis.plain(known))
    } catch {
      return Diagnosis("fonts", title, .lacking, error.text, remedy: "apt install fonts-noto-cjk")
    }
  }

  private var locale: Diagnosis {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    let name = named ?? "C"
    let language = Language(environment: environment).rawValue
    let isUTF8 = name.lowercased().replacing("-", with: "").contains("utf8")
    return Diagnosis(
      "locale", LocalizedText(zh: "语言环境", en: "locale"), isUTF8 ? .fine : .lacking,
      LocalizedText(
        zh: "\(name)，消息用 \(language)" + (isUTF8 ? "" : "；终端可能显示不了中文"),
        en: "\(name), messages in \(language)" + (isUTF8 ? "" : "; a terminal may not show Chinese")),
      remedy: "export LANG=C.UTF-8")
  }

  private var spaces: [Diagnosis] {
    [(folder, "disk"), (FilePath(environment["TMPDIR"] ?? "/tmp"), "disk:temporary")].map { path, id in
      let title = LocalizedText(zh: "磁盘", en: "disk")
      guard let free = FileSystem.freeBytes(at: path) else {
        return Diagnosis(
          id, title, .lacking,
          LocalizedText(zh: "\(path.string) 的剩余空间未知", en: "what is free at \(path.string) is not known"))
      }
      let text = LocalizedText(
        zh: "\(path.string) 剩余 \(free >> 20) MB", en: "\(free >> 20) MB free at \(path.string)")
      return Diagnosis(id, title, free >= Doctor.enoughSpace ? .fine : .lacking, text)
    }
  }
}
