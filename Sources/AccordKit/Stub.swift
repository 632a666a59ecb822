extension Explanation { static let model: [Explanation] = [], labels = model, procedures = model, states = model, tables = model, locales = model, links = model, site = model, pages = model, runs = model }
extension CapabilityModel { public static var jsonSchema: [UInt8] { [] } }
import Diagnostics
struct PageFacts: Sendable {}
func verify(_ html: [UInt8], at path: String, locale: Site.Locale) -> PageFacts { PageFacts() }
func verifyLinks(_ facts: [PageFacts], among files: [String]) -> [Diagnostic] { [] }
