extension CapabilityModel {
    /// Which items of which tools a capability supports, in a locale's words: names in the plural, tools in the order in which the model
    /// first mentions each, all rows of a tool together.
    ///
    /// Nil where there is no such capability, or one of the names is missing in the locale: another locale's would be no label of the product's.
    public func supportTable(for capability: String, locale: String) -> SupportTable? {
        guard let id = currentID(.capability, capability), let capability = capabilities[id],
            let name = capability.name.lookup(locale)?.singular
        else { return nil }
        var tools: [SupportTable.Tool] = []
        var places: [String: Int] = [:]
        for support in capability.supports {
            guard let tool = self.tools[support.tool]?.name.lookup(locale)?.plural, let item = items[support.item]?.name.lookup(locale)?.plural
            else { return nil }
            let row = SupportTable.Row(
                item: item, note: support.note?.lookup(locale)?.singular, task: support.task?.lookup(locale)?.singular)
            if let place = places[support.tool] {
                tools[place].rows.append(row)
            } else {
                places[support.tool] = tools.count
                tools.append(SupportTable.Tool(name: tool, rows: [row]))
            }
        }
        return SupportTable(capability: name, tools: tools)
    }
}
