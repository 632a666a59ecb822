import HTML
import Testing

@testable import AccordKit

@Suite("Cells of a table in rows and columns", .timeLimit(.minutes(1)))
struct GridTests {
    private func grid(_ table: String, limit: Int = Grid.limit) throws -> Grid {
        let document = HTMLDocument(utf8: Array("<title>T</title><main><table>\(table)</table></main>".utf8))
        let survey = ContentSurvey(document, platform: .plain, selector: nil)
        return Grid(try #require(document.nodes.first { $0.tag == .table }), survey: survey, limit: limit)
    }

    /// `A 0,1 2×1`: what a cell says, its row and column, how many rows and columns it takes.
    private func cells(_ grid: Grid) -> [String] {
        grid.cells.map { "\($0.node.text) \($0.row),\($0.column) \($0.rows)×\($0.columns)" }
    }

    @Test("cells go where those above leave room")
    func spans() throws {
        let plain = try grid("<tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D<tr><td colspan=3>E")
        #expect(cells(plain) == ["A 0,0 2×1", "B 0,1 1×2", "C 1,1 1×1", "D 1,2 1×1", "E 2,0 1×3"])
        let between = try grid("<tr><td>A<td rowspan=3>B<td>C<td rowspan=2>D<tr><td>E<td>F<tr><td>G<td>H<td>I")
        #expect(
            cells(between) == [
                "A 0,0 1×1", "B 0,1 3×1", "C 0,2 1×1", "D 0,3 2×1", "E 1,0 1×1", "F 1,2 1×1", "G 2,0 1×1", "H 2,2 1×1", "I 2,3 1×1",
            ])
    }

    @Test("a cell that runs into one from above leaves both their places taken")
    func overlap() throws {
        let grid = try grid("<tr><td>A<td rowspan=4>B<tr><td colspan=3 rowspan=2>C<td>D<tr><td>E<tr><td>F<td>G")
        #expect(cells(grid) == ["A 0,0 1×1", "B 0,1 4×1", "C 1,0 2×3", "D 1,3 1×1", "E 2,3 1×1", "F 3,0 1×1", "G 3,2 1×1"])
    }

    @Test("a span to the end of its group ends there")
    func group() throws {
        let grid = try grid("<thead><tr><th rowspan=0>A<th>B<tr><th>C<tbody><tr><td>D<td>E")
        #expect(cells(grid) == ["A 0,0 2×1", "B 0,1 1×1", "C 1,1 1×1", "D 2,0 1×1", "E 2,1 1×1"])
    }

    @Test("spans as large as can be written are not counted out column by column")
    func hugeSpans() throws {
        let steps = try grid(String(repeating: "<tr><td rowspan=65534 colspan=1000>x", count: 3000))
        #expect(steps.isTooLarge && steps.cells.count == 3000)
        let row = try grid("<tr>" + String(repeating: "<td rowspan=65534 colspan=1000>x", count: 3000))
        #expect(row.isTooLarge && row.cells.count == 3000)
        let few = try grid("<tr>" + String(repeating: "<td rowspan=65534 colspan=1000>x", count: 1000))
        #expect(!few.isTooLarge && few.columnCount == 1000)
    }

    @Test("of a table over the limit all cells are known", arguments: ["<tr><td>x<td>x<td>x<td>x<td>x", "<tr><td>x<tr><td>x<tr><td>x<tr><td>x<tr><td>x"])
    func tooLarge(table: String) throws {
        #expect(try grid(table, limit: 5).isTooLarge == false)
        let cut = try grid(table, limit: 4)
        #expect(cut.isTooLarge && cut.cells.count == 5)
    }
}
