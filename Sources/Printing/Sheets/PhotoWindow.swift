public import Raster

/// What of a photo a print shows: as much as its shape lets it.
public enum PhotoWindow {
  /// More than this share of a side is nobody's wish: such a photo is no finished picture.
  public static let mostCut = 0.2

  /// The middle where the photo is too wide; where it is too high, its top: heads keep the room above them.
  public static func window(of photo: Size, for print: Extent) -> Rect {
    let (width, height) = (Double(photo.width), Double(photo.height))
    let shape = print.width / print.height
    if width / height > shape {
      let kept = height * shape
      return Rect(x: (width - kept) / 2, y: 0, width: kept, height: height)
    }
    return Rect(x: 0, y: 0, width: width, height: width / shape)
  }

  /// The share of the longer cut side that a print leaves out.
  public static func cut(of photo: Size, for print: Extent) -> Double {
    let window = window(of: photo, for: print)
    return 1 - min(window.width / Double(photo.width), window.height / Double(photo.height))
  }
}
