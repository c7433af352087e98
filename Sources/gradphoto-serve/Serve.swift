public import ArgumentParser
import Barcodes
import Codecs
import Collection
import Files
import Foundation
public import Localization
import Pipeline
import Portrait
import Rules
import SystemPackage
import WebService

extension Language: ExpressibleByArgument {}

@main
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradphoto serve",
    abstract: "Serve a collection as pages, for students' phones and for those who review. 采集网页服务。",
    discussion: """
      Everything comes from this program and stays on this machine. Without --lan only browsers on this machine reach \
      it. With --lan phones in the same network do; unencrypted, unless --cert and --key are given: use a network of \
      your own. Links for students: \
      'gradphoto collect links'; accounts of those who review: 'gradphoto collect account'.
      """,
    version: BuildInfo.version)

  @Argument(help: "Folder of the collection.")
  var folder: String

  @Flag(help: "Let phones in the same network in.")
  var lan = false

  @Option(help: "Port.")
  var port = 8099

  @Option(
    name: .customLong("name"),
    help: "A name by which browsers may call it, such as photo.school.edu.cn; repeatable.")
  var names: [String] = []

  @Option(help: "Certificates in PEM, the service's own first: pages are served by HTTPS.")
  var cert: String?

  @Option(help: "The certificate's key in PEM, unencrypted.")
  var key: String?

  @Option(name: [.customShort("j"), .long], help: "Workers (default: one for each core).")
  var jobs: Int?

  @Option(
    help:
      "Folder of 录取照 or the like, named by 学号, 考生号 or 证件号, to compare with at the desk; none is kept."
  )
  var references: String?

  @Option(
    help:
      "Folder of the network files (default: beside the executable, ../share/gradphoto/models, $GRADPHOTO_MODELS)."
  )
  var models: String?

  @Option(help: "Language of messages here: zh or en (default: from the locale).")
  var language: Language = Language(environment: ProcessInfo.processInfo.environment)

  @Flag(help: "Print a line for each request; nobody's data stands in it.")
  var verbose = false

  static func main() async {
    IsolatedDecoder.serveIfAsked()
    await main(nil)
  }

  func validate() throws {
    if let wrong = names.first(where: { HostName($0) == nil }) {
      throw ValidationError(
        language.choose(
          "--name 应为域名或地址，不带 https:// 和端口：“\(printable(wrong))”。",
          "--name is a name or an address without https:// and port, not “\(printable(wrong))”."))
    }
    guard (0...65_535).contains(port) else {
      throw ValidationError(language.choose("--port 应为 0 到 65535。", "--port is a number from 0 to 65535."))
    }
    if (cert == nil) != (key == nil) {
      throw ValidationError(
        language.choose("--cert 和 --key 要一起给出。", "--cert and --key go together."))
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError(language.choose("--jobs 应为 1 到 256 的数字。", "--jobs is a number from 1 to 256."))
    }
  }

  func run() async throws {
    do {
      try await serve()
    } catch {
      note(Failure(error).text)
      throw ExitCode(2)
    }
  }

  /// Pages that look at the database at once; each look takes less than a millisecond.
  private static let readers = 4

  private func serve() async throws {
    let collection = try PhotoCollection.open(FilePath(folder), readers: Serve.readers)
    let networks = try Networks(models: models, keepsFaces: try collection.settings().keepsEmbeddings)
    var settings = WebService.Settings()
    settings.port = port
    settings.workers = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    settings.names = hosts + (lan ? LocalAddresses.all.compactMap { HostName($0) } : [])
    if let references { settings.references = try ReferenceFolder.read(FilePath(references), collection) }
    if lan { settings.host = "0.0.0.0" }
    if let cert, let key {
      let identity = try TLSIdentity(certificate: FilePath(cert), key: FilePath(key))
      identity.warnings.forEach(note)
      settings.identity = identity
    }
    if verbose { settings.log = { Terminal.note($0) } }
    let service = try WebService(collection, settings, note: note) {
      let engine = try TakeEngine(
        try collection.settings(), today: .today, models: try networks.portrait.get(),
        faces: try networks.faces?.get(), makesMarks: true)
      return Taker(collection, with: engine, by: "gradphoto serve")
    }
    try await service.run { port in announce(port) }
  }

  private var hosts: [HostName] { names.compactMap { HostName($0) } }

  private func announce(_ port: Int) {
    // A certificate is for names, and names lead nowhere but to this machine without --lan.
    let shown = lan ? hosts.isEmpty ? LocalAddresses.all : hosts.map(\.text) : ["127.0.0.1"]
    for host in shown {
      let address = "\(cert == nil ? "http" : "https")://\(host):\(port)/"
      Terminal.print(address)
      if lan { Terminal.print(QRText.lines(of: address)) }
    }
    note(
      LocalizedText(
        zh: lan ? "同一网络里的手机可以扫码打开。Ctrl-C 结束。" : "只有本机浏览器能打开；手机要用请加 --lan。Ctrl-C 结束。",
        en: lan
          ? "Phones in the same network can scan it. Ctrl-C ends it."
          : "Only browsers on this machine can open it; phones need --lan. Ctrl-C ends it."))
  }

  private func note(_ text: LocalizedText) { Terminal.note(text[language]) }
}
