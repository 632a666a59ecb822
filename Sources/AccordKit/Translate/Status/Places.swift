/// The records of cells whose translations stand in another row or column than those of the rest of their own: a table is read by place, so that there they
/// stand against another source text.
///
/// - Parameter places: by the record, the segment of the source and that of the target.
func exchangedCells(_ source: [Segment], _ target: [Segment], _ places: [Int: (source: Int, target: Int)]) -> [Int] {
    let cells = places.sorted { $0.key < $1.key }.compactMap { record, place in
        source[place.source].cell.flatMap { own in target[place.target].cell.map { (record: record, source: own, target: $0) } }
    }
    func usual(_ line: (Segment.Cell) -> Line) -> [Line: Line] {
        Dictionary(grouping: cells) { line($0.source) }.compactMapValues { group in mostFrequent(group.map { line($0.target) }, nearest: line(group[0].source)) }
    }
    let rows = usual { Line(table: $0.table, index: $0.row) }
    let columns = usual { Line(table: $0.table, index: $0.column) }
    return cells.filter { cell in
        rows[Line(table: cell.source.table, index: cell.source.row)] != Line(table: cell.target.table, index: cell.target.row)
            || columns[Line(table: cell.source.table, index: cell.source.column)] != Line(table: cell.target.table, index: cell.target.column)
    }.map(\.record)
}

/// A row or a column of one of the page's tables.
private struct Line: Hashable {
    let table: Int
    let index: Int

    func distance(to other: Line) -> Int { 1000 * abs(table - other.table) + abs(index - other.index) }
}

private func mostFrequent(_ lines: [Line], nearest origin: Line) -> Line? {
    Dictionary(grouping: lines) { $0 }.mapValues(\.count).max {
        ($0.value, -$0.key.distance(to: origin), $1.key.index) < ($1.value, -$1.key.distance(to: origin), $0.key.index)
    }?.key
}

extension Translation {
    /// Blocks, items and rows whose translation somebody put where neither the source nor the lock has it are to be reviewed: each of them was read in
    /// another place. What a review found right there, the lock calls moved.
    mutating func doubtOutOfPlace(_ records: [Lock.Record]) {
        let placed = units.indices.filter { index in
            let kind = units[index].source.kind
            return units[index].target != nil && kind.fieldName == nil && kind != .alternative
        }
        func place(_ index: Int) -> Int { units[index].target?.range.lowerBound ?? 0 }
        let (settled, open) = (placed.filter { record($0, records)?.carried == .moved }, placed.filter { record($0, records)?.carried != .moved })
        let outside = displaced(open, by: place)
        for index in outside { units[index].isOutOfPlace = true }
        let inOrder = open.filter { !outside.contains($0) }
        for index in settled {
            let before = inOrder.last { $0 < index }.map(place) ?? -1
            let behind = inOrder.first { $0 > index }.map(place) ?? Int.max
            units[index].isOutOfPlace = !(before..<behind).contains(place(index))
        }
        let known = open.filter { recordOfUnit[units[$0].id] != nil }
        let inLock = displaced(known.sorted { recordOfUnit[units[$0].id] ?? 0 < recordOfUnit[units[$1].id] ?? 0 }, by: place)
        for index in displaced(known, by: place).intersection(inLock) {
            units[index].isOutOfPlace = true
            switch units[index].state {
            case .translated, .approved: units[index].state = .needsReview
            case .new, .stale, .needsReview: break
            }
        }
    }

    private func record(_ index: Int, _ records: [Lock.Record]) -> Lock.Record? { recordOfUnit[units[index].id].map { records[$0] } }
}

/// Of elements in their order: those that stand elsewhere in the order of their places, and both of two that changed places.
private func displaced(_ elements: [Int], by place: (Int) -> Int) -> Set<Int> {
    let places = elements.map(place)
    var outside = Set(elements.indices).subtracting(longestIncreasing(places))
    guard !outside.isEmpty else { return [] }
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    for (rank, element) in order.enumerated() where element != rank && order[element] == rank { outside.insert(element) }
    return Set(outside.map { elements[$0] })
}
