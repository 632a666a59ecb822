import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Fetched pages in a folder, one file each: a line of JSON that tells where the page came from, then its bytes.
///
/// Each file is put in place whole, so the folder is in order after a kill, too.
struct PageCache {
    private static let schema = "page/1"
    /// After so long, what an ended run had fetched is asked for again.
    private static let greatestAge = 24 * 60 * 60

    let folder: String
    /// Marks the pages that this run, or the one that it goes on with, has fetched.
    private let run: String
    private let marker: String

    /// Opens the folder, and goes on with the run for the same addresses that was ended there, if there is one.
    init(folder: String, for addresses: [String]) throws(WriteError) {
        self.folder = folder
        try makeFolders(folder)
        let digest = fnv1a(addresses.joined(separator: "\n"))
        marker = "\(folder)/\(digest).run"
        var status = stat()
        let isRecent = stat(marker, &status) == 0 && time(nil) - status.st_mtim.tv_sec < Self.greatestAge
        if isRecent, let bytes = try? readFile(marker, limit: 100), !bytes.isEmpty {
            run = String(decoding: bytes, as: UTF8.self)
        } else {
            run = String(UInt64.random(in: .min ... .max), radix: 16)
            try replaceFile(marker, with: Array(run.utf8))
        }
    }

    struct Entry {
        let answer: PageFetch.Answer
        /// Whether this run has fetched it, or made sure that it still holds.
        let isOfThisRun: Bool
    }

    subscript(address: String) -> Entry? {
        guard let bytes = try? readFile(path(of: address), limit: 1 << 30), let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let head = try? JSONValue(parsing: Array(bytes[..<end])), head["schema"]?.string == Self.schema,
            // Another address may have the same name, and a page may have been cut short by something else.
            head["request"]?.string == address, let found = head["address"]?.string, head["size"]?.integer == bytes.count - end - 1
        else { return nil }
        let answer = PageFetch.Answer(
            address: found, contentType: head["type"]?.string, entityTag: head["etag"]?.string, lastModified: head["modified"]?.string,
            body: Array(bytes[(end + 1)...]))
        return Entry(answer: answer, isOfThisRun: head["run"]?.string == run)
    }

    func store(_ answer: PageFetch.Answer, for address: String) throws(WriteError) {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        let head: JSONValue = [
            "schema": .string(Self.schema), "request": .string(address), "address": .string(answer.address),
            "type": text(answer.contentType),
            "etag": text(answer.entityTag), "modified": text(answer.lastModified), "size": .number(answer.body.count), "run": .string(run),
        ]
        var bytes = head.bytes(style: .compact)
        bytes.append(UInt8(ascii: "\n"))
        try replaceFile(path(of: address), with: bytes + answer.body)
    }

    /// All addresses have been asked for: the next run asks again.
    func finish() { unlink(marker) }

    private func path(of address: String) -> String { "\(folder)/\(fnv1a(address)).page" }
}
