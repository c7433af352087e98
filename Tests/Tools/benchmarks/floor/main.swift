import CWeights
import Codecs
import Foundation
import Inference
import Raster

/// The least that judging a photo and making a picture of it can cost on this machine with these networks and codecs: the
/// reduced decode, each network once, one resample, one encode, and nothing else. `floor MODELS PHOTO…` prints the processor
/// time of each in milliseconds a photo, as JSON; the smallest of the rounds counts.
private let rounds = 5
/// Of the finished picture.
private let size = Size(width: 480, height: 640)
/// Pixels of the shorter side that the first look at a photo asks for: a half of 12 megapixels' in libjpeg-turbo's steps.
private let shortSide = 1500
/// Of the square in which EfficientNet-Lite0 sees a head, in pixels.
private let headSide = 224
private let quality = 90
private let dotsPerInch = 300

private func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
  let start = now()
  try work()
  return now() - start
}

private func networks(in folder: String) throws -> [Network] {
  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name)))
  }
  let head = try bytes("lite0.onnx")
  let overlay = cw_overlay()
  return try [
    Network(tflite: bytes("face_detection_short_range.tflite")),
    Network(tflite: bytes("face_landmark_with_attention.tflite")),
    Network(tflite: bytes("selfie_segmentation.tflite")),
    Network(onnx: head, height: headSide, width: headSide, output: "features"),
    Network(onnx: head, height: headSide, width: headSide, output: "middle"),
    Network(
      onnx: Array(UnsafeBufferPointer(start: overlay.bytes, count: overlay.count)), height: size.height,
      width: size.width),
  ]
}

private func measure(models: String, photos: [String]) throws -> [String: Double] {
  let sessions = try networks(in: models).map { (session: Session($0), input: $0.inputShape.reduce(1, *)) }
  let files = try photos.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
  var best: [String: Double] = [:]
  for _ in 0..<rounds {
    var sums: [String: Double] = [:]
    for bytes in files {
      var photo: Photo?
      sums["decode", default: 0] += try milliseconds { photo = try Photo(bytes: bytes, atLeast: shortSide) }
      sums["networks", default: 0] += try milliseconds {
        for (session, count) in sessions { _ = try session.run([Float](repeating: 0.5, count: count)) }
      }
      guard let image = photo?.image else { continue }
      var finished = image
      sums["resample", default: 0] += milliseconds {
        finished = image.resized(width: size.width, height: size.height)
      }
      sums["encode", default: 0] += try milliseconds {
        _ = try JPEGEncoder.encode(finished, quality: quality, density: dotsPerInch)
      }
    }
    for (stage, sum) in sums { best[stage] = min(best[stage] ?? .infinity, sum / Double(files.count)) }
  }
  best["total"] = best.values.reduce(0, +)
  return best
}

guard CommandLine.arguments.count > 2 else {
  print("usage: floor MODELS PHOTO…")
  exit(64)
}
let stages = try measure(models: CommandLine.arguments[1], photos: Array(CommandLine.arguments.dropFirst(2)))
print(
  String(decoding: try JSONSerialization.data(withJSONObject: stages, options: .sortedKeys), as: UTF8.self))
