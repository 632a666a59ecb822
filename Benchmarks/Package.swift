// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "accord", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "corpus",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .executableTarget(
            name: "html-speed",
            dependencies: [
                "CLibXML2", .product(name: "HTML", package: "accord"), .product(name: "Markdown", package: "accord"),
                .product(name: "AccordKit", package: "accord"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "memory",
            dependencies: [
                .product(name: "AccordKit", package: "accord"), .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
