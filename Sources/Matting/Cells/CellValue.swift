/// What a map of cells can hold: numbers that can be averaged.
protocol CellValue {
  static var zero: Self { get }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, factor: Float) -> Self
  static func / (a: Self, divisor: Float) -> Self
}

extension Float: CellValue {}
extension SIMD4: CellValue where Scalar == Float {}
