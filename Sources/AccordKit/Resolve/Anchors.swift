import Markdown

/// The anchors of a page's headings as GitHub makes them: lower case, spaces as hyphens, no punctuation, numbered where they repeat.
func anchors(of headings: [Block.Heading]) -> [String] {
    var seen: [String: Int] = [:]
    return headings.map { heading in
        let slug = anchorSlug(heading.content.plainText)
        let count = seen[slug, default: 0]
        seen[slug] = count + 1
        guard count > 0 else { return slug }
        let numbered = "\(slug)-\(count)"
        seen[numbered, default: 0] += 1
        return numbered
    }
}

/// The anchors of a page: those of the source language's headings, so that switching languages keeps the place.
///
/// Headings that the source does not have get anchors of their own. Which headings belong together, their number says.
func anchors(of headings: [Block.Heading], like source: [String]) -> [String] {
    guard headings.count != source.count else { return source }
    return anchors(of: headings, like: headings.indices.map { source.indices.contains($0) ? source[$0] : nil }, besides: source)
}

/// - Parameters:
///   - counterparts: the anchor of the source's heading for each; nil where the source has none.
///   - source: all anchors of the source.
func anchors(of headings: [Block.Heading], like counterparts: [String?], besides source: [String]) -> [String] {
    var used = Set(source)
    return zip(anchors(of: headings), counterparts).map { slug, counterpart in
        if let counterpart { return counterpart }
        var unique = slug
        var number = 1
        while !used.insert(unique).inserted {
            unique = "\(slug)-\(number)"
            number += 1
        }
        return unique
    }
}

private func anchorSlug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_" {
            slug.unicodeScalars.append(scalar)
        } else if scalar.properties.isWhitespace {
            slug.append("-")
        }
    }
    return slug.isEmpty ? "section" : slug
}
