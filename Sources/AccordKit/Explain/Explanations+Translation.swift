// `TRN04…`

extension Explanation {
    private static let lock = "Content/keys/link/fr.lock.jsonl"

    static let translations: [Explanation] = [
        Explanation(
            code: .invalidLock,
            rule: "A line of a lock is a JSON object with the keys id, base, target and state.",
            reason: """
                The lock records what each segment was translated from. A line that cannot be read is work that
                seems not to be done. Locks are written by “accord translate”; take the line from git again, or
                delete it and accept the segment anew.
                """,
            failing: Example(
                lock,
                """
                {"id":"title","base":"Link a key","target":"Lier une clé","state":"translated"}

                """),
            passing: Example(
                lock,
                """
                {"id":"title","base":"Link a key","target":"6b5a3c8d0d4c2b90","state":"translated"}

                """))
    ]
}
