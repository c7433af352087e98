internal import CCodecs

/// The other side of `IsolatedDecoder`: one request on standard input, one answer on standard output.
enum DecodingService {
  /// Addresses that the program and its libraries take before any picture.
  private static let memoryBase = 1 << 30

  static func run() -> Never {
    guard let head = read(DecodingRequest.length), let request = DecodingRequest(head),
      request.byteCount <= request.limits.bytes, let bytes = read(request.byteCount),
      codec_confine(UInt64(request.limits.memory + memoryBase), UInt32(clamping: request.seconds)) == 0
    else { codec_exit(1) }
    // Opening the library takes descriptors; decoding takes none.
    var report = codec_report()
    _ = codec_heif_load(&report)
    guard codec_confine_descriptors() == 0 else { codec_exit(1) }
    do throws(CodecError) {
      let picture = try HEIFDecoder.decode(bytes, limits: request.limits) { memory in
        _ = codec_confine_memory(UInt64(min(memory, request.limits.memory + memoryBase)))
      }
      write(DecodingAnswer.picture(picture).head)
      write(picture.samples)
    } catch {
      write(DecodingAnswer.error(error).head)
    }
    // Without tearing down what a broken file may have torn already.
    codec_exit(0)
  }

  /// Nil where standard input ends before.
  private static func read(_ count: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      isWhole = codec_read(buffer.baseAddress, count) != 0
      initialized = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }

  private static func write(_ bytes: [UInt8]) {
    guard codec_write(bytes, bytes.count) != 0 else { codec_exit(1) }
  }
}
