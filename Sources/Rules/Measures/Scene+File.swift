internal import Codecs
import Localization

extension Scene {
  /// Facts of the file; a picture that has none yet can't be judged as a file.
  func facts() throws(Unassessable) -> FileFacts {
    guard let file = evidence.file else {
      throw Unassessable(LocalizedText(zh: "还没有成品文件，无法判断", en: "There is no finished file to judge"))
    }
    return file
  }
}
