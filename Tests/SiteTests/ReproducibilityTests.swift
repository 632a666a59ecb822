import Foundation
import Testing

/// The output depends on the input alone.
struct ReproducibilityTests {
    @Test("One core and two write the same bytes")
    func sameBytesOnAnyNumberOfCores() async throws {
        try await withTemporaryFolder { folder in
            let outputs = ["1", "2"].map { folder.appending(path: $0) }
            for output in outputs {
                let outcome = try await Program.accord(
                    "build", "--site", Checkout.root.filePath, "--output", output.filePath, "--jobs", output.lastPathComponent)
                try #require(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
            }
            let files = try outputs[0].files()
            #expect(files.count > 70)
            #expect(try outputs[1].files() == files)
            for file in files {
                let contents = try outputs.map { try Data(contentsOf: $0.appending(path: file)) }
                #expect(contents[0] == contents[1], "\(file)")
            }
        }
    }

    @Test("A second build changes no file and no time of modification")
    func secondBuildChangesNothing() async throws {
        try await withTemporaryFolder { folder in
            let output = folder.appending(path: "output")
            func build() async throws -> [String: [Int]] {
                let outcome = try await Program.accord("build", "--site", Checkout.root.filePath, "--output", output.filePath)
                try #require(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
                return try modificationTimes(in: output)
            }
            let first = try await build()
            #expect(first.count > 70)
            #expect(try await build() == first)
        }
    }

    /// The size, and the seconds and nanoseconds of the last modification, by path.
    private func modificationTimes(in folder: URL) throws -> [String: [Int]] {
        var times: [String: [Int]] = [:]
        for file in try folder.files() {
            var status = stat()
            try #require(stat(folder.appending(path: file).filePath, &status) == 0)
            #if canImport(Darwin)
                times[file] = [Int(status.st_size), status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
            #else
                times[file] = [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
            #endif
        }
        return times
    }
}
