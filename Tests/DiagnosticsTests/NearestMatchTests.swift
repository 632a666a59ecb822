import Diagnostics
import Testing

@Suite("Did you mean")
struct NearestMatchTests {
    let ids = ["docusign.link", "docusign.login", "docusign.unlink", "home.avatar", "profile-settings.personal", "profile-settings"]

    @Test(
        "finds the id that was meant",
        arguments: [
            ("docusign.logn", "docusign.login"), ("docusign.lgoin", "docusign.login"), ("Docusign.Login", "docusign.login"),
            ("home.avtar", "home.avatar"), ("profile-setings.personal", "profile-settings.personal"),
            ("profile_settings", "profile-settings"),
            ("docusign.lin", "docusign.link"),
        ])
    func near(_ typed: String, _ meant: String) {
        #expect(nearestMatch(to: typed, among: ids) == meant)
        #expect(nearestMatch(to: typed, among: ids.reversed()) == meant)
    }

    @Test(
        "finds nothing where nothing is near",
        arguments: ["", "x", "ab", "project.admin", "completely-different", String(repeating: "a", count: 100_000)])
    func far(_ typed: String) {
        #expect(nearestMatch(to: typed, among: ids) == nil)
    }

    @Test("prefers a like beginning, then the first in code point order")
    func ties() {
        #expect(nearestMatch(to: "abcdef", among: ["xbcdef", "abcdex"]) == "abcdex")
        #expect(nearestMatch(to: "abcdef", among: ["abcdez", "abcdey"]) == "abcdey")
        #expect(nearestMatch(to: "abc", among: []) == nil)
        #expect(nearestMatch(to: "abc", among: ["", "a"]) == nil)
        #expect(nearestMatch(to: "état", among: ["etat", "été"]) == "etat")
    }

    @Test("measures as the unbounded textbook algorithm does")
    func oracle() {
        var generator = Generator(seed: 5)
        func word() -> String {
            String((0..<Int.random(in: 0...9, using: &generator)).map { _ in "abc".randomElement(using: &generator) ?? "a" })
        }
        for _ in 0..<2_000 {
            let typed = word()
            let candidate = word()
            let near = textbookDistance(Array(typed), Array(candidate)) <= typed.count / 3
            #expect((nearestMatch(to: typed, among: [candidate]) != nil) == near, "\(typed) \(candidate)")
        }
    }

    private func textbookDistance(_ a: [Character], _ b: [Character]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { table[i][0] = i }
        for j in 0...b.count { table[0][j] = j }
        for i in 0..<a.count {
            for j in 0..<b.count {
                table[i + 1][j + 1] = min(table[i][j + 1] + 1, table[i + 1][j] + 1, table[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    table[i + 1][j + 1] = min(table[i + 1][j + 1], table[i - 1][j - 1] + 1)
                }
            }
        }
        return table[a.count][b.count]
    }
}
