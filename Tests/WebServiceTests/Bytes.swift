/// What begins as a JPEG file does, and differs by its number.
func photo(_ number: Int, count: Int = 2000) -> [UInt8] {
  [0xFF, 0xD8, 0xFF, 0xE0] + withUnsafeBytes(of: number.littleEndian, Array.init)
    + [UInt8](repeating: 7, count: count)
}
