internal import Codecs
import Localization
internal import Portrait
internal import Raster

struct Retouch: Rule {
  let info = RuleInfo(
    id: "retouch",
    title: LocalizedText(zh: "没有修图、美颜", en: "Not retouched"),
    quantity: LocalizedText(zh: "皮肤的自然纹理", en: "Natural texture of the skin"),
    unit: .percent, decimals: 2, stages: [.source, .finished],
    low: LocalizedText(zh: "皮肤过于光滑，可能经过磨皮美颜", en: "The skin is unusually smooth: perhaps a beauty filter"),
    high: LocalizedText(zh: "可能经过修图", en: "Perhaps retouched"),
    why: LocalizedText(
      zh: "应真实表达本人相貌，不得对伤疤、痣、发型等人像特征进行技术处理；美颜还会使人像比对不通过。",
      en: """
        The photo must show you as you look; scars, moles and hair may not be edited, and beautified photos fail the face \
        comparison.
        """),
    method: LocalizedText(
      zh: "两颊细微纹理的强度占亮度的百分比，按成品大小折算；以及文件中记录的美颜软件。只提示人工确认，从不直接判不合格。照片不够清晰或太小时不判断纹理。",
      en: """
        Strength of the fine texture of the cheeks in percent of their luma, at the size of the finished picture, and a \
        beauty app named in the file. Only asks a person to look, never fails. Texture is not judged in photos that are too \
        small or not sharp.
        """),
    remedy: LocalizedText(
      zh: "请关闭美颜、磨皮、滤镜，使用手机自带相机拍摄的未编辑原图。",
      en: "Turn off beauty modes and filters and use the unedited file from the phone's own camera."))

  var examples: [Example] {
    [
      Example(.pass, zh: "自然的皮肤", en: "Natural skin") { $0.stage = .source },
      Example(.review, zh: "磨皮", en: "Smoothed skin") { s in
        s.stage = .source
        s.grain = 0
      },
      Example(.review, zh: "用美颜软件保存", en: "Saved by a beauty app") { s in
        s.stage = .source
        s.file?.software = "Meitu 9.8.1"
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Programs made to beautify faces, as they write themselves into files, in lower case. General editors are not among
  /// them: studios crop and develop with those.
  private static let beautifiers = [
    "meitu", "美图", "beautycam", "美颜", "faceu", "ulike", "b612", "xingtu", "醒图", "facetune", "airbrush",
    "camera360",
    "remini", "lensa", "peachy", "youcam", "faceapp", "hypic",
  ]

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let frame = try FaceFrame(try scene.uprightFace())
    let software = scene.file?.software
    let app = software.flatMap { name in
      Retouch.beautifiers.contains { name.lowercased().contains($0) } ? name : nil
    }
    let doubt = app.map {
      LocalizedText(
        zh: "文件由“\($0)”保存过，可能经过修图，需要人工确认",
        en: "The file was saved by “\($0)” and may be retouched; a person must look")
    }
    let nothing = Unassessable(
      LocalizedText(
        zh: "照片太小、不够清晰或已经过制作，看不出皮肤纹理；文件中也没有美颜软件的记录",
        en:
          "Too small, not sharp or already processed, so that texture tells nothing; the file names no beauty app"
      ), isNotApplicable: true)
    guard scene.stage == .source, frame.interEyeDistance >= SkinTexture.leastInterEye,
      let texture = try scene.skinTexture
    else {
      guard let doubt else { throw nothing }
      return Measurement(nil, doubt: doubt)
    }
    // In a photo that is not sharp, lost texture is the lens's doing.
    let excuse = doubt == nil && !Retouch.isSharp(scene, by: standard) ? nothing : nil
    return Measurement(texture.relative, doubt: doubt, excuse: excuse)
  }

  private static func isSharp(_ scene: Scene, by standard: Standard) -> Bool {
    guard let blur = try? scene.edgeBlur else { return false }
    return standard.rules["sharpness"].map { $0.verdict(on: blur) == .pass } ?? true
  }
}
