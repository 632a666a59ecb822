/// A path without `.`, `..` and doubled slashes, as far as that can be told without looking.
func normalizedPath(_ path: String) -> String {
    var components: [Substring] = []
    for component in path.split(separator: "/") where component != "." {
        if component == "..", let last = components.last, last != ".." {
            components.removeLast()
        } else {
            components.append(component)
        }
    }
    return (path.hasPrefix("/") ? "/" : "") + components.joined(separator: "/")
}

/// The one way to write a path: relative to the folder in which the command runs for what is in there, else from the root.
func localPath(_ path: String, in folder: String = currentFolder()) -> String {
    let whole = normalizedPath(path.hasPrefix("/") ? path : "\(folder)/\(path)")
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    if whole == folder { return "" }
    return whole.hasPrefix(root) ? String(whole.dropFirst(root.count)) : whole
}

/// The path that an address of a file on this machine means (`file:///home/me/a%20b.html`); nil for other texts.
func filePath(ofAddress address: String) -> String? {
    guard address.prefix(5).lowercased() == "file:" else { return nil }
    var rest = address.dropFirst(5).prefix { $0 != "?" && $0 != "#" }
    if rest.hasPrefix("//") {
        rest = rest.dropFirst(2)
        let host = rest.prefix { $0 != "/" }
        guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
        rest = rest.dropFirst(host.count)
    }
    return rest.hasPrefix("/") ? String(rest).removingPercentEncoding : nil
}
