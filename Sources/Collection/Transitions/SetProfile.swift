public import Store

/// 个人档案: how the student is reached.
public struct SetProfile: Transition {
  public static let name = "profiled"
  public static let aspect = Aspect.profile

  public var profile: Profile

  public init(_ profile: Profile) { self.profile = profile }

  public func next(_ subject: Subject) throws -> State {
    try subject.require(before: .profile)
    return subject.student.state.raised(to: .profiled)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET phone = ?, address = ?, postcode = ?, profiled = ? WHERE id = ?",
      [profile.phone, profile.address, profile.postcode, occurrence.time, occurrence.student])
  }
}
