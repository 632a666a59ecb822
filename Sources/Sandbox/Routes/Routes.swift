import Diagnostics
import FlyingFox

/// Which request gets which answer.
struct Routes: Sendable {
    static let modelPath = "/capabilities"
    static let statePath = "/sandbox/state"
    static let signInPath = "/sandbox/sign-in"
    static let stylesheetPath = "/sandbox/style.css"

    let product: Product
    private let sessions: SessionStore
    private let model: ModelFile

    init(product: Product) {
        self.product = product
        sessions = SessionStore(initialState: product.initialState)
        model = ModelFile(product.model)
    }

    /// Answers any request; what is wrong with one is said in the answer.
    func respond(to request: HTTPRequest) async -> HTTPResponse {
        let asked: Request
        do throws(Refusal) {
            asked = try await Request(request)
        } catch {
            return .text(error.status, error.message)
        }
        let response = await answer(asked)
        return asked.isHead ? response.withoutBody : response
    }

    private func answer(_ request: Request) async -> HTTPResponse {
        switch (request.path, request.method) {
        case (Self.modelPath, .GET): model.response(to: request)
        case (Self.stylesheetPath, .GET): .bytes(.ok, "text/css; charset=utf-8", Array(Stylesheet.css.utf8), cache: "max-age=3600")
        case (Self.modelPath, _), (Self.stylesheetPath, _): .methodNotAllowed("GET, HEAD")
        default: await answerInSession(request)
        }
    }

    private func answerInSession(_ request: Request) async -> HTTPResponse {
        let (id, response) = await sessions.withSession(request.sessionID) { session in
            if let asked = request.query["lang"], let tag = Language.lookup(asked, among: product.locales.map(\.tag)) {
                session.locale = tag
            }
            return answer(request, in: &session)
        }
        guard id != request.sessionID else { return response }
        var withCookie = response
        withCookie.headers.addValue("\(Request.cookieName)=\(id); Path=/; HttpOnly; SameSite=Lax", for: .setCookie)
        return withCookie
    }

    private func answer(_ request: Request, in session: inout Session) -> HTTPResponse {
        let locale = locale(for: request, in: session)
        switch (request.path, request.method) {
        case (Self.statePath, .GET):
            return StateEndpoint.document(of: session, locale: locale)
        case (Self.statePath, .POST):
            return StateEndpoint(product: product, locale: locale).set(from: request, in: &session)
        case (Self.signInPath, .GET):
            return .page(.ok, Page.signIn(of: product, session: session, locale: locale))
        case (Self.signInPath, .POST):
            session.isSignedIn = true
            return .redirect(to: "/")
        case (_, .GET), (_, .POST):
            guard let screen = product.screen(at: request.path) else {
                return .page(.notFound, Page.notFound(of: product, session: session, locale: locale))
            }
            guard session.isSignedIn else { return .redirect(to: Self.signInPath) }
            return answer(request, on: screen, in: &session, locale: locale)
        default:
            return .methodNotAllowed("GET, HEAD, POST")
        }
    }

    private func answer(_ request: Request, on screen: Product.Screen, in session: inout Session, locale: String) -> HTTPResponse {
        let used = request.method == .POST ? request.form["control"] ?? "" : request.query["use"]
        guard let used else {
            let page = Page.screen(screen, of: product, session: session, locale: locale)
            session.notice = nil
            return .page(.ok, page)
        }
        guard let control = product.control(used), control.screen == screen.id, control.isUsed(by: request.method) else {
            return .text(.badRequest, "The screen '\(screen.id)' has no control \(quoted(used)) to use with \(request.method.rawValue).")
        }
        let next = session.use(control, of: product, form: request.form.fields)
        return .redirect(to: product.screen(next)?.path ?? "/")
    }

    private func locale(for request: Request, in session: Session) -> String {
        let tags = product.locales.map(\.tag)
        return session.locale ?? Language.preferred(request.acceptLanguage, among: tags) ?? tags.first ?? "en"
    }
}

extension Product.Control {
    /// Links are followed, everything else is sent with its form.
    fileprivate func isUsed(by method: HTTPMethod) -> Bool {
        switch role {
        case .link, .menuitem, .tab: method == .GET
        case .button: method == .POST
        case .checkbox: method == .POST && !sets.isEmpty
        case .alert, .group, .heading, .status, .textbox: false
        }
    }
}
