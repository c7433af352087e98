import Foundation
import Testing

@testable import FaceVerification

private let isRecording = ProcessInfo.processInfo.environment["GRADPHOTO_RECORD"] == "1"

/// Measures everything over all sets and writes the tables of docs/face-verification.md: `make face-verification`, about two
/// minutes.
@Suite(.enabled(if: VerificationData.photosArePresent && isRecording), .serialized)
struct FaceVerificationCampaign {
  /// Of the first half's strangers of one set and sex, this share may be as alike as `doubtful`.
  private static let falseMatchesAtDoubtful = 0.001
  /// Above the two strangers most alike in the first half: room for groups of which it has few.
  private static let margin = 0.1
  /// Of the table of false match rates.
  private static let steps = stride(from: 10, through: 55, by: 5).map { Double($0) / 100 }

  @Test func writesThePage() throws {
    let reader = try FaceReader()
    let (people, faults) = try VerificationPeople.all(reader)
    let genuine = try GenuinePairs(reader)
    #expect(genuine.faults.isEmpty, "\(genuine.faults)")
    let choosing = people.filter { !$0.isForMeasuringOnly }
    let firstHalf = choosing.filter(\.isInFirstHalf)
    let secondHalf = choosing.filter { !$0.isInFirstHalf }

    let chosen = Self.thresholds(from: firstHalf)
    let standard = FaceComparison.Thresholds.standard
    #expect(
      abs(chosen.same - standard.same) < 1e-9 && abs(chosen.doubtful - standard.doubtful) < 1e-9, "\(chosen)")

    let searching = FaceComparison.Thresholds.search
    let least = genuine.byForm.values.joined().filter(\.isInFirstHalf).map(\.similarity).min() ?? 1
    let middle = ((Self.anyone(firstHalf).max() ?? 1) + least) / 2
    #expect(abs(searching.same - (middle * 100).rounded() / 100) < 1e-9, "\(middle)")
    #expect(searching.doubtful == standard.same)

    let groups: [(name: String, people: [Stranger], pairs: [Double])] = [
      ("first half, anyone", firstHalf, Self.anyone(firstHalf)),
      ("first half, one set and sex", firstHalf, Self.alike(firstHalf)),
      ("**second half, anyone**", secondHalf, Self.anyone(secondHalf)),
      ("**second half, one set and sex**", secondHalf, Self.alike(secondHalf)),
      Self.group("– women, light skin (London, Canada)", secondHalf) {
        $0.sex == .woman && $0.look == .light
      },
      Self.group("– men, light skin (London, Canada)", secondHalf) { $0.sex == .man && $0.look == .light },
      Self.group("– US Congress", secondHalf) { $0.set == "congress" },
      Self.group("– UK Parliament, 186×186", secondHalf) { $0.set == "uk_mps_186" },
      Self.group("measuring only: East Asian women", people) {
        $0.isForMeasuringOnly && $0.sex == .woman && $0.look == .eastAsian
      },
      Self.group("measuring only: East Asian men", people) {
        $0.isForMeasuringOnly && $0.sex == .man && $0.look == .eastAsian
      },
      Self.group("measuring only: dark skin (Nigeria, nearly all men)", people) { $0.set == "sye_id" },
      ("everyone with everyone, all sets", people, Self.anyone(people)),
    ]
    let measured = Self.falseMatchRates(
      groups.dropFirst(3).dropLast().filter { $0.pairs.count >= 1000 }.map(\.pairs))
    for (step, made) in zip(FalseMatchRate.measured, measured) {
      #expect(abs(step.similarity - made.similarity) < 1e-9 && abs(step.rate - made.rate) <= 0.02 * made.rate)
    }
    #expect(FalseMatchRate.measured.count == measured.count, "\(measured)")

