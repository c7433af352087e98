internal import CCairo
internal import Raster

/// Writes a PDF page by page: what is done is handed on at once, so that memory does not grow with the pages.
public final class PDFDocument {
  private final class Sink {
    let write: (UnsafeBufferPointer<UInt8>) -> Bool

    init(_ write: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) { self.write = write }
  }

  private let handle: OpaquePointer
  private let sink: Sink
  public let lettering: Lettering
  public private(set) var pages = 0

  /// Files that are made again have the same bytes: they tell no time.
  private static let date = "1980-01-01T00:00:00Z"
  /// Points (1/72 in) in a millimetre.
  private static let point = 72 / 25.4

  /// - Parameter write: takes the file's bytes in order; false where it could not.
  /// - Throws: `PrintingError.drawing`.
  public init(
    title: String, lettering: Lettering, write: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(PrintingError) {
    sink = Sink(write)
    self.lettering = lettering
    let context = Unmanaged.passUnretained(sink).toOpaque()
    // Pages give their own sizes.
    let made = ccairo_pdf(
      { context, bytes, count in
        guard let context else { return 1 }
        let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        return sink.write(UnsafeBufferPointer(start: bytes, count: Int(count))) ? 0 : 1
      }, context, 1, 1, title, "gradphoto", PDFDocument.date)
    guard let made else { throw .drawing("PDF") }
    handle = made
  }

  deinit {
    // A file that is not finished writes its end here, and nobody wants it.
    ccairo_free(handle)
  }

  /// - Parameters:
  ///   - width: in millimetres, as `height`.
  ///   - body: draws in millimetres from the page's top left corner.
  public func page<E: Error>(width: Double, height: Double, _ body: (Drawing) throws(E) -> Void) throws(E) {
    let point = PDFDocument.point
    ccairo_pdf_size(handle, width * point, height * point)
    let drawing = Drawing(handle, lettering)
    try drawing.mapped(by: Affine(a: point, b: 0, tx: 0, c: 0, d: point, ty: 0)) { () throws(E) in
      try body(drawing)
    }
    pages += 1
    ccairo_pdf_end_page(handle)
  }

  /// An entry of the table of contents that leads to the page last drawn.
  public func bookmark(_ title: String) { ccairo_pdf_outline(handle, title, Int32(clamping: max(1, pages))) }

  /// To be called once, at the end.
  /// - Throws: `PrintingError.drawing`.
  public func finish() throws(PrintingError) {
    if let reason = ccairo_finish(handle) { throw .drawing(String(cString: reason)) }
  }
}
