// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "accord", path: "..")],
    targets: [
        // libFuzzer brings the entry point.
        .executableTarget(
            name: "fuzz-html", dependencies: [.product(name: "HTML", package: "accord")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ],
    swiftLanguageModes: [.v6]
)
