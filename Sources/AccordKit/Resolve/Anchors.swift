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
/// Headings that the source does not have get anchors of their own.
func anchors(of headings: [Block.Heading], like source: [String]) -> [String] {
    guard headings.count != source.count else { return source }
    var used = Set(source)
    let own = anchors(of: headings)
    return own.enumerated().map { index, slug in
        if index < source.count { return source[index] }
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
