// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
/// Targets that touch every pixel are optimized in debug builds too: tests run eight times faster.
let pixels = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
/// x86-64 code for CPUs with AVX2: these flags change what Swift's own compiler makes as well.
let v3 = pixels + [.unsafeFlags(["-Xcc", "-march=x86-64-v3"])]
let cFlags: [CSetting] = [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror"])]
let cxxFlags: [CXXSetting] = [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror"])]

// The loops of PixelKernels a second time. SwiftPM takes a folder for one target only, hence the link to it.
#if arch(x86_64)
  let wideTargets: [Target] = [.target(name: "PixelKernelsV3", swiftSettings: v3)]
  let wideKernels: [Target.Dependency] = ["PixelKernelsV3"]
#else
  let wideTargets: [Target] = []
  let wideKernels: [Target.Dependency] = []
#endif

/// An object file with the part of ICU's data that gradphoto uses, which `make release` makes: 33 MB less than what Swift's
/// static Foundation brings.
let smallICU = Context.environment["GRADPHOTO_ICU"].map { [LinkerSetting.unsafeFlags([$0])] } ?? []

/// Files of Sources/Rules/Standards.
let standards = [
  "adult-exam-hubei", "cet", "chsi-99", "chsi-99-blue", "chsi-99-white", "civil-service", "constructor-2",
  "degree-beijing", "degree-tongji", "degree-zju", "driving-licence", "exit-entry", "gaokao-henan",
  "hk-visa", "icao", "id-card", "japan-passport", "japan-visa", "kaoyan", "ncre", "ntce", "passport-cn",
  "passport-cn-abroad", "passport-cn-old", "passport-cn-paper", "portrait", "putonghua", "residence-permit",
  "resume", "schengen", "school-roll", "social-security", "social-security-old", "teacher-certificate",
  "uk-passport", "upgrade-jiangxi", "us-passport", "us-visa", "visa-cn",
]

// `make fuzz`: built with libFuzzer and AddressSanitizer, which no other product is.
let fuzzTargets: [Target] =
  Context.environment["GRADPHOTO_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Localization", "Raster", "Codecs", "Tables", "Rosters", "Rules", "Inference", "Barcodes",
        "Pipeline", "Batch",
      ], path: "Tests/Fuzz/Readers", swiftSettings: strict)
  ]

