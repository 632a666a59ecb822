"""Compares what GitHub's own library makes of each name.md in a folder with name.html, and prints where they differ.

Both are read as a flat list of tags and text. White space between blocks does not count, nor does whether a check box
is one: the library knows none in block quotes, and takes every `[x]` on the line for a tick.
"""
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

BLOCKS = set("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td div".split())


class Events(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.events = []
        self.in_pre = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag == "input":
            return self.handle_data("[?]")
        if tag in ("thead", "tbody"):
            return
        self.in_pre = self.in_pre or tag == "pre"
        values = sorted((name, unquote(value or "")) for name, value in attributes)
        self.events.append(f"<{tag}{''.join(f' {name}={value!r}' for name, value in values)}>")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag in ("thead", "tbody"):
            return
        self.in_pre = self.in_pre and tag != "pre"
        self.events.append(f"</{tag}>")

    def handle_comment(self, text):
        self.events.append(f"<!--{text}-->")

    def handle_data(self, text):
        if self.events and not self.events[-1].startswith("<"):
            self.events[-1] += text
        else:
            self.events.append(" " + text)


def events(html):
    result = []
    in_pre = False
    for event in Events(html).events:
        in_pre = event.startswith("<pre") or (in_pre and event != "</pre>")
        if not event.startswith("<"):
            text = event[1:] if in_pre else event[1:].strip("\n")
            if not text:
                continue
            if result and result[-1] == "<li>":
                text = re.sub(r"^\[[ xX]\](?=[ \t]|$)", "[?]", text)
            event = repr(text)
        result.append(event)
    return result


differences = 0
for path in sorted(Path(sys.argv[1]).glob("*.md")):
    text = path.read_bytes().decode("utf-8")
    theirs = events(
        markdown_to_html_with_extensions(
            text, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "autolink", "strikethrough", "tasklist"]
        )
    )
    ours = events(path.with_suffix(".html").read_bytes().decode("utf-8"))
    if theirs != ours:
        differences += 1
        index = next((i for i, (a, b) in enumerate(zip(theirs, ours)) if a != b), min(len(theirs), len(ours)))
        print(f"{path.name}: {text!r}\n  GitHub: {theirs[max(0, index - 2):index + 4]}\n  here:   {ours[max(0, index - 2):index + 4]}")
sys.exit(1 if differences else 0)
