import Localization

extension Standard {
  /// Whether every word stands in the standard's id, names, document, keywords or group, whatever their case.
  public func matches(_ words: [String]) -> Bool {
    let texts = [title, document, group?.title].compactMap { $0 }.flatMap { [$0.zh, $0.en] }
    let haystack = ([id] + texts + keywords).joined(separator: "\n").lowercased()
    return words.allSatisfy { haystack.contains($0.lowercased()) }
  }
}
