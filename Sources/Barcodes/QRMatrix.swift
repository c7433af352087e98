internal import CZXing

/// A QR code of error correction level M as it is drawn, without its quiet zone of four modules.
public struct QRMatrix: Sendable, Hashable {
  /// Modules of a side.
  public let side: Int
  private let modules: [UInt8]

  /// Of a version 40, the largest there is.
  private static let mostModules = 177 * 177

  /// Nil for more bytes than a QR code holds.
  public init?(_ payload: [UInt8]) {
    var modules = [UInt8](repeating: 0, count: QRMatrix.mostModules)
    side = Int(cz_draw_qr(payload, payload.count, &modules, modules.count))
    guard side > 0 else { return nil }
    self.modules = Array(modules.prefix(side * side))
  }

  /// Whether a module is dark; what lies outside is light.
  public func isDark(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < side && y < side && modules[y * side + x] == 1
  }
}
