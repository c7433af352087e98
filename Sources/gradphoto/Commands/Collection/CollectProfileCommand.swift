import ArgumentParser
import Collection
import Localization

struct CollectProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "How students are reached: phone, address, postcode. 个人档案。",
    discussion:
      "With --list the table has columns 手机, 地址, 邮编. What is not given stays what the school's list says.")

  @OptionGroup var students: StudentsOption

  @Option(help: "Mobile number, or +country number.")
  var phone: String?

  @Option(help: "Address for prints.")
  var address: String?

  @Option(help: "Six digits.")
  var postcode: String?

  @OptionGroup var options: CollectOptions

  func run() throws {
    try options.change(students, done: LocalizedText(zh: "档案已完善", en: "profiles complete")) {
      _, student, row in
      func value(_ option: String?, _ heading: String, _ known: String) -> String {
        if let option { return option }
        guard let cell = row.value(heading), !cell.isEmpty else { return known }
        return cell
      }
      let record = student.record
      return Change(
        student.id,
        SetProfile(
          try Profile(
            phone: value(phone, "手机", record.phone), address: value(address, "地址", record.address),
            postcode: value(postcode, "邮编", record.postcode))))
    }
  }
}