    var page = Self.strangers(groups, at: standard)
    page += Self.genuine(genuine, at: standard)
    page += Self.rates(measured)
    page += "### Photos that could not be compared\n\n"
    page += "\(faults.count) of \(people.count + faults.count): "
    let counts = Dictionary(grouping: faults.flatMap(\.faults), by: { $0 }).mapValues(\.count)
    page +=
      counts.sorted { $0.value > $1.value }.map { "\($0.key.en) \($0.value)" }.joined(separator: "; ")
      + ".\n\n"
    for fault in faults { print(fault.path, fault.faults) }
    try Self.write(page)
  }

  // MARK: Pairs

  private static func anyone(_ people: [Stranger]) -> [Double] {
    people.indices.flatMap { i in
      people[(i + 1)...].map { people[i].embedding.similarity(to: $0.embedding) }
    }
  }

  private static func alike(_ people: [Stranger]) -> [Double] {
    Dictionary(grouping: people, by: \.stratum).values.flatMap(anyone)
  }

  private static func group(
    _ name: String, _ people: [Stranger], _ isMember: (Stranger) -> Bool
  ) -> (name: String, people: [Stranger], pairs: [Double]) {
    let members = people.filter(isMember)
    return (name, members, alike(members))
  }

  // MARK: Choosing

  private static func thresholds(from half: [Stranger]) -> FaceComparison.Thresholds {
    let strangers = alike(half)
    let doubtful = (0...100).map { Double($0) / 100 }
      .first { ErrorRate(of: strangers, from: $0).rate <= falseMatchesAtDoubtful }
    let same = (anyone(half).max() ?? 1) + margin
    return FaceComparison.Thresholds(same: (same * 100).rounded(.up) / 100, doubtful: doubtful ?? 1)
  }

  /// At each step the highest rate of a group; where none of any group is left, the bound that the largest gives.
  private static func falseMatchRates(_ groups: [[Double]]) -> [FalseMatchRate.Step] {
    var made: [FalseMatchRate.Step] = []
    for similarity in steps {
      let rates = groups.map { ErrorRate(of: $0, from: similarity) }
      guard let worst = rates.map(\.rate).max(), worst > 0 else {
        // Of the group that was the worst one step before, one-sided: 0.05 = (1 − rate) ^ pairs.
        let worst = groups.max { a, b in
          ErrorRate(of: a, from: similarity - 0.05).rate < ErrorRate(of: b, from: similarity - 0.05).rate
        }
        let rate = min(1 - exp(log(0.05) / Double(worst?.count ?? 1)), made.last?.rate ?? 1)
        made.append(
          FalseMatchRate.Step(
            similarity: similarity, rate: Double(String(format: "%.2g", rate)) ?? rate, isUpperBound: true))
        break
      }
      made.append(
        FalseMatchRate.Step(similarity: similarity, rate: Double(String(format: "%.2g", worst)) ?? worst))
    }
    return made
  }

  // MARK: Writing

  private static func strangers(
    _ groups: [(name: String, people: [Stranger], pairs: [Double])], at thresholds: FaceComparison.Thresholds
  ) -> String {
    var text = "### Strangers\n\n"
    text +=
      "FMR: pairs at least as alike as the threshold, with bounds of 95 %. FMR at \(number(thresholds.doubtful)): "
    text += "not 存疑; at \(number(thresholds.same)): wrongly 同一人.\n\n"
    text += "| group | people | pairs | median | most alike | FMR at \(number(thresholds.doubtful)) "
    text += "| FMR at \(number(thresholds.same)) |\n|---|---|---|---|---|---|---|\n"
    for group in groups {
      let sorted = group.pairs.sorted()
      guard let most = sorted.last else { continue }
      text +=
        "| \(group.name) | \(group.people.count) | \(group.pairs.count) | \(number(sorted[sorted.count / 2])) "
      text += "| \(number(most)) | \(ErrorRate(of: group.pairs, from: thresholds.doubtful).text) "
      text += "| \(ErrorRate(of: group.pairs, from: thresholds.same).text) |\n"
    }
    return text + "\n"
  }

  private static func genuine(_ genuine: GenuinePairs, at thresholds: FaceComparison.Thresholds) -> String {
    var text = "### One person\n\n"
    text += "FNMR: pairs below the threshold. At \(number(thresholds.doubtful)): wrongly 存疑; at "
    text += "\(number(thresholds.same)): not 同一人.\n\n"
    text += "| pairs | n | least alike | median | FNMR at \(number(thresholds.doubtful)) "
    text += "| FNMR at \(number(thresholds.same)) |\n|---|---|---|---|---|---|\n"
    func row(_ name: String, _ similarities: [Double]) {
      let sorted = similarities.sorted()
      guard let least = sorted.first else { return }
      text += "| \(name) | \(sorted.count) | \(number(least)) | \(number(sorted[sorted.count / 2])) "
      text += "| \(ErrorRate(of: sorted, below: thresholds.doubtful).text) "
      text += "| \(ErrorRate(of: sorted, below: thresholds.same).text) |\n"
    }
    for form in GenuinePairs.Form.allCases {
      row("London: \(form.name)", genuine.byForm[form, default: []].map(\.similarity))
    }
    let chips = genuine.byForm[.chip, default: []]
    row("– of chip size: women", chips.filter { $0.sex == .woman }.map(\.similarity))
    row("– men", chips.filter { $0.sex == .man }.map(\.similarity))
    row("– light skin", chips.filter { $0.look == .light }.map(\.similarity))
    row("– dark skin", chips.filter { $0.look == .dark }.map(\.similarity))
    row("– East Asian", chips.filter { $0.look == .eastAsian }.map(\.similarity))
    row("– West Asian", chips.filter { $0.look == .westAsian }.map(\.similarity))
    row("one man, years apart", genuine.yearsApart)
    row("selfies of one person, 15–60 cm and other light", genuine.selfies)
    return text + "\n"
  }

  private static func rates(_ steps: [FalseMatchRate.Step]) -> String {
    var text = "### What a similarity stands for\n\n"
    text +=
      "The highest rate of any group above with at least 1,000 pairs; `FalseMatchRate.measured` holds the same numbers.\n\n"
    text += "| similarity from | strangers as alike |\n|---|---|\n"
    for step in steps {
      let percent = String(format: "%.2g", step.rate * 100)
      text += "| \(number(step.similarity)) | \(step.isUpperBound ? "none; < " : "")\(percent) % |\n"
    }
    return text + "\n"
  }

  private static func number(_ value: Double) -> String { String(format: "%.2f", value) }

  private static let marks = ("<!-- measured -->\n", "<!-- end of what is measured -->\n")

  private static func write(_ tables: String) throws {
    let page = try String(contentsOf: VerificationData.page, encoding: .utf8)
    let start = try #require(page.range(of: marks.0))
    let end = try #require(page.range(of: marks.1))
    let made = page[..<start.upperBound] + tables + page[end.lowerBound...]
    try made.write(to: VerificationData.page, atomically: true, encoding: .utf8)
  }
}