// `make bench`: the least that the job can cost.
let floorTargets: [Target] =
  Context.environment["GRADPHOTO_FLOOR"] == nil
  ? []
  : [
    .executableTarget(
      name: "floor", dependencies: ["Codecs", "Raster", "Inference", "CWeights"],
      path: "Tests/Tools/benchmarks/floor", swiftSettings: strict)
  ]

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let real = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let package = Package(
  name: "gradphoto",
  products: [
    .executable(name: "gradphoto", targets: ["gradphoto"]),
    .executable(name: "gradphoto-serve", targets: ["gradphoto-serve"]),
    .library(name: "Pipeline", targets: ["Pipeline", "Reports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    // What Hummingbird stands on: connections, and the parts of a request.
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
  ],
  targets: wideTargets + fuzzTargets + floorTargets + [
    .systemLibrary(
      name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CLibWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
    .systemLibrary(
      name: "CLibLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"]), .brew(["little-cms2"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CLibExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(
      name: "CCodecs", dependencies: ["CLibJPEG", "CLibPNG", "CLibWebP", "CLibLCMS"], cSettings: cFlags),
    .systemLibrary(
      name: "CLibZXing", pkgConfig: "zxing", providers: [.apt(["libzxing-dev"]), .brew(["zxing-cpp"])]),
    .target(name: "CKernels", cSettings: cFlags),
    .target(
      name: "CWeights", exclude: ["weights"], cSettings: cFlags + [.unsafeFlags(["-Wno-c23-extensions"])]),
    .target(name: "CZXing", dependencies: ["CLibZXing"], cxxSettings: cxxFlags),
    .target(name: "CCairo", cSettings: cFlags),

    .target(name: "Localization", swiftSettings: strict),
    .target(name: "Files", dependencies: ["Localization", "CLibCrypto", system], swiftSettings: strict),
    .target(name: "PixelKernels", dependencies: ["CKernels"] + wideKernels, swiftSettings: pixels),
    .target(name: "Raster", dependencies: ["PixelKernels", real], swiftSettings: pixels),
    .target(
      name: "Codecs", dependencies: ["Localization", "Raster", "CCodecs", real], swiftSettings: pixels),
    .target(name: "Inference", dependencies: ["CKernels"], swiftSettings: pixels),
    .target(name: "Portrait", dependencies: ["Raster", "Inference", real], swiftSettings: pixels),
    .target(name: "Barcodes", dependencies: ["Localization", "Raster", "CZXing"], swiftSettings: pixels),
    .target(name: "Matting", dependencies: ["Raster", "PixelKernels"], swiftSettings: pixels),
    .target(
      name: "FaceVerification", dependencies: ["Localization", "Raster", "Inference", "Portrait"],
      swiftSettings: pixels),
    .target(
      name: "Rules",
      dependencies: [
        "Localization", "Inference", "Raster", "Codecs", "Portrait", "PixelKernels", "CWeights", real,
      ],
      resources: standards.map { .embedInCode("Standards/\($0).json") },
      swiftSettings: pixels),
    .target(
      name: "Store",
      dependencies: ["Localization", "Files", system, .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "Printing", dependencies: ["Localization", "Raster", "Codecs", "CCairo"],
      swiftSettings: pixels),
    .target(
      name: "Pipeline",
      dependencies: [
        "Localization", "Files", "Inference", "Raster", "Codecs", "Portrait", "Matting", "Rules", "Barcodes",
        "FaceVerification", "Printing", system,
      ],
      swiftSettings: strict),
    .target(name: "CPages", exclude: ["pages"], cSettings: cFlags + [.unsafeFlags(["-Wno-c23-extensions"])]),
    .target(
      name: "Reports",
      dependencies: [
        "Localization", "Files", "Raster", "Codecs", "Portrait", "Matting", "Rules", "Rosters", "Barcodes",
        "FaceVerification", "Pipeline", "Printing", "CPages",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "Tables", dependencies: ["Localization", "CLibZip", "CLibExpat", system], swiftSettings: strict),
    .target(
      name: "Rosters", dependencies: ["Localization", "Files", "Tables", system], swiftSettings: strict),
    .target(
      name: "Batch",
      dependencies: [
        "Localization", "Files", "Codecs", "Rosters", "Rules", "Store", "Pipeline", "Reports",
        system,
      ],
      swiftSettings: strict),
    .target(
      name: "Collection",
      dependencies: [
        "Localization", "Files", "Codecs", "Portrait", "Barcodes", "FaceVerification", "Rosters", "Rules",
        "Store", "Pipeline", "Reports", "CPages", system,
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "Delivery",
      dependencies: [
        "Localization", "Files", "Tables", "Rosters", "FaceVerification", "Pipeline", "Codecs", system,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gradphoto",
      dependencies: [
        "Localization", "Files", "Tables", "Rosters", "Raster", "Codecs", "Portrait", "Matting", "Rules",
        "Barcodes", "FaceVerification", "Pipeline", "Reports", "Batch", "Collection", "Printing", "Delivery",
        system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: smallICU),

    // The service is a product of its own, so that the others do not pay for the build of its HTTP server.
    .target(
      name: "WebService",
      dependencies: [
        "Localization", "Barcodes", "Rosters", "Files", "Tables", "Raster", "Codecs", "Printing",
        "Rules", "Pipeline", "Reports", "Collection", "CPages", system,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gradphoto-serve",
      dependencies: [
        "Localization", "Files", "Barcodes", "Codecs", "FaceVerification", "Portrait", "Rosters", "Rules",
        "Pipeline",
        "Collection", "WebService", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: smallICU),

    .target(
      name: "Support", dependencies: ["Raster", "Codecs", "Portrait"], path: "Tests/Support",
      exclude: ["README.md"], swiftSettings: pixels),
    .testTarget(name: "LocalizationTests", dependencies: ["Localization"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Support", "Files"], swiftSettings: strict),
    .testTarget(name: "TablesTests", dependencies: ["Support", "Tables", "Files"], swiftSettings: strict),
    .testTarget(
      name: "PrintingTests", dependencies: ["Support", "Printing", "Localization", "Codecs", "Raster"],
      swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "Support", "Localization", "Files", "Tables", "Rosters", "FaceVerification", "Delivery", "Codecs",
        "Raster",
        system,
      ],
      swiftSettings: strict),
    .testTarget(name: "StoreTests", dependencies: ["Support", "Store", "Files"], swiftSettings: strict),
    .testTarget(
      name: "RostersTests", dependencies: ["Rosters", "Tables", "Localization", "CLibZip"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Support", "Localization", "Files", "Reports", "Pipeline", "Rules", "Portrait", "Codecs", "Raster",
        "Printing",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BatchTests",
      dependencies: [
        "Support", "Localization", "Files", "Batch", "Store", "Rosters", "Rules", "Pipeline", "Reports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CollectionTests",
      dependencies: [
        "Support", "Localization", "Files", "Collection", "Store", "Rosters", "Rules", "Barcodes", "Codecs",
        "FaceVerification", "Portrait", "Pipeline", "Reports", "Raster",
      ],
      swiftSettings: strict),
    .testTarget(name: "RasterTests", dependencies: ["Raster"], swiftSettings: strict),
    .testTarget(name: "PixelKernelsTests", dependencies: ["PixelKernels"], swiftSettings: pixels),
    .executableTarget(
      name: "decoding-child", dependencies: ["Codecs"], path: "Tests/DecodingChild", swiftSettings: strict),
    .testTarget(
      name: "CodecsTests", dependencies: ["Support", "Localization", "Codecs", "Raster", "decoding-child"],
      swiftSettings: strict),
    .testTarget(name: "InferenceTests", dependencies: ["Support", "Inference"], swiftSettings: strict),
    .testTarget(
      name: "PortraitTests", dependencies: ["Support", "Portrait", "Codecs", "Raster", "Inference", real],
      swiftSettings: strict),
    .testTarget(
      name: "MattingTests", dependencies: ["Support", "Matting", "Raster", "Codecs"], swiftSettings: strict),
    .testTarget(
      name: "RulesTests", dependencies: ["Support", "Localization", "Rules", "Portrait", "Codecs", "Raster"],
      swiftSettings: pixels),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Support", "Files", "Reports", "Matting", "Localization", "Pipeline", "Printing", "Rules", "Portrait",
        "Codecs",
        "Raster",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BarcodesTests", dependencies: ["Localization", "Barcodes", "Codecs", "Raster"],
      swiftSettings: pixels),
    .testTarget(
      name: "FaceVerificationTests", dependencies: ["FaceVerification", "Portrait", "Codecs", "Raster"],
      swiftSettings: pixels),
    .testTarget(
      name: "WebServiceTests",
      dependencies: [
        "Support", "Localization", "Files", "Raster", "Codecs", "Barcodes", "Rules", "Pipeline", "Collection",
        "WebService",
        system,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["Support", "Barcodes", "Codecs", "Raster", "gradphoto"],
      swiftSettings: strict),
    .testTarget(
      name: "SharedDataTests",
      dependencies: [
        "Support", "Localization", "Files", "Pipeline", "Rules", "Portrait", "Matting", "Codecs", "Raster",
      ],
      exclude: ["Accuracy/observations.tsv", "Accuracy/people.tsv"], swiftSettings: pixels),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)
