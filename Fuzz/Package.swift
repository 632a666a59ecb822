// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "accord", path: "..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .executableTarget(
            name: "fuzz-html",
            dependencies: [
                "CLibFuzzer", .product(name: "HTML", package: "accord"), .product(name: "Markdown", package: "accord"),
                .product(name: "AccordKit", package: "accord"),
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ],
    swiftLanguageModes: [.v6]
)
