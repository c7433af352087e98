internal import CCodecs
internal import Raster

/// How large a file may be, checked against its header before anything is allocated.
public struct Limits: Sendable, Hashable {
  public var bytes: Int
  public var pixels: Int
  public var side: Int
  /// Bytes that decoding one photo may take.
  public var memory: Int

  public init(bytes: Int, pixels: Int, side: Int, memory: Int = 2 << 30) {
    self.bytes = bytes
    self.pixels = pixels
    self.side = side
    self.memory = memory
  }

  /// Room for every phone on the market: the largest sensors give 16384 × 12288 pixels, 604 MB as RGB.
  public static let standard = Limits(bytes: 200_000_000, pixels: 210_000_000, side: 30_000)

  func check(byteCount: Int) throws(CodecError) {
    guard byteCount <= bytes else { throw .tooManyBytes(byteCount, limit: bytes) }
  }

  func check(_ size: Size) throws(CodecError) {
    guard size.width > 0, size.height > 0 else { throw .damaged("a picture without pixels") }
    let longer = max(size.width, size.height)
    guard longer <= side else { throw .sideTooLong(longer, limit: side) }
    // Sides are 32-bit at most, so the product cannot overflow.
    guard size.width * size.height <= pixels else {
      throw .tooManyPixels(size.width * size.height, limit: pixels)
    }
  }

  /// Asks the system for memory before an array does, which could only trap.
  func check(memory needed: Int) throws(CodecError) {
    guard needed <= memory, codec_can_allocate(needed) != 0 else { throw .outOfMemory }
  }
}
