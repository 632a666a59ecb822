// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "accord",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "accord", targets: ["accord"]),
        .executable(name: "sandbox", targets: ["sandbox"]),
        .library(name: "AccordKit", targets: ["AccordKit"]),
        .library(name: "HTML", targets: ["HTML"]),
        .library(name: "Markdown", targets: ["Markdown"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CLibXML", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .target(name: "CRename"),
        .target(name: "Diagnostics"),
        .target(name: "Markdown", dependencies: ["CCMark", "Diagnostics"]),
        .target(name: "HTML", dependencies: ["CLibXML", "Diagnostics"]),
        .target(
            name: "AccordKit",
            dependencies: [
                "Diagnostics", "Markdown", "HTML", "CRename",
                .product(name: "Yams", package: "Yams"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            resources: [
                .embedInCode("Templates"), .embedInCode("Model/capabilities.schema.json"), .embedInCode("Translate/Review/Page"),
            ]),
        .executableTarget(
            name: "accord",
            dependencies: [
                "AccordKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "sandbox",
            dependencies: [
                "AccordKit", "Diagnostics", "HTML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "FlyingFox", package: "FlyingFox"),
            ],
            path: "Sources/Sandbox"),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], exclude: ["Oracles"]),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], exclude: ["Oracles", "Cases"]),
        .testTarget(
            name: "AccordKitTests",
            dependencies: [
                "AccordKit", .product(name: "Mustache", package: "swift-mustache"), .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Oracles", "Servers", "Check/Cases", "Import/Pages", "Import/Cases"]),
        .testTarget(name: "SandboxTests", dependencies: ["sandbox", "AccordKit", "Diagnostics", "HTML"]),
        .testTarget(
            name: "SiteTests",
            dependencies: ["Diagnostics", .product(name: "Subprocess", package: "swift-subprocess")],
            exclude: ["Oracles"]),
    ],
    swiftLanguageModes: [.v6]
)
