extension Explanation { static let model: [Explanation] = [], labels = model, procedures = model, states = model, tables = model, locales = model, links = model, site = model, pages = model, runs = model }
import Diagnostics
