import ArgumentParser

struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Collect one school's photos: roster, codes, consent, takes, review, delivery. 毕业生图像采集。",
    discussion: """
      A collection is a folder, made by 'collect init'. Every other command finds it by -C DIR (default: the current \
      folder), names a student by --student (学号, 考生号 or 证件号), and writes down who did what (--actor).

      Exit status: 0 done, 1 something was told that a person must look at, 2 nothing was changed because it could not \
      be done, 64 wrong usage.
      """,
    subcommands: [
      CollectInitCommand.self, CollectPrivacyCommand.self, CollectImportCommand.self, CollectCodeCommand.self,
      CollectLinksCommand.self, CollectAccountCommand.self, CollectVerifyCommand.self,
      CollectConsentCommand.self, CollectConfirmCommand.self,
      CollectCorrectionCommand.self, CollectProfileCommand.self, CollectTakeCommand.self,
      CollectPickCommand.self,
      CollectAcceptCommand.self, CollectPayCommand.self, CollectCompareCommand.self,
      CollectReviewCommand.self,
      CollectNotifyCommand.self, CollectDeliverCommand.self, CollectStatusCommand.self,
      CollectHistoryCommand.self, CollectVerifyLogCommand.self, CollectExportCommand.self,
      CollectWithdrawCommand.self, CollectPurgeCommand.self, CollectMergeCommand.self,
      CollectCheckCommand.self,
      CollectRecoverCommand.self,
    ])
}
