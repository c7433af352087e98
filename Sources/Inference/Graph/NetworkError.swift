/// Why a network file was refused or an input did not fit.
public enum NetworkError: Error, Sendable, Equatable {
  /// Not a TensorFlow Lite file, whose identifier "TFL3" is missing, or an ONNX file without a graph.
  case notANetwork
  /// A reference leads out of the file at this byte.
  case truncated(at: Int)
  /// An operator, or a version or mode of it, that the engine does not have.
  case unsupportedOperator(name: String)
  /// A tensor stored as this `TensorType` of the schema.
  case unsupportedType(code: Int)
  /// An index into tensors, buffers or operator codes beyond the table's end, or one used before it exists.
  case badIndex(Int)
  /// A stride, window, padding, axis or landmark number that makes no sense.
  case badOption(operator: String, value: Int)
  /// A shape that does not fit what the operator makes of its inputs.
  case badShape(operator: String, shape: [Int])
  /// A tensor whose data has the wrong number of bytes.
  case badData(bytes: Int, expected: Int)
  /// More numbers than any supported network needs.
  case tooLarge(count: Int)
  /// The input given to `Session.run` has the wrong number of floats.
  case wrongInput(count: Int, expected: Int)
}
