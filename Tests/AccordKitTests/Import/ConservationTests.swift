import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

@Suite struct ImportConservationTests {
    /// What is wrong with one page, with as small a part of it as shows it.
    private static func faults(_ html: [UInt8]) -> [String] {
        readPage(html, path: "page.html").faults
    }

    @Test("no text is lost, and the result is read as it was written, on pages of all kinds", arguments: 0..<20)
    func conserves(_ part: Int) {
        for seed in 0..<30 {
            let html = RandomPage.html(seed: UInt64(part * 100 + seed))
            let faults = Self.faults(html)
            guard !faults.isEmpty else { continue }
            let small = Self.reduced(html)
            let page = readPage(small, path: "page.html")
            Issue.record(
                """
                seed \(part * 100 + seed): \(page.faults.joined(separator: "; "))
                \(String(decoding: small, as: UTF8.self))
                \(page.findings.map(\.message).joined(separator: "\n"))
                \(String(decoding: page.document.markdown(), as: UTF8.self))
                """)
            return
        }
    }

    /// The page with as many pieces cut out as can be while something stays wrong.
    private static func reduced(_ html: [UInt8]) -> [UInt8] {
        var html = html
        var size = html.count / 2
        while size > 0 {
            var start = 0
            while start < html.count {
                var shorter = html
                shorter.removeSubrange(start..<min(start + size, html.count))
                if String(validating: shorter, as: UTF8.self) != nil, !faults(shorter).isEmpty { html = shorter } else { start += size }
            }
            size /= 2
        }
        return html
    }

    @Test("a fault is seen: text that is lost, text that is doubled, and text from elsewhere")
    func accountingSees() throws {
        let html = Array("<main><h1>T</h1><p>One <b>two</b></p><p>Three</p></main>".utf8)
        let page = readPage(html, path: "page.html")
        #expect(page.accounting.kept == 12)
        var lost = page
        lost.document.blocks.removeLast()
        #expect(Self.accounted(lost, html).lost == 5)
        var doubled = page
        doubled.document.blocks.append(.paragraph(Block.Paragraph(content: [.text("Threex", 40..<45)], range: 40..<45)))
        #expect(Self.accounted(doubled, html).surplus > 0)
        var foreign = page
        foreign.title = "X"
        #expect(Self.accounted(foreign, html).surplus == 1)
        #expect(Self.accounted(foreign, html).lost == 1)
    }

    private static func accounted(_ page: ReadPage, _ html: [UInt8]) -> TextAccounting {
        Accounting(convert(html, path: "page.html", options: ReadOptions()).converter, result: page).sums
    }
}

@Suite struct RealPagesTests {
    private static let folders = ProcessInfo.processInfo.environment["ACCORD_PAGES"].map { $0.split(separator: ":").map(String.init) } ?? []

    /// Folders of real pages, which are nobody's to publish: the environment names them.
    @Test("no text is lost on real pages", .enabled(if: !folders.isEmpty, "ACCORD_PAGES names no folders of HTML pages"))
    func conservesRealPages() throws {
        for folder in Self.folders {
            var sums = TextAccounting()
            var pages = 0
            var faulty = 0
            var bytes = 0
            var time = Duration.zero
            var slowest: (Duration, String) = (.zero, "")
            let clock = ContinuousClock()
            let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            for name in names.sorted() where name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".jelly") {
                guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
                var page: ReadPage?
                let duration = clock.measure { page = readPage(Array(data), path: name) }
                guard let page else { continue }
                pages += 1
                bytes += data.count
                time += duration
                if duration > slowest.0 { slowest = (duration, name) }
                sums.total += page.accounting.total
                sums.kept += page.accounting.kept
                sums.lost += page.accounting.lost
                sums.surplus += page.accounting.surplus
                sums.boilerplate.merge(page.accounting.boilerplate, uniquingKeysWith: +)
                sums.dropped.merge(page.accounting.dropped, uniquingKeysWith: +)
                sums.added.merge(page.accounting.added, uniquingKeysWith: +)
                if !page.faults.isEmpty {
                    faulty += 1
                    if faulty < 20 { Issue.record("\(folder)/\(name): \(page.faults.joined(separator: "; ")) \(page.findings.filter { $0.severity == .error }.prefix(2).map(\.message))") }
                }
            }
            #expect(pages > 0, "\(folder) has no pages")
            func share(_ count: Int) -> String { "\((Double(count) * 1000 / Double(max(sums.total, 1))).rounded() / 10) %" }
            print("\(folder): \(pages) pages, \(bytes) bytes in \(time), slowest \(slowest)")
            print("  \(sums.total) scalars: kept \(share(sums.kept)), boilerplate \(share(sums.boilerplate.values.reduce(0, +))), lost \(sums.lost), surplus \(sums.surplus), faulty pages \(faulty)")
            for (name, count) in (sums.boilerplate.sorted { $0.value > $1.value } + sums.dropped.sorted { $0.key < $1.key } + sums.added.sorted { $0.key < $1.key }) {
                print("    \(name) \(count)")
            }
        }
    }
}
