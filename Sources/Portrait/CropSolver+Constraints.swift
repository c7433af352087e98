import Raster

extension CropSolver {
  /// The crop with the names of all demands it does not meet.
  func named(_ crop: Crop) -> CropSolution {
    let tolerance = 1e-6
    var constraints: [CropConstraint] = []
    if !crownKnown { constraints.append(.crownUnknown) }
    let width = faceWidth * crop.scale
    if geometry.faceWidth.lowerBound > faceWidth * geometry.maximumScale + tolerance {
      constraints.append(.enlargement(geometry.faceWidth.lowerBound / faceWidth))
    } else if geometry.faceWidth.margin(of: width) < -tolerance {
      constraints.append(.faceWidth(width))
    }
    let row = (crown - crop.y) * crop.scale
    if crownKnown, geometry.crown.margin(of: row) < -tolerance { constraints.append(.crown(row)) }
    let line = (eyes - crop.y) * crop.scale
    if geometry.eyes.margin(of: line) < -tolerance { constraints.append(.eyes(line)) }
    constraints += cuts(by: crop).map { .bodyCut($0.side, $0.pixels) }
    return constraints.isEmpty ? .solved(crop) : .constrained(crop, constraints)
  }

  /// Where the window passes a side of the photo that cuts the body, by more than half a finished pixel.
  func cuts(by crop: Crop) -> [(side: FaceAnalysis.Side, pixels: Double)] {
    let window = crop.window
    var cuts: [(side: FaceAnalysis.Side, pixels: Double)] = []
    func add(_ side: FaceAnalysis.Side, _ sourcePixels: Double) {
      let pixels = sourcePixels * crop.scale
      if pixels > 0.5 { cuts.append((side, pixels)) }
    }
    if let row = body.left, row < window.maxY { add(.left, -window.x) }
    if let row = body.right, row < window.maxY { add(.right, window.maxX - Double(source.width)) }
    add(.bottom, window.maxY - Double(source.height))
    return cuts
  }
}
