internal import Portrait

/// What is worn on ears and neck, and what hides an ear, by what a network sees there: probabilities in percent.
extension HeadFeatures {
  /// Hair or cloth hides an ear.
  var earHidden: Double { percent(LinearModel.earHidden) }
  /// An earring is worn.
  var earring: Double { percent(LinearModel.earrings) }
  var necklaceWorn: Double { LinearModel.necklace.percent(of: neck) }

  /// Of the ear that shows more of it.
  private func percent(_ model: LinearModel) -> Double { ears.map { model.percent(of: $0) }.max() ?? 0 }
}
