import Matting
import Raster
import Support

extension DrawnPortrait.Drawing {
  var hints: MattingHints { MattingHints(head: head, face: face) }

  func matte(_ method: MattingMethod? = nil) -> Matte {
    Matte(image: image, person: person, hints: hints, method: method)
  }

  /// Mean absolute error of alpha, 0…1, over the pixels `isWanted` picks.
  func error(of matte: Matte, where isWanted: (Int) -> Bool = { _ in true }) -> Double {
    error(of: matte.alpha.samples, where: isWanted)
  }
}
