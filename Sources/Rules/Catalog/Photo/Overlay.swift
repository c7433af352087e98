import Localization
internal import Portrait
internal import Raster

struct Overlay: Rule {
  let info = RuleInfo(
    id: "overlay", region: .picture,
    title: LocalizedText(zh: "没有文字、日期、水印", en: "No text, date or watermark"),
    quantity: LocalizedText(zh: "文字、标志、图案覆盖的面积", en: "Area covered by text, logos or marks"),
    unit: .percent, decimals: 2, stages: [.finished, .planned],
    low: LocalizedText(zh: "照片上有文字", en: "There is text on the photo"),
    high: LocalizedText(zh: "照片上有文字、日期或水印", en: "There is text, a date or a watermark on the photo"),
    why: LocalizedText(
      zh: "除头像外，不得添加边框、文字、图案等其他内容。", en: "Nothing may be added to the portrait: no border, text or ornament."),
    method: LocalizedText(
      zh:
        "用专门训练的小型分割网络在整张照片（包括脸）上寻找文字、日期、水印、标志、印章和二维码；只在衣服、头发、帽子上或人像边缘发现的，由人工确认；眼睛以下的脸上有皮肤所没有的颜色（彩色的线、贴图、字）时也由人工确认。换过背景的，原照片上同一处也要看得到才算，抠图留下的毛边不算。",
      en: """
        A small segmentation network of our own looks for text, dates, watermarks, logos, stamps and codes all over the \
        picture, face included. What is found on clothes, hair or a hat or at their edge alone is left to a person, and so \
        is a colour on the face, below the eyes, that no skin has: coloured lines, stickers, letters. Where \
        the background was replaced, the photo must show a mark in the same place: what the cut left is none.
        """),
    remedy: LocalizedText(
      zh: "请关闭相机的日期、水印功能，换没有字样的衣服，使用未经编辑的原图。",
      en:
        "Turn off date stamp and watermark in the camera, wear clothes without lettering, use the unedited file."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "没有文字", en: "No text") { _ in },
      Example(.unassessable, zh: "衣服上的日期", en: "A date on the clothes") { s in
        s.retouch = { $0.stamp("20240630", x: 320, y: 600, color: RGB(255, 160, 40)) }
      },
      Example(.unassessable, zh: "脸上画的线", en: "A line over the face") { s in
        s.retouch = { image in
          for y in 330..<337 { for x in 190..<290 { image[x, y] = RGB(20, 40, 220) } }
        }
      },
      Example(.fail, zh: "背景上的文字", en: "Text on the background") { s in
        s.retouch = { $0.stamp("100860", x: 20, y: 30, color: RGB(255, 255, 255)) }
      },
    ]
  }

  /// From this probability on a cell of the network's map counts: before the plain background of a finished picture, where it
  /// reaches 0.2 in one of 500 real photos, and elsewhere.
  private static let (sureBehind, sure): (Float, Float) = (0.5, 0.8)
  /// In the photo before its background was replaced a mark is at least this likely: of 38 portraits with eleven kinds of drawn marks
  /// one mark of 418 is lost by it, a rest of a letter at the edge of the cut.
  private static let likely: Float = 0.5
  /// In face widths under the chin and above the top of the forehead: what lies beyond, on the person, is worn.
  private static let underChin = 0.1
  private static let aboveForehead = 0.1
  /// 0…255: up to the first the matte is the background's, from the second on the person's.
  private static let (background, person): (UInt8, UInt8) = (5, 250)
  /// Around a place, in shares of the picture's width, all must be the one or the other: at the edge lies loose hair, and what a
  /// cut left over. 12 of 480 pixels.
  private static let reach = 0.025
  /// In percent: marks that cover so much are all over the picture.
  private static let everywhere = 12.0
  /// Shares of the picture's width and height: nearer to its middle than this is neither side.
  private static let central = 1.0 / 6

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let ground = Overlay.ground(of: scene)
    let sureBehind = scene.stage == .finished ? Overlay.sureBehind : Overlay.sure
    let isBroken = { percent in limit(in: standard).map { $0.isBroken(by: percent) } ?? true }
    func all(_ map: OverlayMap) -> OverlayMap.Marks {
      map.marks { ground($0) == .background ? sureBehind : Overlay.sure }
    }
    var map = try OverlayMap(scene.image)
    if let uncut = scene.uncut, all(map).percent > 0 {
      map = map.shown(by: try OverlayMap(uncut), from: Overlay.likely)
    }
    let beside = map.marks { place in
      switch ground(place) {
      case .background: sureBehind
      case .bare: Overlay.sure
      case .worn: nil
      }
    }
    let isBeside = isBroken(beside.percent)
    let marks = isBeside ? beside : all(map)
    if !isBroken(marks.percent), (try? scene.uprightFace()) != nil {
      let painted: PaintedFace = try scene.measured()
      if painted.percent >= PaintedFace.least { throw Overlay.isPainted }
    }
    let place = Overlay.place(of: marks)
    let sureness = Decimals.text(100 * marks.sureness, 0)
    return Measurement(
      marks.percent,
      lead: LocalizedText(
        zh: "\(place.zh)有文字、标志或图案（把握 \(sureness)%）",
        en: "Text, a logo or a mark \(place.en) (\(sureness)% sure)"),
      excuse: isBeside
        ? nil
        : Unassessable(
          LocalizedText(
            zh: "衣服、头发、帽子或人像边缘有文字或图案，不能确定是本来就有的还是后来添加的，请人工确认",
            en:
              "There is text or a mark on the clothes, the hair or a hat, or at their edge: whether it was added, a person must say"
          )))
  }

  /// A birthmark or a plaster may have such a colour.
  private static let isPainted = Unassessable(
    LocalizedText(
      zh: "脸上有皮肤所没有的颜色，不能确定是后来画上的还是本来就有的，请人工确认",
      en: "There is a colour on the face that skin does not have: whether it was added, a person must say"))

  /// What lies below a mark: the background, face and neck, or what is worn and every edge.
  private enum Ground { case background, bare, worn }

  /// Of places in shares of the picture's width and height. Without a matte all of the picture counts as bare.
  private static func ground(of scene: Scene) -> (Point) -> Ground {
    guard let alpha = scene.alpha else { return { _ in .bare } }
    let bare = bareRows(of: scene)
    let (width, height) = (Double(scene.image.width), Double(scene.image.height))
    return { place in
      let p = Point(x: place.x * width, y: place.y * height)
      let around = Overlay.values(around: p, in: alpha)
      if around.allSatisfy({ $0 <= background }) { return .background }
      return bare.contains(p.y) && around.allSatisfy { $0 >= person } ? .bare : .worn
    }
  }

  private static func values(around p: Point, in alpha: GrayImage) -> [UInt8] {
    var values: [UInt8] = []
    let steps = [-1.0, 0, 1].map { $0 * reach * Double(alpha.width) }
    for dy in steps {
      for dx in steps {
        let x = max(0, min(Double(alpha.width - 1), p.x + dx))
        let y = max(0, min(Double(alpha.height - 1), p.y + dy))
        values.append(alpha[Int(x), Int(y)])
      }
    }
    return values
  }

  /// From the forehead to the neck nothing is worn that is printed on.
  private static func bareRows(of scene: Scene) -> ClosedRange<Double> {
    guard let face = try? scene.uprightFace() else { return -.infinity ... .infinity }
    let forehead =
      face.mesh.count >= MeshPoint.count ? face.mesh[MeshPoint.forehead].y : face.box.y
    let top = forehead - aboveForehead * face.faceWidth
    return top...max(top, face.chin.y + underChin * face.faceWidth)
  }

  /// Where in the picture, in words.
  private static func place(of marks: OverlayMap.Marks) -> LocalizedText {
    if marks.percent > everywhere { return LocalizedText(zh: "照片各处", en: "all over the picture") }
    let (x, y) = (marks.middle.x - 0.5, marks.middle.y - 0.5)
    let row = y < -central ? ("上部", "top") : y > central ? ("下部", "bottom") : ("中部", "middle")
    let side = x < -central ? ("偏左", " left") : x > central ? ("偏右", " right") : ("", "")
    return LocalizedText(zh: "照片\(row.0)\(side.0)", en: "at the \(row.1)\(side.1)")
  }
}
