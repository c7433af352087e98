import Localization
internal import Portrait
internal import Raster

/// Where the person's clothes meet the background in a finished picture, going down through each column beside the neck, as far
/// as the photo reaches.
struct PersonOutline {
  /// A place on the shoulder line: the topmost row that is wholly the person's.
  struct Place {
    let column: Int
    let row: Int
  }

  /// In face widths: from the chin up to the highest place of a shoulder, and from the middle of the face to its side.
  private static let aboveChin = 0.1
  private static let besideFace = 0.55
  /// Of 255: from here on a pixel is wholly the person's.
  private static let wholly: UInt8 = 230
  /// Parts of the height at the bottom, and of the width that shoulders must show over.
  private static let bottomShare = 160
  private static let leastShare = 24

  let places: [Place]
  /// Behind the last column and the last row of the photo in which the person is looked for.
  let end: Place

  /// - Throws: without a matte, or where no shoulders show: where the photo ends before they do there is nothing to ask.
  init(shouldersOf scene: Scene) throws(Unassessable) {
    let face = try scene.uprightFace()
    let image = scene.image
    guard let alpha = scene.alpha, alpha.size == image.size else {
      throw Unassessable(LocalizedText(zh: "没有人像轮廓，无法判断", en: "Without a matte this can't be judged"))
    }
    let photo = scene.overhang?.inside(of: image.size) ?? (columns: 0..<image.width, rows: 0..<image.height)
    let top = max(0, Int(face.chin.y - PersonOutline.aboveChin * face.faceWidth))
    end = Place(
      column: photo.columns.upperBound,
      row: min(photo.rows.upperBound, image.height - image.height / PersonOutline.bottomShare))
    var places: [Place] = []
    for column in photo.columns {
      guard abs(Double(column) - face.centerX) > PersonOutline.besideFace * face.faceWidth else { continue }
      // From below, so that hair and ears above do not count.
      var row = end.row - 1
      guard row > top, alpha[column, row] >= PersonOutline.wholly else { continue }
      while row > top, alpha[column, row - 1] >= PersonOutline.wholly { row -= 1 }
      if row > top { places.append(Place(column: column, row: row)) }
    }
    guard places.count >= image.width / PersonOutline.leastShare else {
      guard scene.overhang?.endsBeforeShoulders != true else { throw PersonOutline.outsidePhoto }
      throw Unassessable(
        LocalizedText(
          zh: "看不到衣服与背景的交界，无法判断", en: "No clothes are seen against the background, so they can't be judged"))
    }
    self.places = places
  }

  /// Where there are no clothes beside the neck for the photo ends there.
  static let outsidePhoto = Unassessable.notApplicable(
    zh: "照片没有拍到肩部的衣服，无从与背景比较；露出是否足够见 shoulders-in-frame",
    en: """
      The photo ends before the shoulders, so there are no clothes to compare with the background; shoulders-in-frame \
      tells whether enough shows
      """)
}
