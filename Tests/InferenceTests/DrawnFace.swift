/// A face of a few ellipses, as fixtures/inference/make_references.py draws it; square, RGB by pixel.
func drawnFace(size: Int, low: Double, high: Double) -> [Float] {
  var picture: [Float] = []
  for y in 0..<size {
    for x in 0..<size {
      let u = (Double(x) + 0.5) / Double(size)
      let v = (Double(y) + 0.5) / Double(size)
      func isInside(_ centreU: Double, _ centreV: Double, _ radiusU: Double, _ radiusV: Double) -> Bool {
        let (a, b) = ((u - centreU) / radiusU, (v - centreV) / radiusV)
        return a * a + b * b < 1
      }
      var colour = [Double](repeating: 0.2 + 0.3 * v, count: 3)
      if isInside(0.5, 0.5, 0.28, 0.36) { colour = [0.85, 0.65, 0.55] }
      if isInside(0.39, 0.42, 0.05, 0.025) || isInside(0.61, 0.43, 0.05, 0.025) { colour = [0.15, 0.1, 0.1] }
      if isInside(0.5, 0.68, 0.1, 0.03) { colour = [0.7, 0.2, 0.25] }
      for channel in 0..<3 {
        let texture = 0.05 * Double((x * 7 + y * 13 + channel * 5) % 11) / 11
        picture.append(Float(low + (high - low) * (colour[channel] + texture)))
      }
    }
  }
  return picture
}
