/// Whether a text stands in bytes, as UTF-8.
func contains(_ bytes: [UInt8], _ text: String) -> Bool {
  let wanted = Array(text.utf8)
  guard bytes.count >= wanted.count else { return false }
  return (0...bytes.count - wanted.count).contains {
    bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
  }
}
