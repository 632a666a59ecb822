"""Writes, beside each page of a folder, the tree that html5lib reads from it: page.html -> page.tree.

One line for each node: its depth, then a start tag with sorted attributes, or quoted text, or a comment.
"""
import sys
from pathlib import Path

import html5lib


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace('"', '\\"')


def lines(node, depth):
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            attributes = sorted((name.lower(), value) for name, value in child.attributes.items())
            written = "".join(f' {name}="{escaped(value)}"' for name, value in attributes)
            yield f"{depth} <{child.nodeName.lower()}{written}>"
            yield from lines(child, depth + 1)
        elif child.nodeType == child.TEXT_NODE:
            yield f'{depth} "{escaped(child.nodeValue)}"'
        elif child.nodeType == child.COMMENT_NODE:
            yield f'{depth} !"{escaped(child.nodeValue)}"'


for page in Path(sys.argv[1]).glob("*.html"):
    document = html5lib.parse(
        page.read_bytes(), treebuilder="dom", namespaceHTMLElements=False, transport_encoding="utf-8"
    )
    document.normalize()
    page.with_suffix(".tree").write_text("".join(line + "\n" for line in lines(document, 0)), encoding="utf-8")
