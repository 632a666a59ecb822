"""Reads a built site with html5lib, a parser that Accord does not use, and reports what does not hold together.

Usage: site.py FOLDER BASE-URL

Prints {"pages": N, "links": N, "findings": ["PAGE: …", …], "tables": {PAGE: [[ROW'S CELLS], …]}}; in a table a cell that spans rows
is repeated in each of them.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib

CLAIM_SCHEMES = {"ui", "tool", "item", "term", "state"}
ADDRESS_ATTRIBUTES = {"href", "src"}
MARKDOWN_LINK = re.compile(r"\]\(([^)\s]+)\)")


def main():
    folder = Path(sys.argv[1]).resolve()
    site = Site(folder, sys.argv[2])
    for page in site.pages:
        site.check_page(page)
    for twin in sorted(folder.rglob("*.md")):
        site.check_twin(twin)
    print(json.dumps({"pages": len(site.pages), "links": site.links, "findings": site.findings, "tables": site.tables}))


class Site:
    def __init__(self, folder, base):
        self.folder, self.base = folder, base
        self.findings, self.tables, self.links = [], {}, 0
        self.pages = {}
        for path in sorted(folder.rglob("*.html")):
            parser = html5lib.HTMLParser(namespaceHTMLElements=False)
            self.pages[path] = parser.parse(path.read_bytes(), transport_encoding="utf-8")
            for _, error, _ in parser.errors:
                self.report(path, f"html5lib: {error}")
        self.ids = {path: [e.get("id") for e in tree.iter() if e.get("id")] for path, tree in self.pages.items()}

    def report(self, path, text):
        self.findings.append(f"{path.relative_to(self.folder).as_posix()}: {text}")

    def check_page(self, path):
        tree = self.pages[path]
        ids = self.ids[path]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            self.report(path, f"the id {name} stands more than once")
        locale = path.relative_to(self.folder).parts[0]
        if locale != path.name and tree.get("lang") != locale:
            self.report(path, f"lang is {tree.get('lang')}")
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue  # a comment
            for attribute in ADDRESS_ATTRIBUTES.intersection(element.keys()):
                self.check_address(path, element.get(attribute))
        tables = [rows(table) for table in tree.iter("table")]
        if tables:
            self.tables[path.relative_to(self.folder).as_posix()] = tables[0]

    def check_twin(self, path):
        text = path.read_text(encoding="utf-8")
        for address in MARKDOWN_LINK.findall(text):
            self.check_address(path, address)

    def check_address(self, path, address):
        self.links += 1
        if address.startswith(self.base):
            target = self.folder / unquote(urlsplit(address).path[len(urlsplit(self.base).path):])
            if not (target / "index.html").is_file() and not target.is_file():
                self.report(path, f"{address} is not in the output")
            return
        url = urlsplit(address)
        if url.scheme in CLAIM_SCHEMES:
            self.report(path, f"the claim {address} is published")
        if url.scheme or url.netloc:
            return
        target = (path.parent / unquote(url.path)).resolve() if url.path else path
        if not target.is_file():
            self.report(path, f"{address} leads nowhere")
        elif url.fragment and target.suffix == ".html" and unquote(url.fragment) not in self.ids.get(target, []):
            self.report(path, f"{address} has no such anchor")


def rows(table):
    """The text of each cell of the body, with the cells that span rows repeated."""
    grid, spans = [], {}
    for row in (row for body in table.iter("tbody") for row in body.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        line, column = [], 0
        while cells or column in spans:
            if column in spans:
                text, left = spans.pop(column)
            else:
                cell = cells.pop(0)
                text, left = " ".join("".join(cell.itertext()).split()), int(cell.get("rowspan", 1))
            if left > 1:
                spans[column] = (text, left - 1)
            line.append(text)
            column += 1
        grid.append(line)
    return grid


if __name__ == "__main__":
    main()
