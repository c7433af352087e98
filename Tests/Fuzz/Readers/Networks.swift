@testable import Inference

enum Networks {
  static func tflite(_ bytes: [UInt8]) {
    run { () throws(NetworkError) in try Network(tflite: bytes) }
  }

  static func onnx(_ bytes: [UInt8]) {
    run { () throws(NetworkError) in try Network(onnx: bytes, height: 8, width: 8) }
  }

  /// Floats of working memory, so that a run takes microseconds.
  private static let room = 1 << 14

  private static func run(_ read: () throws(NetworkError) -> Network) {
    guard let network = try? read(), network.plan.count + network.scratch <= room else { return }
    let count = network.inputShape.reduce(1, *)
    let outputs = try? Session(network).run([Float](repeating: 0.5, count: count))
    precondition(outputs?.map(\.count) == network.outputShapes.map { $0.reduce(1, *) })
  }
}
