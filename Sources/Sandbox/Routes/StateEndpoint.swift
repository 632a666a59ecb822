import Diagnostics
import FlyingFox

/// `/sandbox/state`: how a test reads and sets what the product would otherwise have to be walked to.
///
/// `GET` gives `{"axes":{…},"locale":"fr","signatures":"none","signedIn":true}` of the session. `POST` takes a form with any of: an axis,
/// `lang`, `signatures` (`none`, `requested`, `complete`), `signed-in` (`yes`, `no`), and answers with the same document, or, where the
/// form has the field `return` with the path of a screen, leads there.
struct StateEndpoint {
    let product: Product
    let locale: String

    static func document(of session: Session, locale: String) -> HTTPResponse {
        let axes = session.state.sorted { $0.key < $1.key }.map { ($0.key, Diagnostics.JSONValue.string($0.value)) }
        return .json(
            .ok,
            [
                "axes": .object(axes), "locale": .string(locale), "signatures": .string(session.signatures.rawValue),
                "signedIn": .bool(session.isSignedIn),
            ])
    }

    func set(from request: Request, in session: inout Session) -> HTTPResponse {
        var changed = session
        changed.notice = nil
        var next = locale
        for (name, value) in request.form.fields.sorted(by: { $0.key < $1.key }) where name != "return" {
            if let problem = set(name, to: value, in: &changed) { return .json(.badRequest, ["error": .string(problem)]) }
            if name == "lang" { next = changed.locale ?? locale }
        }
        session = changed
        guard let back = request.form["return"] else { return Self.document(of: session, locale: next) }
        return .redirect(to: product.screen(at: back)?.path ?? (back == Routes.signInPath ? back : "/"))
    }

    /// - Returns: what is wrong with the field, if something is.
    private func set(_ name: String, to value: String, in session: inout Session) -> String? {
        switch name {
        case "lang":
            let tags = product.locales.map(\.tag)
            guard let tag = Language.lookup(value, among: tags) else { return unknown("lang", value, among: tags) }
            session.locale = tag
        case "signatures":
            guard let signatures = Session.Signatures(rawValue: value) else {
                return unknown(name, value, among: Session.Signatures.allCases.map(\.rawValue))
            }
            if signatures == .complete, session.signatures == .requested { session.notice = .signed }
            session.signatures = signatures
        case "signed-in":
            guard value == "yes" || value == "no" else { return unknown(name, value, among: ["yes", "no"]) }
            session.isSignedIn = value == "yes"
        default:
            guard let axis = product.axes.first(where: { $0.id == name }) else {
                return unknown("fields", name, among: product.axes.map(\.id) + ["lang", "signatures", "signed-in"])
            }
            guard axis.values.contains(value) else { return unknown(name, value, among: axis.values) }
            session.state[name] = value
        }
        return nil
    }

    private func unknown(_ what: String, _ value: String, among known: [String]) -> String {
        let nearest = nearestMatch(to: value, among: known).map { " Did you mean \(quoted($0))?" } ?? ""
        return "The values of '\(what)' are \(known.joined(separator: ", ")): found \(quoted(value)).\(nearest)"
    }
}
