import Localization
import Printing

extension SharedOptions {
  /// Letters for an overlay. Where the machine has none, the overlay has no words and a sentence says why.
  var overlayLettering: Lettering? {
    do {
      return try Lettering()
    } catch {
      note(error.text)
      return nil
    }
  }
}
