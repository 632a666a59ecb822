"""Says of each document of a folder whether a JSON Schema allows it: one line each, the name and `valid` or what is wrong.

Usage: schema_verdicts.py SCHEMA FOLDER. The schema itself is checked first.
"""
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for path in sorted(Path(sys.argv[2]).glob("*.json")):
    error = next(validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))), None)
    print(path.stem, "valid" if error is None else " ".join(error.message[:200].split()), sep="\t")
