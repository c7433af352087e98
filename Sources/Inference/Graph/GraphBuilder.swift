/// The steps of a network in order, while a lowering still joins some of them to others.
struct GraphBuilder {
  private var steps: [(any Operation)?] = []
  /// The step that makes a value.
  private var makers: [Int: Int] = [:]

  mutating func append(_ step: some Operation) {
    makers[step.output] = steps.count
    steps.append(step)
  }

  /// Takes a step away, to be added again in another form.
  mutating func remove(makerOf value: Int) {
    guard let index = makers.removeValue(forKey: value) else { return }
    steps[index] = nil
  }

  func maker<T>(of value: Int, as type: T.Type) -> T? {
    makers[value].flatMap { steps[$0] as? T }
  }

  /// The steps without those whose result nobody reads, as paddings that were joined.
  func needed(for outputs: [Int]) -> [any Operation] {
    var read = Set(outputs)
    var kept: [any Operation] = []
    for case let step? in steps.reversed() where read.contains(step.output) {
      read.formUnion(step.inputs)
      kept.append(step)
    }
    return kept.reversed()
  }
}
