internal import RealModule

/// The ICC profile of sRGB (ICC.1:2001-04, version 2, which every program and every lab reads), made from IEC 61966-2-1.
public enum SRGBProfile {
  /// The primaries under D50 (Bradford), as 1/65536: columns of the matrix to XYZ.
  private static let red: [UInt32] = [28578, 14581, 912]
  private static let green: [UInt32] = [25241, 46981, 6362]
  private static let blue: [UInt32] = [9376, 3972, 46799]
  /// D50.
  private static let white: [UInt32] = [0xF6D6, 0x10000, 0xD32D]
  private static let curvePoints = 1024

  public static let bytes: [UInt8] = {
    let curve = big("curv") + big(0) + big(UInt32(curvePoints)) + (0..<curvePoints).flatMap(curveValue)
    let parts: [(names: [String], data: [UInt8])] = [
      (["desc"], description), (["cprt"], big("text") + big(0) + Array("No copyright, use freely\0".utf8)),
      (["wtpt"], xyz(white)), (["rXYZ"], xyz(red)), (["gXYZ"], xyz(green)), (["bXYZ"], xyz(blue)),
      (["rTRC", "gTRC", "bTRC"], curve),
    ]
    let tags = parts.reduce(0) { $0 + $1.names.count }
    var table = big(UInt32(tags))
    var data: [UInt8] = []
    for part in parts {
      let offset = UInt32(128 + 4 + 12 * tags + data.count)
      for name in part.names { table += big(name) + big(offset) + big(UInt32(part.data.count)) }
      data += part.data + [UInt8](repeating: 0, count: -part.data.count & 3)
    }
    var header = big(UInt32(128 + table.count + data.count)) + big(0) + big(0x0210_0000)
    header += big("mntr") + big("RGB ") + big("XYZ ")
    // 1 January 2000: a profile that is always the same has no day of its own.
    header += [7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    header += big("acsp") + [UInt8](repeating: 0, count: 28) + white.flatMap { big($0) }
    header += [UInt8](repeating: 0, count: 128 - header.count)
    return header + table + data
  }()

  /// A JPEG file that says it is sRGB: the profile goes behind the JFIF segment.
  public static func embedded(in jpeg: [UInt8]) -> [UInt8] {
    guard jpeg.count > 6, jpeg.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]) else { return jpeg }
    let end = 4 + Int(jpeg[4]) << 8 + Int(jpeg[5])
    guard end <= jpeg.count else { return jpeg }
    let payload = Array("ICC_PROFILE\0".utf8) + [1, 1] + bytes
    let length = payload.count + 2
    return jpeg[..<end] + [0xFF, 0xE2, UInt8(length >> 8), UInt8(length & 255)] + payload + jpeg[end...]
  }

  private static var description: [UInt8] {
    let name = Array("sRGB IEC61966-2.1\0".utf8)
    // No name in Unicode and none for the Macintosh.
    return big("desc") + big(0) + big(UInt32(name.count)) + name + [UInt8](repeating: 0, count: 78)
  }

  private static func xyz(_ values: [UInt32]) -> [UInt8] {
    big("XYZ ") + big(0) + values.flatMap { big($0) }
  }

  private static func curveValue(_ index: Int) -> [UInt8] {
    let encoded = Double(index) / Double(curvePoints - 1)
    let linear = encoded <= 0.04045 ? encoded / 12.92 : Double.pow((encoded + 0.055) / 1.055, 2.4)
    let value = UInt16((linear * 65535).rounded())
    return [UInt8(value >> 8), UInt8(value & 255)]
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func big(_ tag: String) -> [UInt8] { Array(tag.utf8) }
}
