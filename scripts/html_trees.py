"""Compares how pages are read with how html5lib, an independent parser of HTML 5, reads them.

    html_trees.py reference OUT [--leave-out NAME] PAGE_OR_FOLDER...   what html5lib reads, one file for each page
    html_trees.py compare REFERENCE TREES                              how far trees in html5lib-tests' format are from that

A page counts by its text nodes: each has its text, with runs of white space as one space, and its path, the structural elements
around it. A text node is read differently where the other tree has no such text under such a path, each of them counted once. Text of
scripts, style sheets and of nothing but white space does not count.
"""
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

# Every element that says what a text is or belongs to.
STRUCTURAL = frozenset(
    "ul ol li dl dt dd table caption thead tbody tfoot tr td th p h1 h2 h3 h4 h5 h6 div section article aside nav main header footer "
    "blockquote pre figure figcaption details summary form fieldset select option button textarea "
    "a b i em strong u s code kbd small big tt sub sup font span".split()
)
SILENT = frozenset(["script", "style"])


def normal(text):
    return " ".join(text.split())


def reference_lines(page):
    import html5lib

    data = page.read_bytes()
    try:
        data.decode("utf-8")
        default = "utf-8"
    except UnicodeDecodeError:
        default = "windows-1252"
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("dom"), namespaceHTMLElements=False)
    document = parser.parse(data, default_encoding=default, useChardet=False)
    document.normalize()
    lines = []
    stack = [(child, ()) for child in reversed(document.childNodes)]
    while stack:
        node, path = stack.pop()
        if node.nodeType == node.ELEMENT_NODE:
            name = node.nodeName.lower()
            if name in SILENT:
                continue
            inner = path + (name,) if name in STRUCTURAL else path
            stack.extend((child, inner) for child in reversed(node.childNodes))
        elif node.nodeType == node.TEXT_NODE and (text := normal(node.nodeValue)):
            lines.append("/".join(path) + "\t" + text)
    return lines


def tree_lines(tree):
    """The lines of a tree that is written as html5lib-tests do."""
    path, text = [], None
    lines = tree.read_text(encoding="utf-8", errors="replace").split("\n")
    for line, following in zip(lines, lines[1:] + [""]):
        if text is not None:
            text.append(line)
        elif line.startswith("| "):
            content = line[2:].lstrip(" ")
            depth = (len(line) - 2 - len(content)) // 2
            if content.startswith("<!"):
                continue
            if content.startswith('"'):
                del path[depth:]
                text = [content[1:]]
            elif content.startswith("<"):
                del path[depth:]
                path.append(content[1:].rstrip(">").split(" ")[-1].lower())
                continue
            elif content == "content":
                del path[depth:]
                path.append("")
                continue
            else:
                continue
        # A quotation mark at the end of a line may also be the text's own.
        if text is not None and text[-1].endswith('"') and (not following or following.startswith("| ")):
            whole = normal("\n".join(text)[:-1])
            text = None
            if whole and not SILENT.intersection(path):
                yield "/".join(name for name in path if name in STRUCTURAL) + "\t" + whole


def name_of(page):
    return str(page).strip("/").replace("/", "__")


def write_reference(job):
    page, out = job
    target = out / (name_of(page) + ".paths")
    if target.exists():
        return
    try:
        target.write_text("\n".join(reference_lines(page)), encoding="utf-8")
    except Exception as error:  # html5lib gives up on some pages
        print(f"{page}: html5lib: {error!r}", file=sys.stderr)


def pages(arguments, left_out):
    for argument in map(Path, arguments):
        found = sorted(argument.rglob("*.html")) if argument.is_dir() else [argument]
        yield from (page for page in found if page.name not in left_out)


def compare(reference, trees):
    total = different = read = 0
    worst = []
    for paths in sorted(reference.glob("*.paths")):
        tree = trees / (paths.stem + ".tree")
        if not tree.exists():
            print(f"{paths.stem}: there is no tree", file=sys.stderr)
            continue
        expected = Counter(line for line in paths.read_text(encoding="utf-8").split("\n") if line)
        found = Counter(tree_lines(tree))
        missing = (expected - found).total()
        read += 1
        total += expected.total()
        different += missing
        worst.append((missing, expected.total(), paths.stem))
    for missing, count, name in sorted(worst, reverse=True)[:15]:
        if missing:
            print(f"{missing:7} of {count:6}  {name}")
    share = 100 * different / max(total, 1)
    print(f"{read} pages, {total} text nodes, {different} read differently: {share:.3f} %")


def main():
    command, *arguments = sys.argv[1:] or [""]
    if command == "compare" and len(arguments) == 2:
        return compare(*map(Path, arguments))
    if command != "reference" or len(arguments) < 2:
        sys.exit(__doc__)
    out, left_out = Path(arguments.pop(0)), set()
    while arguments and arguments[0] == "--leave-out":
        left_out.add(arguments[1])
        del arguments[:2]
    out.mkdir(parents=True, exist_ok=True)
    with Pool(2) as pool:
        for _ in pool.imap_unordered(write_reference, [(page, out) for page in pages(arguments, left_out)]):
            pass


main()
