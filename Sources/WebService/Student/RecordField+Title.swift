internal import Collection
internal import Localization

extension RecordField {
  var title: LocalizedText {
    let english =
      switch self {
      case .number: "student number"
      case .examID: "exam number"
      case .name: "name"
      case .sex: "sex"
      case .identity: "identity number"
      case .college: "college"
      case .major: "major"
      case .classGroup: "class"
      case .level: "level"
      case .document: "kind of document"
      case .phone: "phone"
      case .address: "address"
      case .postcode: "postcode"
      }
    return LocalizedText(zh: heading, en: english)
  }
}
