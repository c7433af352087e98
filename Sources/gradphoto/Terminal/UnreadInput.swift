import Localization

/// The line of a file that could not be read, in commands that print no verdict.
struct UnreadInput: Encodable {
  var input: String
  var error: Failure
}
