public import Codecs
public import Localization

extension CodecError: ExplainedError {
  public var text: LocalizedText { text(about: "…") }

  public func text(about file: String) -> LocalizedText {
    func text(_ zh: String, _ en: String) -> LocalizedText {
      LocalizedText(zh: "“\(file)”\(zh)", en: "“\(file)” \(en)")
    }
    switch self {
    case .empty: return text("是空文件。", "is empty.")
    case .notAnImage: return text("不是图片文件。", "is not a picture.")
    case .unsupportedFormat(let format):
      return text(
        "是 \(format) 格式，请先转换为 JPEG 或 PNG（手机可在设置中选择“兼容性最佳”格式拍摄）。",
        "is \(format): convert it to JPEG or PNG first (a phone can be set to take “most compatible” photos)."
      )
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
        "有 \(pixels / 1_000_000) 百万像素，超过上限 \(limit / 1_000_000) 百万。",
        "has \(pixels / 1_000_000) million pixels: the limit is \(limit / 1_000_000) million.")
    case .sideTooLong(let side, let limit):
      return text("有一边长 \(side) 像素，超过上限 \(limit)。", "has a side of \(side) pixels: the limit is \(limit).")
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
