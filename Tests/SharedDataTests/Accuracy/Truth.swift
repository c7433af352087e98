/// What the labels say of a photo and a rule.
enum Truth: Sendable {
  case conforms
  case breaks
  /// Not labelled, or a case that people disagree on.
  case unknown
}

extension LabelledPhoto {
  /// - Parameter rule: a rule's id, or "glasses" for whether the rules on glasses see that some are worn.
  func truth(_ rule: String) -> Truth {
    if let seen = Observations.all[path]?[rule], edit == nil { return seen }
    if broken.contains(rule) { return .breaks }
    if isEdited, folder != "london_synth" || !["glasses", "single-face"].contains(rule) { return .unknown }
    return switch rule {
    case "single-face": row["faces"] == "1" ? .conforms : .breaks
    case "eyes-open": isBareEyed ? byColumn("eyes_closed", breaking: ["y", "one"]) : .unknown
    case "mouth-closed": byColumn("mouth_open", breaking: ["y"])
    case "eye-line": tilt
    case "ears-visible" where row["ears_hidden"] != nil: byColumn("ears_hidden", breaking: ["y"])
    case "earrings" where row["earrings"] != nil: byColumn("earrings", breaking: ["y"])
    case "necklace" where row["necklace"] != nil: byColumn("necklace", breaking: ["y"])
    case "overlay" where row["overlay"] != nil: byColumn("overlay", breaking: ["y"])
    case "recapture" where row["recapture"] != nil: byColumn("recapture", breaking: ["y"])
    case "red-eye" where row["red_eye"] != nil: byColumn("red_eye", breaking: ["y"])
    // Looked at on sheets of all of them: nothing over an eye that glasses are not, skin as it is, no glare that would be returned.
    case "eyes-visible" where Self.lookedAt.contains(folder): row["hat"] == "n" ? .conforms : .unknown
    case "aspect" where Self.lookedAt.contains(folder): row["frontal"] == "y" ? .conforms : .unknown
    // Its red cast is plain beside any other collection.
    case "natural-color" where folder == "canada": .breaks
    case "dynamic-range", "natural-color": Self.lookedAt.contains(folder) || isStudio ? .conforms : .unknown
    case "head-yaw", "head-pitch": row["frontal"] == "y" && hasFace ? .conforms : .unknown
    case "glasses": byColumn("glasses", breaking: ["y"])
    case "glasses-tint": byColumn("sunglasses", breaking: ["y"])
    case "head-covering": byColumn("hat", breaking: ["y"])
    case "glasses-glare": hasFace && !isEdited && row["sunglasses"] == "n" ? .conforms : .unknown
    case "expression": folder == "london_smiling" ? .unknown : isStudio ? .conforms : .unknown
    // Their sides end at the neck.
    case "shoulders-in-frame", "clothes-contrast", "clothes-pattern":
      folder.hasPrefix("london") ? .conforms : .unknown
    case "crown-margin", "eye-height":
      Observations.isHairCut.contains(path) || !isStudio ? .unknown : .conforms
    default: isStudio ? .conforms : .unknown
    }
  }

  private static let lookedAt: Set = ["tw_ly", "kr_assembly", "hk_dc", "sye_id"]

  private var hasFace: Bool { row["faces"] == "1" }
  private var isBareEyed: Bool { row["sunglasses"] == "n" }

  private func byColumn(_ column: String, breaking: Set<String>) -> Truth {
    guard hasFace, let value = row[column] else { return .unknown }
    return breaking.contains(value) ? .breaks : value == "n" ? .conforms : .unknown
  }

  /// By the annotated eyes where there are any, else by eye; between 3° and 5° people differ.
  private var tilt: Truth {
    guard let roll = Observations.roll[path] else { return byColumn("tilt", breaking: ["y"]) }
    return abs(roll) <= 3 ? .conforms : abs(roll) > 5 ? .breaks : .unknown
  }

  /// The rules that an edit was made to break.
  var broken: Set<String> {
    if let edit { return edit.breaks }
    guard folder == "london_synth", let edit = stem.firstIndex(of: "_") else { return [] }
    return Self.madeToBreak(stem.prefix(upTo: edit) == "two" ? "two" : String(stem[edit...].dropFirst()))
  }

  /// By the name of an edit of london_synth.
  static func madeToBreak(_ name: String) -> Set<String> {
    switch name {
    case "eyesclosed", "eyeclosed_one": ["eyes-open"]
    case "glasses_glare": ["glasses-glare"]
    case "sunglasses": ["glasses-tint"]
    case "halflight", "halflight_faceonly": ["light-balance"]
    case "backlit", "under", "over": ["exposure"]
    case "lowcontrast", "noise20": ["dynamic-range"]
    case "cast_warm", "cast_blue": ["natural-color"]
    case "gray": ["color-photo"]
    case "blur1.5", "blur3", "blur6", "motion21", "lowres": ["sharpness"]
    case "jpegq8": ["compression"]
    case "roll+4", "roll+8", "roll-12", "roll+20", "roll-30", "upsidedown", "rot90": ["eye-line"]
    case "two", "crop_chin": ["single-face"]
    case "crop_crown": ["crown-margin"]
    case "tight": ["shoulders-in-frame"]
    case "offcentre": ["single-face"]
    case "small_head": ["face-width", "crown-margin", "eye-height"]
    case "cap", "mask": ["head-covering"]
    case "fringe_over_brows": ["brows-visible"]
    default: []
    }
  }
}
