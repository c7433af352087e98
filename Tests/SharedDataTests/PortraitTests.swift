import Portrait
import Raster
import Support
import Testing

/// Issue 2, "What it must show", points 1 and 2.
@Suite(.enabled(if: SharedData.isPresent)) struct PortraitTests {
  @Test func `as many faces as the labels say`() throws {
    let wrong = try PortraitData.all.get().filter { String($0.analysis.faces.count) != $0.row["faces"] }
    #expect(wrong.isEmpty, "\(wrong.map { "\($0.path): \($0.analysis.faces.count)" })")
  }

  @Test func `only the pictures that lie are told to lie`() throws {
    let lying = try PortraitData.all.get().filter { $0.analysis.orientation != .upright }
    #expect(
      lying.map { "\($0.path) \($0.analysis.orientation)" }.sorted() == [
        "london_synth/005_rot90.jpg turnedRight", "london_synth/005_upsidedown.jpg upsideDown",
      ])
  }

  @Test(arguments: [
    ("london_synth/014_crop_crown.jpg", FaceAnalysis.Side.top), ("london_synth/014_crop_chin.jpg", .bottom),
    ("pd_portraits/obama_partial_face.jpg", .left), ("pd_portraits/obama_partial_face2.jpg", .right),
  ])
  func `a face cut by the frame is told`(path: String, side: FaceAnalysis.Side) throws {
    let found = try #require(try PortraitData.all.get().first { $0.path == path })
    #expect(found.analysis.faces.first?.cutBy == [side])
  }

  @Test func `eye centres stand where they were annotated`() throws {
    let all = try PortraitData.annotated()
    let result = PortraitData.share(all, name: \.found.path) {
      let limit = 0.05 * $0.value("iod_px")
      return $0.face.rightEye.distance(to: $0.point("pupil_R")) <= limit
        && $0.face.leftEye.distance(to: $0.point("pupil_L")) <= limit
    }
    #expect(all.count >= 98 && result.share >= 0.98, "\(result)")
  }

  @Test func `roll agrees with the annotated eyes`() throws {
    let all = try PortraitData.annotated()
    let result = PortraitData.share(all, name: \.found.path) {
      abs($0.face.pose.roll - $0.value("roll_deg")) <= 1.5
    }
    #expect(result.share >= 0.95, "\(result)")
  }

  @Test func `the crown is the top of the hair`() throws {
    let all = try PortraitData.annotated().filter { $0.hairTop != nil }
    let result = PortraitData.share(all, name: \.found.path) {
      guard let crown = $0.face.crown, let top = $0.hairTop else { return false }
      return abs(crown.y - top) <= 0.04 * ($0.value("chin_y") - top)
    }
    #expect(all.count >= 90 && result.share >= 0.95, "\(result)")
  }

  @Test func `people who look into the camera have no yaw or pitch to speak of`() throws {
    let poses = try PortraitData.annotated().filter { $0.found.path.hasPrefix("london_neutral") }.map(
      \.face.pose)
    for angles in [poses.map(\.yaw), poses.map(\.pitch)] {
      #expect(abs(angles.sorted()[angles.count / 2]) < 1)
      #expect(angles.allSatisfy { abs($0) < 12 })
      #expect(angles.count { abs($0) <= 6 } >= angles.count * 85 / 100)
    }
  }

  @Test func `crops hold by the annotation, or the finding says what does not`() throws {
    let geometry = HeadGeometry(
      output: Size(width: 480, height: 640), crown: 50...110, eyes: 200...300, faceWidth: 180...300,
      centerTolerance: 12)
    let all = try PortraitData.annotated()
    let result = PortraitData.share(all, name: \.found.path) { item in
      let solution = Crop.solve(
        face: item.face, person: item.found.analysis.person, source: item.found.size, geometry: geometry)
      guard solution.isSolved else { return true }
      let crop = solution.crop
      let eyes = crop(Point.midpoint(item.point("pupil_R"), item.point("pupil_L")))
      let (right, left) = (crop(item.point("faceedge_R")), crop(item.point("faceedge_L")))
      let hair = item.hairTop.map { crop(Point(x: 0, y: $0)).y }
      return geometry.eyes.contains(eyes.y) && geometry.faceWidth.contains(left.x - right.x)
        && abs((left.x + right.x) / 2 - 240) <= 12 && hair.map(geometry.crown.contains) != false
    }
    #expect(result.share >= 0.98, "\(result)")
  }
}
