public import Localization

/// Something worth telling of a file that was read whole: what was left out, mended or doubted, and what it holds
/// beside the picture. Never a verdict.
public struct FileNote: Sendable, Hashable {
  /// A stable name for machines.
  public enum Code: String, Sendable, Codable, CaseIterable {
    // The colours may not be those meant.
    case colorProfileBroken = "color-profile-broken"
    case colorProfileIncomplete = "color-profile-incomplete"
    case colorProfileMismatch = "color-profile-mismatch"
    case colorNotConverted = "color-not-converted"
    case hdrTransfer = "hdr-transfer"
    // The file is not quite as its format asks.
    case endMissing = "end-marker-missing"
    case checksumWrong = "checksum-wrong"
    case exifBroken = "exif-broken"
    case orientationInvalid = "orientation-invalid"
    case orientationIgnored = "orientation-ignored"
    case densityConflict = "density-conflict"
    case decoderRemark = "decoder-remark"
    // What else is in the file.
    case animation
    case gainMap = "gain-map"
    case motionPhoto = "motion-photo"
    case depthMap = "depth-map"
    case furtherPictures = "further-pictures"
    case extendedXMP = "extended-xmp"
    case dataAfterEnd = "data-after-end"
  }

  public var code: Code
  /// What stands in the file, or the decoder's own words: of no language.
  public var detail: String?

  public init(_ code: Code, _ detail: String? = nil) {
    self.code = code
    self.detail = detail
  }

  /// The colours shown may not be those that were meant: how natural they are is for a person to judge.
  public var doubtsColor: Bool {
    switch code {
    case .colorProfileBroken, .colorProfileIncomplete, .colorProfileMismatch, .colorNotConverted,
      .hdrTransfer:
      true
    default: false
    }
  }

  /// One sentence.
  public var text: LocalizedText {
    let named = detail ?? "?"
    let zh = detail.map { "（\($0)）" } ?? ""
    let en = detail.map { " (\($0))" } ?? ""
    switch code {
    case .colorProfileBroken:
      return LocalizedText(
        zh: "色彩配置文件（ICC）已损坏，未使用，颜色可能有偏差。",
        en: "Its colour profile is broken and was not used: the colours may be off.")
    case .colorProfileIncomplete:
      return LocalizedText(
        zh: "色彩配置文件（ICC）不完整，未使用，颜色可能有偏差。",
        en: "Its colour profile is incomplete and was not used: the colours may be off.")
    case .colorProfileMismatch:
      return LocalizedText(
        zh: "色彩配置文件（ICC）与图像的颜色类型不符，未使用，颜色可能有偏差。",
        en: "Its colour profile is for another kind of colour and was not used: the colours may be off.")
    case .colorNotConverted:
      return LocalizedText(
        zh: "声明的色彩空间\(zh)无法转换，颜色可能有偏差。",
        en: "The colour space it declares\(en) can't be converted: the colours may be off.")
    case .hdrTransfer:
      return LocalizedText(
        zh: "这是高动态范围（HDR）图像\(zh)，按普通图像读取后颜色和明暗可能有偏差。",
        en: "It is a high-dynamic-range picture\(en): read as an ordinary one, its tones may be off.")
    case .endMissing:
      return LocalizedText(
        zh: "文件缺少结束标记，但图像是完整的。", en: "Its end marker is missing, but the picture is whole.")
    case .checksumWrong:
      return LocalizedText(
        zh: "附加数据块的校验和有误\(zh)，已忽略这些数据块。", en: "Side data with a wrong checksum\(en) were left out.")
    case .exifBroken:
      return LocalizedText(
        zh: "EXIF 信息有误\(zh)，只读取了可用的部分。", en: "Its EXIF data are faulty\(en): only what is sound was read.")
    case .orientationInvalid:
      return LocalizedText(
        zh: "EXIF 方向值 \(named) 无效，按不旋转处理。",
        en: "Its EXIF orientation \(named) does not exist: the picture was not turned.")
    case .orientationIgnored:
      return LocalizedText(
        zh: "EXIF 方向值 \(named) 在此格式中不起作用，按不旋转处理。",
        en: "Its EXIF orientation \(named) does not count in this format: the picture was not turned.")
    case .densityConflict:
      return LocalizedText(
        zh: "文件中记录了两个不同的分辨率\(zh)，以 JFIF 为准。",
        en: "It records two different resolutions\(en): that of JFIF counts.")
    case .decoderRemark: return LocalizedText(zh: "解码器提示：\(named)。", en: "The decoder remarks: \(named).")
    case .animation:
      return LocalizedText(zh: "这是动画，只读取第一帧。", en: "It is an animation: its first frame was read.")
    case .gainMap:
      return LocalizedText(zh: "文件中还有 HDR 增益图，未使用。", en: "It also holds an HDR gain map, which was not used.")
    case .motionPhoto:
      return LocalizedText(
        zh: "这是动态照片，文件中还有一段视频，未使用。", en: "It is a motion photo: the video it also holds was not used.")
    case .depthMap:
      return LocalizedText(zh: "文件中还有景深图，未使用。", en: "It also holds a depth map, which was not used.")
    case .furtherPictures:
      return LocalizedText(
        zh: "文件中还有其他图像\(zh)，只读取主图。", en: "It also holds other pictures\(en): only the main one was read.")
    case .extendedXMP:
      return LocalizedText(
        zh: "文件中还有扩展 XMP 数据，未使用。", en: "It also holds extended XMP data, which were not used.")
    case .dataAfterEnd:
      return LocalizedText(
        zh: "图像结束后还有其他数据\(zh)，未使用。", en: "Other data\(en) follow the end of the picture and were not used.")
    }
  }
}

extension FileNote: Codable {
  private enum Key: String, CodingKey { case code, detail, zh, en }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    self.init(
      try object.decode(Code.self, forKey: .code), try object.decodeIfPresent(String.self, forKey: .detail))
  }

  /// With both sentences, for programs that show them.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(code, forKey: .code)
    try object.encodeIfPresent(detail, forKey: .detail)
    try object.encode(text.zh, forKey: .zh)
    try object.encode(text.en, forKey: .en)
  }
}
