/// The mean head: places of 25 mesh points that neither expression nor jaw moves, in face widths, x to the subject's
/// left, y down, z away from the camera. Made by averaging the meshes of 66 people looking straight into the
/// camera (generalized Procrustes analysis) and making the mean symmetrical; its pitch is their median pitch.
enum HeadModel {
  struct Mark {
    let index: Int
    let x: Double
    let y: Double
    let z: Double
  }

  static let marks: [Mark] =
    pairs.flatMap { pair in
      [
        Mark(index: pair.right, x: -pair.x, y: pair.y, z: pair.z),
        Mark(index: pair.left, x: pair.x, y: pair.y, z: pair.z),
      ]
    } + middle.map { Mark(index: $0.index, x: 0, y: $0.y, z: $0.z) }

  private static let pairs: [(right: Int, left: Int, x: Double, y: Double, z: Double)] = [
    (33, 263, 0.3186, 0.1059, -0.0590),
    (133, 362, 0.1212, 0.1178, -0.0976),
    (234, 454, 0.5000, 0.2607, 0.3318),
    (127, 356, 0.5049, 0.1548, 0.3043),
    (162, 389, 0.4962, 0.0421, 0.2359),
    (21, 251, 0.4733, -0.0491, 0.1457),
    (54, 284, 0.4295, -0.1351, 0.0601),
    (103, 332, 0.3586, -0.2038, -0.0309),
    (67, 297, 0.2505, -0.2490, -0.1086),
  ]

  private static let middle: [(index: Int, y: Double, z: Double)] = [
    (168, 0.0720, -0.2167), (6, 0.1235, -0.2502), (197, 0.1724, -0.2882), (9, -0.0404, -0.2254),
    (8, 0.0204, -0.2185), (10, -0.2742, -0.1654), (151, -0.1623, -0.1990),
  ]
}
