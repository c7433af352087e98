/// Each reader of what strangers write. None may do more with any bytes than give a value or throw its error.
enum Reader: String, CaseIterable {
  case jpeg, png, webp, exif, icc
  case heifBoxes = "heif-boxes"
  case decoderAnswer = "decoder-answer"
  case csv, xlsx
  case xlsxParts = "xlsx-parts"
  case standard, worker, tflite, onnx
  case qrPayload = "qr-payload"
  case qrPicture = "qr-picture"

  func read(_ bytes: [UInt8]) {
    switch self {
    case .jpeg: Pictures.jpeg(bytes)
    case .png: Pictures.png(bytes)
    case .webp: Pictures.webp(bytes)
    case .exif: Pictures.exif(bytes)
    case .icc: Pictures.profile(bytes)
    case .heifBoxes: Pictures.boxes(bytes)
    case .decoderAnswer: Pictures.answer(bytes)
    case .csv: Lists.values(bytes)
    case .xlsx: Lists.workbook(bytes)
    case .xlsxParts: Lists.part(bytes)
    case .standard: Requests.standard(bytes)
    case .worker: Requests.line(bytes)
    case .tflite: Networks.tflite(bytes)
    case .onnx: Networks.onnx(bytes)
    case .qrPayload: Codes.payload(bytes)
    case .qrPicture: Codes.picture(bytes)
    }
  }
}
