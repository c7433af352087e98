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
let cFlags: [CSetting] = [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror"])]
let cxxFlags: [CXXSetting] = [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror"])]

let package = Package(
  name: "gradphoto",
  products: [
    .executable(name: "gradphoto", targets: ["gradphoto"]),
    .library(name: "Studio", targets: ["Studio"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CLibLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"]), .brew(["little-cms2"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CLibExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CLibZXing", pkgConfig: "zxing", providers: [.apt(["libzxing-dev"]), .brew(["zxing-cpp"])]),
    .target(name: "CCodecs", dependencies: ["CLibJPEG", "CLibPNG", "CLibLCMS"], cSettings: cFlags),
    .target(name: "CKernels", cSettings: cFlags),
    .target(name: "CZXing", dependencies: ["CLibZXing"], cxxSettings: cxxFlags),

    .target(name: "Raster", dependencies: ["CKernels"], swiftSettings: pixels),
    .target(name: "Codecs", dependencies: ["Raster", "CCodecs"], swiftSettings: pixels),
    .target(name: "Inference", dependencies: ["CKernels"], swiftSettings: pixels),
    .target(name: "Portrait", dependencies: ["Raster", "Inference"], swiftSettings: pixels),
    .target(name: "Barcodes", dependencies: ["Raster", "CZXing"], swiftSettings: pixels),
    .target(name: "Matting", dependencies: ["Raster", "CKernels"], swiftSettings: pixels),
    .target(
      name: "FaceVerification", dependencies: ["Raster", "Inference", "Portrait"], swiftSettings: pixels),
    .target(
      name: "Rules", dependencies: ["Raster", "Codecs", "Portrait", "CKernels"], swiftSettings: pixels),
    .target(
      name: "Studio",
      dependencies: [
        "Raster", "Codecs", "Inference", "Portrait", "Matting", "Rules", "CLibCrypto", "CKernels",
      ],
      swiftSettings: strict),
    .target(name: "Roster", dependencies: ["CLibZip", "CLibExpat"], swiftSettings: strict),
    .target(
      name: "Batch",
      dependencies: [
        "Studio", "Rules", "Roster", "Portrait", "Codecs", "Raster",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gradphoto",
      dependencies: [
        "Studio", "Raster", "Codecs", "Portrait", "Matting", "Rules", "Roster", "Batch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "BatchTests", dependencies: ["Batch", "Roster", "Rules"], swiftSettings: strict),
    .testTarget(name: "RosterTests", dependencies: ["Roster", "CLibZip"], swiftSettings: strict),
    .testTarget(name: "RasterTests", dependencies: ["Raster"], swiftSettings: strict),
    .testTarget(name: "CodecsTests", dependencies: ["Codecs", "Raster"], swiftSettings: strict),
    .testTarget(name: "InferenceTests", dependencies: ["Inference"], swiftSettings: strict),
    .testTarget(
      name: "PortraitTests", dependencies: ["Portrait", "Codecs", "Raster", "Inference"],
      swiftSettings: strict),
    .testTarget(name: "MattingTests", dependencies: ["Matting", "Raster", "Codecs"], swiftSettings: strict),
    .testTarget(
      name: "RulesTests", dependencies: ["Rules", "Portrait", "Codecs", "Raster"], swiftSettings: pixels),
    .testTarget(
      name: "StudioTests", dependencies: ["Studio", "Rules", "Portrait", "Codecs", "Raster"],
      swiftSettings: strict),
    // A writer of QR codes for the tests.
    .target(
      name: "QRDrawing", dependencies: ["CLibZXing"], path: "Tests/QRDrawing", cxxSettings: cxxFlags),
    .testTarget(
      name: "BarcodesTests", dependencies: ["Barcodes", "Codecs", "Raster", "QRDrawing"],
      swiftSettings: pixels),
    .testTarget(
      name: "FaceVerificationTests", dependencies: ["FaceVerification", "Portrait", "Codecs", "Raster"],
      swiftSettings: pixels),
    .testTarget(name: "CommandTests", dependencies: ["gradphoto"], swiftSettings: strict),
    .testTarget(
      name: "SharedDataTests", dependencies: ["Studio", "Rules", "Portrait", "Matting", "Codecs", "Raster"],
      exclude: ["Accuracy/observations.tsv"], swiftSettings: pixels),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)
