#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A process that is asked over one socket, its standard input and output, until a deadline; it does not outlive this
/// value. Bytes that it does not take or give in time, or at all, are an error and never a wait, trap or signal.
struct IsolatedProcess: ~Copyable {
  enum Failure: Error, Equatable {
    /// With what the system said.
    case notStarted(String)
    case timedOut
    /// Nil where it ended by itself.
    case ended(signal: Int32?)
  }

  /// The signal at the end of the processor time allowed.
  static let outOfTime = SIGXCPU
  /// The signal that no process can answer.
  static let killed = SIGKILL

  private let process: pid_t
  private let socket: Int32
  /// On the monotonic clock, in milliseconds.
  private let deadline: Int

  init(executable: String, arguments: [String], seconds: Int) throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, IsolatedProcess.stream, 0, &ends) == 0 else {
      throw .notStarted(IsolatedProcess.reason(errno))
    }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    do {
      process = try IsolatedProcess.spawn(executable, arguments, standardStreams: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    socket = ends[0]
    deadline = IsolatedProcess.now() + seconds * 1000
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    close(socket)
  }

  borrowing func send(_ bytes: [UInt8]) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      try wait(for: POLLOUT)
      let count = bytes.withUnsafeBytes {
        IsolatedProcess.send(socket, $0.baseAddress?.advanced(by: sent), $0.count - sent)
      }
      if count > 0 {
        sent += count
      } else if errno != EAGAIN, errno != EINTR {
        throw ending()
      }
    }
  }

  borrowing func receive(_ count: Int) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(Failure) {
        try receive(into: UnsafeMutableRawBufferPointer(buffer))
        initialized = count
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  private borrowing func receive(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) {
    var received = 0
    while received < buffer.count {
      try wait(for: POLLIN)
      let count = recv(
        socket, buffer.baseAddress?.advanced(by: received), buffer.count - received, IsolatedProcess.dontWait)
      if count > 0 {
        received += count
      } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
        throw ending()
      }
    }
  }

  private borrowing func wait(for events: Int32) throws(Failure) {
    while true {
      let left = deadline - IsolatedProcess.now()
      guard left > 0 else { throw .timedOut }
      var descriptor = pollfd(fd: socket, events: Int16(events), revents: 0)
      let ready = poll(&descriptor, 1, Int32(clamping: left))
      if ready > 0 { return }
      guard ready == 0 || errno == EINTR else { throw ending() }
    }
  }

  /// A process that has closed its end has this long to end itself.
  private static let secondsToEnd = 2

  /// The other end is closed: how the process came to its end. It stays to be waited for.
  private borrowing func ending() -> Failure {
    let latest = min(deadline, IsolatedProcess.now() + IsolatedProcess.secondsToEnd * 1000)
    var information = siginfo_t()
    while IsolatedProcess.now() < latest {
      information = siginfo_t()
      guard waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT | WNOHANG) == 0 else { break }
      let code = information.si_code
      if code == Int32(CLD_EXITED) { return .ended(signal: nil) }
      if code == Int32(CLD_KILLED) || code == Int32(CLD_DUMPED) {
        return .ended(signal: IsolatedProcess.status(information))
      }
      usleep(1000)
    }
    return .ended(signal: nil)
  }

  // ---- The system ----

  private static func spawn(
    _ executable: String, _ arguments: [String], standardStreams end: Int32
  ) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, end, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Threads of a pool block most signals.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var values = ([executable] + arguments).map { strdup($0) }
    defer { for value in values { free(value) } }
    values.append(nil)
    var process: pid_t = 0
    let error = posix_spawn(&process, executable, &actions, &attributes, values, environ)
    guard error == 0 else { throw .notStarted(reason(error)) }
    return process
  }

  private static func reason(_ error: Int32) -> String {
    strerror(error).map { String(cString: $0) } ?? "error \(error)"
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  #if canImport(Darwin)
    private static let stream = SOCK_STREAM
    private static let dontWait = MSG_DONTWAIT

    /// A reader that is gone must not end this process.
    private static func send(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
      var on: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      return Darwin.send(socket, bytes, count, dontWait)
    }

    private static func status(_ information: siginfo_t) -> Int32 { information.si_status }
  #else
    private static let stream = Int32(SOCK_STREAM.rawValue)
    private static let dontWait = Int32(MSG_DONTWAIT)

    /// A reader that is gone must not end this process.
    private static func send(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
      let flags = dontWait | Int32(MSG_NOSIGNAL)
      #if canImport(Glibc)
        return Glibc.send(socket, bytes, count, flags)
      #else
        return Musl.send(socket, bytes, count, flags)
      #endif
    }

    private static func status(_ information: siginfo_t) -> Int32 { information._sifields._sigchld.si_status }
  #endif
}
