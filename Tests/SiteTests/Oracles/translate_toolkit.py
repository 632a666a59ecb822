"""Reads PO and XLIFF files with translate-toolkit and writes them again.

Usage: translate_toolkit.py FOLDER. Each *.po and *.xlf below it is replaced; what is read is printed as JSON: units, translated, fuzzy.
"""
import json
import pathlib
import sys

from translate.storage import pypo, xliff, xliff2

counts = {}
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.suffix == ".po":
        store = pypo.pofile.parsefile(str(path))
    elif path.suffix == ".xlf":
        kind = xliff2.Xliff2File if b"document:2.0" in path.read_bytes() else xliff.xlifffile
        store = kind.parsefile(str(path))
    else:
        continue
    units = [unit for unit in store.units if not unit.isheader()]
    counts[str(path.relative_to(sys.argv[1]))] = [
        len(units),
        sum(1 for unit in units if unit.target),
        sum(1 for unit in units if unit.isfuzzy()),
    ]
    store.save()
print(json.dumps(counts))
