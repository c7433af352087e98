internal import Foundation

/// Workers on threads of their own whose results come back in the order of the jobs, few at a time whatever their number.
public final class WorkerPool<Job: Sendable, Output: Sendable>: @unchecked Sendable {
  // Unchecked: everything that changes is guarded by the condition's lock.
  public typealias Work = (Job) -> Output

  private let condition = NSCondition()
  private let window: Int
  private var waiting: [(index: Int, job: Job)] = []
  private var ready: [Int: Output] = [:]
  private var isClosed = false
  private var busy = 0
  private var startFailure: (any Error)?

  /// - Parameter make: called on each worker's own thread; what it returns never leaves that thread.
  public init(workers: Int, window: Int, make: @escaping @Sendable () throws -> Work) {
    self.window = max(1, workers * window)
    for number in 1...max(1, workers) {
      let thread = Thread { [self] in serve(make) }
      thread.name = "worker \(number)"
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  private func serve(_ make: () throws -> Work) {
    let work: Work
    do {
      work = try make()
    } catch {
      condition.withLock {
        startFailure = error
        condition.broadcast()
      }
      return
    }
    while let (index, job) = take() {
      let output = work(job)
      condition.withLock {
        ready[index] = output
        busy -= 1
        condition.broadcast()
      }
    }
  }

  private func take() -> (index: Int, job: Job)? {
    condition.withLock {
      while waiting.isEmpty, !isClosed { condition.wait() }
      guard !waiting.isEmpty else { return nil }
      busy += 1
      return waiting.removeFirst()
    }
  }

  /// Feeds jobs until there are no more and hands over results in order, as many at once as are ready.
  /// Jobs that were begun are always finished and handed over, unless `deliver` throws.
  /// On return no worker is at work any more.
  /// - Parameter isStopping: asked between deliveries; once it is true, jobs that nobody has begun are dropped.
  /// - Throws: what `make`, `next` and `deliver` throw.
  public func run(
    isStopping: () -> Bool = { false }, next: () throws -> Job?, deliver: ([Output]) throws -> Void
  ) throws {
    defer {
      condition.withLock {
        isClosed = true
        waiting = []
        condition.broadcast()
        while busy > 0 { condition.wait() }
      }
    }
    var given = 0
    var delivered = 0
    var isExhausted = false
    while true {
      if isStopping() {
        isExhausted = true
        given -= dropWaiting()
      }
      while !isExhausted, given - delivered < window {
        guard let job = try next() else {
          isExhausted = true
          break
        }
        condition.withLock {
          waiting.append((given, job))
          condition.broadcast()
        }
        given += 1
      }
      guard delivered < given else { return }
      let outputs = try results(from: delivered)
      delivered += outputs.count
      try deliver(outputs)
    }
  }

  /// - Returns: how many jobs were dropped. They are the last ones: jobs are begun in order.
  private func dropWaiting() -> Int {
    condition.withLock {
      defer { waiting = [] }
      return waiting.count
    }
  }

  /// The results from `index` on that are ready; at least one.
  private func results(from index: Int) throws -> [Output] {
    try condition.withLock {
      while ready[index] == nil {
        if let startFailure { throw startFailure }
        condition.wait()
      }
      var outputs: [Output] = []
      while let output = ready.removeValue(forKey: index + outputs.count) { outputs.append(output) }
      return outputs
    }
  }
}
