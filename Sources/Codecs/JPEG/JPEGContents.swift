/// What phones put into a JPEG beside the picture. Libraries read the first picture and so do we; the rest is named.
struct JPEGContents {
  let notes: [FileNote]

  /// - Parameter trailing: bytes after the end of the picture.
  init(_ header: JPEGHeader, _ bytes: [UInt8], trailing: Int) {
    let xmp = ByteReader(bytes, in: header.xmp ?? 0..<0)
    let rest = ByteReader(bytes, in: bytes.count - min(max(0, trailing), bytes.count)..<bytes.count)
    let index = header.pictureIndex.map { PictureIndex(bytes, in: $0) }
    var notes: [FileNote] = []
    let hasGainMap =
      header.declaresGainMap || JPEGContents.gainMapNames.contains { xmp.contains($0) || rest.contains($0) }
    if hasGainMap { notes.append(FileNote(.gainMap)) }
    let isMotionPhoto =
      JPEGContents.motionNames.contains { xmp.contains($0) } || rest.contains("MotionPhoto_Data")
      || JPEGContents.holdsVideo(rest)
    if isMotionPhoto { notes.append(FileNote(.motionPhoto)) }
    let hasDepth =
      index?.hasDepth == true || JPEGContents.depthNames.contains { xmp.contains($0) || rest.contains($0) }
    if hasDepth { notes.append(FileNote(.depthMap)) }
    if header.hasExtendedXMP { notes.append(FileNote(.extendedXMP)) }
    let isExplained = hasGainMap || isMotionPhoto || hasDepth
    let count = index?.count ?? 1
    if count > 1, !isExplained {
      notes.append(FileNote(.furtherPictures, String(count - 1)))
    } else if !isExplained, rest.starts(with: [0xFF, 0xD8, 0xFF]) {
      notes.append(FileNote(.furtherPictures))
    } else if trailing > 0, !isExplained {
      notes.append(FileNote(.dataAfterEnd, "\(trailing) B"))
    }
    self.notes = notes
  }

  /// Adobe's and Android's namespace, Android's container, Apple's auxiliary picture.
  private static let gainMapNames = [
    "ns.adobe.com/hdr-gain-map/", "Semantic=\"GainMap\"", "ns.apple.com/HDRGainMap/",
    "urn:iso:std:iso:ts:21496",
  ]
  /// Motion Photo 1.0 and its forerunner MicroVideo, as attribute or element.
  private static let motionNames = ["MotionPhoto", "MicroVideo"].flatMap { name in
    ["\(name)=\"1\"", "\(name)='1'", "\(name)>1<", "Semantic=\"\(name)\""]
  }
  /// Android's depth map and dynamic depth, Apple's disparity and depth.
  private static let depthNames = [
    "ns.google.com/photos/1.0/depthmap/", "ns.google.com/photos/dd/1.0/", "Semantic=\"Depth",
    "AuxiliaryImageType=\"disparity",
    "AuxiliaryImageType=\"depth", "AuxiliaryImageType>disparity", "AuxiliaryImageType>depth",
  ]

  /// The first box of an MP4 or MOV file.
  private static func holdsVideo(_ rest: ByteReader) -> Bool {
    var position = 0
    while let found = rest.first("ftyp", from: position) {
      if let length = rest.uint32(at: found - 4), (16...512).contains(length) { return true }
      position = found + 4
    }
    return false
  }
}

/// The index of the pictures in a multi-picture file (CIPA DC-007, 5.2.3).
struct PictureIndex {
  private(set) var count = 1
  private(set) var hasDepth = false

  private enum Tag { static let count = 0xB001, entries = 0xB002 }
  /// Kind of a picture whose values are distances, in the lower three bytes of its attributes.
  private static let disparity = 0x02_00_02

  init(_ bytes: [UInt8], in range: Range<Int>) {
    guard let (tiff, first) = ByteReader.tiff(bytes, in: range) else { return }
    let directory = TIFFDirectory(tiff, at: first)
    count = directory.integer(Tag.count) ?? 1
    guard let place = directory.data(Tag.entries) else { return }
    let entries = ByteReader(bytes, in: place, order: tiff.order)
    hasDepth = stride(from: 0, to: min(entries.count, 16 * 64), by: 16).contains { position in
      entries.uint32(at: position).map { $0 & 0xFF_FFFF == PictureIndex.disparity } == true
    }
  }
}
