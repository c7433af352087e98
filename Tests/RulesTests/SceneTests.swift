import Localization
import Raster
import Synchronization
import Testing

@testable import Rules

@Suite struct SceneTests {
  private static let counts = Mutex<[Int: Int]>([:])

  /// Counts how often it is made, by the width of its picture.
  private struct Counted: SceneMeasure {
    let width: Int

    init(_ scene: Scene) throws(Unassessable) {
      let width = scene.image.width
      SceneTests.counts.withLock { $0[width, default: 0] += 1 }
      guard width % 2 == 0 else { throw Unassessable(LocalizedText(zh: "奇数", en: "Odd")) }
      self.width = width
    }
  }

  /// Asks for another measurement while it is made itself.
  private struct Nested: SceneMeasure {
    let width: Int
    init(_ scene: Scene) throws(Unassessable) { width = try scene.measured(Counted.self).width }
  }

  private static func scene(_ width: Int) -> Scene {
    Scene(Evidence(stage: .finished, image: RGBImage(width: width, height: 1), faces: []))
  }

  @Test func aMeasurementIsMadeOnceAScene() throws {
    let scene = Self.scene(10)
    for _ in 0..<3 { #expect(try scene.measured(Counted.self).width == 10) }
    #expect(try scene.measured(Nested.self).width == 10)
    let copy = scene
    #expect(try copy.measured(Counted.self).width == 10)
    #expect(Self.counts.withLock { $0[10] } == 1)
    _ = try Self.scene(10).measured(Counted.self)
    #expect(Self.counts.withLock { $0[10] } == 2)
  }

  @Test func theReasonWhyThereIsNoneIsKeptToo() {
    let scene = Self.scene(11)
    for _ in 0..<3 { #expect(throws: Unassessable.self) { try scene.measured(Counted.self) } }
    #expect(Self.counts.withLock { $0[11] } == 1)
  }
}
