import Localization
internal import Raster

extension Standard {
  /// 教毕指〔2017〕99号, the standard of every graduation photo in mainland China. Numbers are the document's where it
  /// gives any (clauses 2.1, 4.1, 4.2); tolerances and review bands are ours.
  public static let chsi99 = Standard(
    id: "chsi-99",
    title: LocalizedText(zh: "学历证书电子注册图像（99号）", en: "CHSI graduation photo (No. 99)"),
    document: LocalizedText(
      zh: "教毕指〔2017〕99号《高等教育学历证书电子注册图像采集规范及信息标准》",
      en:
        "Ministry of Education of China, No. 99 (2017): portraits for the registration of higher education diplomas"
    ),
    output: Size(width: 480, height: 640),
    density: 300,
    fileSize: ByteRange(min: 20 * 1024, max: 40 * 1024),
    minimumQuality: 60,
    backgrounds: [
      Background(
        id: "light-blue", title: LocalizedText(zh: "浅蓝色", en: "light blue"), color: RGB(100, 197, 255)),
      Background(id: "white", title: LocalizedText(zh: "白色", en: "white"), color: RGB(255, 255, 255)),
      Background(
        id: "light-gray", title: LocalizedText(zh: "浅灰色", en: "light gray"), color: RGB(240, 240, 240)),
    ],
    allowsReplacement: true,
    leastCutConfidence: 0.6,
    geometry: Geometry(
      crown: .init(50, 110), eyes: .init(200, 300), faceWidth: .init(180, 300), centerTolerance: 12),
    rules: [
      "single-face": .exactly(1),
      "color-photo": Limit(min: 15, reviewMin: 11),
      "pixel-size": Limit(max: 0),
      "density": Limit(),
      "bit-depth": .exactly(24),
      "jpeg": .exactly(1),
      "jpeg-quality": Limit(),
      "file-size": Limit(),
      "file-extension": .exactly(1),
      "crown-margin": Limit(uncertainty: 4),
      "eye-height": Limit(uncertainty: 2),
      "face-width": Limit(uncertainty: 4),
      "centered": Limit(reviewMax: 14),
      "head-yaw": Limit(max: 7, reviewMax: 13),
      "head-pitch": Limit(max: 10, reviewMax: 17),
      "eye-line": Limit(max: 3, reviewMax: 5),
      "eyes-open": Limit(min: 60, reviewMin: 10),
      "eyes-visible": Limit(max: 50, reviewMax: 90),
      "gaze": Limit(max: 5, reviewMax: 6.5),
      "red-eye": Limit(max: 42, reviewMax: 48),
      "mouth-closed": Limit(max: 5, reviewMax: 10),
      "expression": Limit(max: 97, reviewMax: 135),
      "brows-visible": Limit(max: 30, reviewMax: 80),
      "ears-visible": Limit(min: 17, reviewMin: 3),
      "head-covering": Limit(max: 25, reviewMax: 72),
      "glasses-tint": Limit(min: 50, reviewMin: 40),
      "glasses-frame": Limit(max: 0.42, reviewMax: 0.6),
      "glasses-glare": Limit(max: 2.5, reviewMax: 5),
      "earrings": Limit(max: 66, reviewOnly: true),
      "necklace": Limit(max: 0.18, reviewMax: 0.32),
      "makeup": Limit(max: 23, reviewOnly: true),
      "shoulders-in-frame": Limit(min: 1.4, reviewMin: 1.2),
      "upscaling": Limit(max: 1),
      "aspect": Limit(min: 0.93, max: 1.1, reviewMin: 0.89, reviewMax: 1.14),
      "background-color": Limit(max: 3, reviewMax: 5),
      "background-uniform": Limit(max: 6, reviewMax: 9),
      "background-shadow": Limit(max: 3, reviewMax: 6),
      "background-residue": Limit(max: 25, reviewMax: 45),
      "sharpness": Limit(max: 1.25, reviewMax: 1.45),
      "exposure": Limit(min: 53, max: 115, reviewMin: 46, reviewMax: 130),
      "dynamic-range": Limit(min: 5.5, reviewMin: 5.2),
      "natural-color": Limit(max: 1.5, reviewMax: 4.5),
      "light-balance": Limit(max: 1.5, reviewMax: 1.8),
      "highlights": Limit(max: 0.8, reviewMax: 2.5),
      "compression": Limit(max: 1.3, reviewMax: 1.6),
      "lens-distortion": Limit(max: 0.8, reviewOnly: true),
      "recapture": Limit(max: 22, reviewOnly: true),
      "retouch": Limit(min: 0.62, reviewOnly: true),
      "photo-age": Limit(max: 12, reviewMax: 18),
      "border": Limit(max: 0),
      "overlay": Limit(max: 3, reviewMax: 5),
      "clothes-contrast": Limit(min: 10, reviewMin: 5),
      "clothes-pattern": Limit(max: 30, reviewMax: 55),
      "shoulders-level": Limit(max: 5, reviewMax: 10),
    ])
}
