/// The program's own name and version, as reports give them.
public enum BuildInfo {
  public static let name = "gradphoto"
  public static let version = "0.1.0"
}
