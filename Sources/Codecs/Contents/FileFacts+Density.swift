extension FileFacts.Density {
  /// Of pixels per centimetre or metre, which are stored as whole numbers: the whole number of pixels per inch that was
  /// rounded to them, where there is one (118 per cm are 300 dpi, and not 299.72).
  /// - Parameter inches: the length of the unit.
  init(perUnit x: Double, _ y: Double, inches: Double) {
    func perInch(_ perUnit: Double) -> Double {
      let exact = perUnit / inches
      guard perUnit == perUnit.rounded() else { return exact }
      let whole = exact.rounded()
      return (whole * inches).rounded() == perUnit ? whole : exact
    }
    self.init(x: perInch(x), y: perInch(y))
  }
}
