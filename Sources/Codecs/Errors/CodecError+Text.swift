public import Localization

extension CodecError: ExplainedError {
  public var text: LocalizedText { text(about: "…") }

  /// To a hundredth, upwards: what is too much must not look like the limit.
  private static func millions(_ pixels: Int) -> String {
    let hundredths = pixels / 10_000 + (pixels % 10_000 > 0 ? 1 : 0)
    let rest = hundredths % 100
    return "\(hundredths / 100)" + (rest == 0 ? "" : ".\(rest / 10)\(rest % 10)")
  }

  public func text(about file: String) -> LocalizedText {
    func text(_ zh: String, _ en: String) -> LocalizedText {
      LocalizedText(zh: "“\(file)”\(zh)", en: "“\(file)” \(en)")
    }
    switch self {
    case .empty: return text("是空文件。", "is empty.")
    case .notAnImage: return text("不是图片文件。", "is not a picture.")
    case .unsupportedFormat(let format, let kind):
      return text("是 \(format) 格式，\(kind.advice.zh)。", "is \(format): \(kind.advice.en).")
    case .unsupported12Bit:
      return text("是 12 位 JPEG，请另存为普通的 8 位 JPEG。", "is a 12-bit JPEG: save it as an ordinary 8-bit one.")
    case .truncated:
      return text("不完整，后一部分缺失，请重新传输原文件。", "is incomplete: its end is missing. Copy the original again.")
    case .damaged(let detail):
      return text("已损坏（\(detail)），请重新传输原文件。", "is damaged (\(detail)). Copy the original again.")
    case .tooManyBytes(let bytes, let limit):
      return text(
        "有 \(bytes >> 20) MB，超过上限 \(limit >> 20) MB。",
        "has \(bytes >> 20) MB: the limit is \(limit >> 20) MB.")
    case .tooManyPixels(let pixels, let limit):
      return text(
        "有 \(CodecError.millions(pixels)) 百万像素，超过上限 \(CodecError.millions(limit)) 百万。",
        "has \(CodecError.millions(pixels)) million pixels: the limit is \(CodecError.millions(limit)) million."
      )
    case .sideTooLong(let side, let limit):
      return text("有一边长 \(side) 像素，超过上限 \(limit)。", "has a side of \(side) pixels: the limit is \(limit).")
    case .decoderMissing(let package):
      return text(
        "是 HEIC 或 AVIF 格式，本机没有安装读取它的程序库，请先安装（sudo apt install \(package)），或转换为 JPEG。",
        "is HEIC or AVIF, and the library that reads it is not installed: sudo apt install \(package), or convert it to JPEG."
      )
    case .decoderNotStarted(let reason):
      return text(
        "无法读取：不能启动解码进程（\(reason)）。", "could not be read: no process to decode it can be started (\(reason)).")
    case .decoderCrashed(let detail):
      return text(
        "无法读取：解码器处理它时异常退出（\(detail)），文件可能已损坏，请重新传输原文件或转换为 JPEG。",
        "could not be read: its decoder broke down (\(detail)). It may be damaged: copy the original again, or convert it to JPEG."
      )
    case .decoderTimedOut(let seconds):
      return text(
        "无法读取：解码超过 \(seconds) 秒，已中止。", "could not be read: decoding was stopped after \(seconds) seconds.")
    case .outOfMemory: return text("太大，内存不足。", "is too large for the memory of this machine.")
    case .encoding(let detail): return text("的成品无法编码（\(detail)）。", "could not be encoded (\(detail)).")
    case .cannotFit(let nearest, let allowed):
      let range = "\(allowed.lowerBound / 1024)–\(allowed.upperBound / 1024) KB"
      let size = (Double(nearest) / 1024 * 10).rounded() / 10
      return text(
        "的成品无法压缩到 \(range)，最接近的是 \(size) KB。",
        "can't be made a file of \(range): the nearest is \(size) KB.")
    }
  }
}

extension ForeignKind {
  /// What to do, to follow a colon or a comma.
  fileprivate var advice: LocalizedText {
    switch self {
    case .picture:
      LocalizedText(
        zh: "请先转换为 JPEG 或 PNG（手机可在设置中选择“兼容性最佳”格式拍摄）",
        en: "convert it to JPEG or PNG first (a phone can be set to take “most compatible” photos)")
    case .rawPhoto:
      LocalizedText(
        zh: "是相机原始数据，请先用相机自带的软件导出为 JPEG，或使用同时拍摄的 JPEG",
        en: "export it as JPEG with the camera's own program first, or use the JPEG taken with it")
    case .video: LocalizedText(zh: "是视频，不是照片，请改用照片", en: "a video, not a photo; use the photo")
    case .document:
      LocalizedText(
        zh: "是文档，不是照片，请改用其中照片的原文件", en: "a document, not a photo; use the original of the photo in it")
    case .archive: LocalizedText(zh: "是压缩包，请先解压", en: "an archive; unpack it first")
    case .webPage:
      LocalizedText(
        zh: "是网页，不是照片，可能下载失败，请重新下载", en: "a web page, not a photo: the download may have failed; repeat it")
    case .sideFile:
      LocalizedText(
        zh: "是系统的附属文件，不含照片，请复制照片本身", en: "a side file of a system without a photo; copy the photo itself")
    }
  }
}
