/// Writes FlatBuffers front to back, without sharing or alignment, which the reader does not need.
struct FlatBufferWriter {
  indirect enum Item: Sendable {
    case table([Int: Field])
    /// `count` elements.
    case vector(count: Int, bytes: [UInt8])
    case references([Item])

    static func text(_ text: String) -> Item { .vector(count: text.utf8.count, bytes: Array(text.utf8)) }
    static func bytes(_ bytes: [UInt8]) -> Item { .vector(count: bytes.count, bytes: bytes) }
    static func integers(_ values: [Int]) -> Item {
      .vector(count: values.count, bytes: values.flatMap { littleEndian(Int32($0)) })
    }
  }

  enum Field: Sendable {
    case scalar([UInt8])
    case child(Item)

    static func byte(_ value: Int) -> Field { .scalar(littleEndian(Int8(value))) }
    static func int(_ value: Int) -> Field { .scalar(littleEndian(Int32(value))) }
  }

  private(set) var bytes: [UInt8] = []

  init(root: Item, identifier: String) {
    bytes = [0, 0, 0, 0] + Array(identifier.utf8)
    patch(0, to: write(root))
  }

  private mutating func patch(_ place: Int, to target: Int) {
    bytes.replaceSubrange(place..<place + 4, with: littleEndian(UInt32(target - place)))
  }

  private mutating func write(_ item: Item) -> Int {
    switch item {
    case .vector(let count, let contents):
      let start = bytes.count
      bytes += littleEndian(UInt32(count)) + contents
      return start
    case .references(let items):
      let start = bytes.count
      bytes += littleEndian(UInt32(items.count)) + [UInt8](repeating: 0, count: 4 * items.count)
      for (i, item) in items.enumerated() { patch(start + 4 + 4 * i, to: write(item)) }
      return start
    case .table(let fields):
      return write(table: fields)
    }
  }

  private mutating func write(table fields: [Int: Field]) -> Int {
    let slots = (fields.keys.max() ?? -1) + 1
    var body: [UInt8] = []
    var offsets = [UInt16](repeating: 0, count: slots)
    var children: [(place: Int, item: Item)] = []
    for (slot, field) in fields.sorted(by: { $0.key < $1.key }) {
      offsets[slot] = UInt16(4 + body.count)
      switch field {
      case .scalar(let scalar): body += scalar
      case .child(let item):
        children.append((body.count, item))
        body += [0, 0, 0, 0]
      }
    }
    let fieldTable = bytes.count
    bytes += littleEndian(UInt16(4 + 2 * slots)) + littleEndian(UInt16(4 + body.count))
    bytes += offsets.flatMap { littleEndian($0) }
    let start = bytes.count
    bytes += littleEndian(Int32(start - fieldTable)) + body
    for child in children { patch(start + 4 + child.place, to: write(child.item)) }
    return start
  }
}

func littleEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
