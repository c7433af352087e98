import Foundation
import Testing

/// What `collect` says besides, so that a new user goes on.
@Suite struct CollectHintTests {
  @Test func aPaymentAloneBringsNothingToReview() throws {
    try School.with { school in
      let paid = try school.collect("pay", "--student", "1", "--receipt", "R1")
      #expect(paid.status == 0 && paid.text == "payments: 1\n")
      #expect(paid.errors.contains("of these 1 have chosen no photo"))
    }
  }

  @Test func nothingToDeliverIsSaid() throws {
    try School.with { school in
      let delivered = try school.collect("deliver", "-o", school.path("out"))
      #expect(delivered.status == 0 && delivered.text.isEmpty)
      #expect(delivered.errors.contains("nobody is approved") && delivered.errors.contains("collect review"))
    }
  }

  @Test func whatComesNextIsNamed() throws {
    try School.with { school in
      let more = try school.collect("import", "--partial", try school.file("more.csv", "学号,姓名\n3,丙\n"))
      #expect(more.errors.contains("next: gradphoto collect verify"))
      let again = try school.collect("import", "--partial", try school.file("more.csv", "学号,姓名\n3,丙\n"))
      #expect(!again.errors.contains("next:"))
    }
  }

  @Test func mistakesOfOneKindAreSummedUp() throws {
    try School.with { school in
      let rows = (0..<60).map { "\(10 + $0),丙,11010519491231002\($0 % 10)\n" }.joined()
      let list = try school.file("many.csv", "学号,姓名,证件号\n" + rows)
      let short = try school.collect("import", "--partial", list)
      #expect(short.errors.split(separator: "\n").count < 20, "\(short.errors)")
      #expect(short.errors.contains("more of the kind"))
      let long = try school.collect("import", "--partial", list, "--verbose")
      #expect(long.errors.split(separator: "\n").count > 40)
    }
  }

  @Test func aSenselessNumberOfDaysIsWrongUsage() throws {
    try School.with { school in
      for days in ["99999999999999999", "-1", "36501"] {
        let refused = try school.collect("purge", "--older-than=\(days)")
        #expect(refused.status == 64, "\(days)")
      }
      let done = try school.collect("purge", "--older-than", "36500")
      #expect(done.status == 0)
    }
  }
}
