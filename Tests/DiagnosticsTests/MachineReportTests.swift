import Diagnostics
import Testing

@Suite("Reports for machines")
struct MachineReportTests {
    @Test("JSON has the schema diagnostics/1, with columns in scalars from 1")
    func json() {
        #expect(
            Sample.written(as: .json) == #"""
                {
                  "schema": "diagnostics/1",
                  "summary": {
                    "errors": 1,
                    "warnings": 1,
                    "pages": 2,
                    "claims": 12
                  },
                  "diagnostics": [
                    {
                      "code": "UI002",
                      "severity": "error",
                      "path": "Content/docusign/lier/fr.md",
                      "line": 3,
                      "column": 20,
                      "endLine": 3,
                      "endColumn": 40,
                      "locale": "fr",
                      "message": "A label is written as the product shows it: \"Lier DocuSign compte\" is not the label of docusign.link. The product shows \"Lier le compte DocuSign\".",
                      "fixes": [
                        {
                          "summary": "Write \"Lier le compte DocuSign\"",
                          "safe": true,
                          "edits": [
                            {
                              "path": "Content/docusign/lier/fr.md",
                              "line": 3,
                              "column": 20,
                              "endLine": 3,
                              "endColumn": 40,
                              "replacement": "Lier le compte DocuSign"
                            }
                          ]
                        }
                      ]
                    },
                    {
                      "code": "UI001",
                      "severity": "warning",
                      "path": "Content/docusign/lier/fr.md",
                      "line": 4,
                      "column": 15,
                      "endLine": 4,
                      "endColumn": 24,
                      "locale": "fr",
                      "message": "An id is one of the model's: \"x\" is none.",
                      "fixes": []
                    }
                  ]
                }

                """#)
    }

    @Test("SARIF has every rule once, and each result, region and fix where the standard wants it")
    func sarif() throws {
        let elsewhere = Diagnostic(.wrongLabel, .note, at: Location(path: "Content/a b/ü:%.md"), rule: "R", seen: "s")
        let absolute = Diagnostic(.wrongLabel, .note, at: Location(path: "/tmp/m o.json"), rule: "R", seen: "s")
        let remote = Diagnostic(.wrongLabel, .note, at: Location(path: "http://[::1]:80/capabilities"), rule: "R", seen: "s")
        let report = Report([Sample.wrongLabel, Sample.unknownID, elsewhere, absolute, remote], pages: [], claims: 0)
        let root = try JSONValue(parsing: Array(Sample.written(report, as: .sarif).utf8))
        func at(_ pointer: String) throws -> JSONValue {
            let path = try #require(JSONPointer(pointer))
            return try #require(root[path], "\(pointer)")
        }
        #expect(root["version"] == "2.1.0")
        #expect(try at("/runs/0/columnKind") == "unicodeCodePoints")
        let rules = try #require(try at("/runs/0/tool/driver/rules").array)
        #expect(rules.compactMap { $0["id"]?.string } == ["UI001", "UI002"])
        #expect(rules[1]["shortDescription"] == ["text": "wrong label"])
        let results = try #require(try at("/runs/0/results").array)
        #expect(results.count == 5)
        let regions = try #require(JSONPointer("/locations/0/physicalLocation/region"))
        for result in results {
            let index = try #require(result["ruleIndex"]?.integer)
            #expect(rules[index]["id"] == result["ruleId"])
            #expect(["error", "warning", "note"].contains(result["level"]?.string))
            let region = try #require(result[regions])
            for key in ["startLine", "startColumn", "endLine", "endColumn"] { #expect(region[key]?.integer ?? 0 >= 1) }
        }
        let artifacts = try #require(JSONPointer("/locations/0/physicalLocation/artifactLocation"))
        #expect(
            results.map { $0[artifacts] } == [
                ["uri": "file:///tmp/m%20o.json"],
                ["uri": "Content/a%20b/%C3%BC%3A%25.md", "uriBaseId": "%SRCROOT%"],
                ["uri": "Content/docusign/lier/fr.md", "uriBaseId": "%SRCROOT%"],
                ["uri": "Content/docusign/lier/fr.md", "uriBaseId": "%SRCROOT%"],
                ["uri": "http://[::1]:80/capabilities"],
            ])
        #expect(try at("/runs/0/results/2/properties/locale") == "fr")
        #expect(
            try at("/runs/0/results/2/fixes/0/artifactChanges/0/replacements/0") == [
                "deletedRegion": ["startLine": 3, "startColumn": 20, "endLine": 3, "endColumn": 40],
                "insertedContent": ["text": "Lier le compte DocuSign"],
            ])
        #expect(try at("/runs/0/originalUriBaseIds/%SRCROOT%").kind == .object)
    }

    @Test("JUnit has a suite per page, and pages without findings pass")
    func junit() {
        let evil = Diagnostic(
            .wrongLabel, at: Location(path: "site.yml"), rule: "a < b & \"c\" ]]>", seen: "\u{1B}\u{0}\u{FFFE}\u{FFFF}\n\u{85}é")
        let report = Report([Sample.wrongLabel, Sample.unknownID, evil], pages: Sample.report.pages, claims: 12, source: "model & co")
        #expect(
            Sample.written(report, as: .junit) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="accord" tests="4" failures="2" errors="0">
                  <properties>
                    <property name="checkedAgainst" value="model &amp; co"/>
                  </properties>
                  <testsuite name="Content/docusign/lier/en.md" tests="1" failures="0" errors="0" skipped="0">
                    <testcase name="no findings" classname="Content/docusign/lier/en.md" file="Content/docusign/lier/en.md"/>
                  </testsuite>
                  <testsuite name="Content/docusign/lier/fr.md" tests="2" failures="1" errors="0" skipped="0">
                    <testcase name="UI002 [fr] at 3:20" classname="Content/docusign/lier/fr.md" file="Content/docusign/lier/fr.md" line="3">
                      <failure type="UI002" message="A label is written as the product shows it: &quot;Lier DocuSign compte&quot; is not the label of docusign.link. The product shows &quot;Lier le compte DocuSign&quot;.">Content/docusign/lier/fr.md:3:20: A label is written as the product shows it: &quot;Lier DocuSign compte&quot; is not the label of docusign.link. The product shows &quot;Lier le compte DocuSign&quot;.&#10;Fix: Write &quot;Lier le compte DocuSign&quot;</failure>
                    </testcase>
                    <testcase name="UI001 [fr] at 4:15" classname="Content/docusign/lier/fr.md" file="Content/docusign/lier/fr.md" line="4">
                      <system-out>Content/docusign/lier/fr.md:4:15: warning: An id is one of the model's: &quot;x&quot; is none.</system-out>
                    </testcase>
                  </testsuite>
                  <testsuite name="site.yml" tests="1" failures="1" errors="0" skipped="0">
                    <testcase name="UI002 at 1:1" classname="site.yml" file="site.yml" line="1">
                      <failure type="UI002" message="a &lt; b &amp; &quot;c&quot; ]]&gt;: U+001BU+0000U+FFFEU+FFFF&#10;U+0085é.">site.yml:1:1: a &lt; b &amp; &quot;c&quot; ]]&gt;: U+001BU+0000U+FFFEU+FFFF&#10;U+0085é.</failure>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }

    @Test("GitHub annotations are one escaped line each")
    func github() {
        let file = SourceFile(path: "a,b:100%\n.md", text: "x\ny")
        let evil = Diagnostic(.wrongLabel, .note, at: file.location(of: 0..<3), locale: "fr-CA", rule: "100%\r\n::error::no", seen: "a, b")
        #expect(
            Sample.written(Report([Sample.wrongLabel, Sample.unknownID, evil], pages: [], claims: 0), as: .github) == """
                ::error file=Content/docusign/lier/fr.md,line=3,endLine=3,col=20,title=UI002 [fr]::A label is written as the product shows it: "Lier DocuSign compte" is not the label of docusign.link. The product shows "Lier le compte DocuSign".%0AFix: Write "Lier le compte DocuSign"
                ::warning file=Content/docusign/lier/fr.md,line=4,endLine=4,col=15,title=UI001 [fr]::An id is one of the model's: "x" is none.
                ::notice file=a%2Cb%3A100%25%0A.md,line=1,endLine=2,title=UI002 [fr-CA]::100%25%0D%0A::error::no: a, b.

                """)
    }

    @Test("what a person must decide is no fix, but a suggestion")
    func suggestions() throws {
        let fix = Fix("Write “c”", edits: [], isSafe: false)
        let report = Report(
            [Diagnostic(.wrongLabel, .warning, at: Location(path: "a.md"), rule: "A", seen: "b", fixes: [fix])], pages: ["a.md"], claims: 0)
        #expect(Sample.written(report, as: .github).hasSuffix("%0ASuggestion: Write “c”\n"))
        #expect(Sample.written(report, as: .junit).contains("&#10;Suggestion: Write “c”"))
        let json = try JSONValue(parsing: Array(Sample.written(report, as: .json).utf8))
        #expect(json[try #require(JSONPointer("/diagnostics/0/fixes/0/safe"))] == .bool(false))
        let sarif = try JSONValue(parsing: Array(Sample.written(report, as: .sarif).utf8))
        #expect(sarif[try #require(JSONPointer("/runs/0/results/0/fixes/0/properties/safe"))] == .bool(false))
    }

    @Test("an empty report is valid in every format")
    func empty() throws {
        let report = Report([], pages: [], claims: 0)
        #expect(Sample.written(report, as: .text) == "")
        #expect(Sample.written(report, as: .github) == "")
        #expect(try JSONValue(parsing: Array(Sample.written(report, as: .json).utf8))["diagnostics"] == [])
        #expect(Sample.written(report, as: .junit).hasSuffix("errors=\"0\">\n</testsuites>\n"))
    }

    @Test("the order of findings does not depend on the order in which they came")
    func order() {
        var generator = Generator(seed: 3)
        let findings = ["b", "a", "c"].flatMap { path in
            (0..<5).map { offset in
                Diagnostic(
                    .wrongLabel, at: SourceFile(path: path, text: "0123456789").location(of: offset..<offset + 1), rule: "R", seen: "s")
            }
        }
        let expected = Sample.written(Report(findings, pages: ["b", "a"], claims: 0), as: .json)
        for _ in 0..<20 {
            let shuffled = Report(findings.shuffled(using: &generator), pages: ["a", "b"], claims: 0)
            #expect(Sample.written(shuffled, as: .json) == expected)
        }
    }
}
