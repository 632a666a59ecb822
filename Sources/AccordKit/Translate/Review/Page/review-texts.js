// The review page at work. What it shows is in the page already; the parts of this script make it editable, keep the work in the browser, and
// hand it over as the XLIFF that Accord takes. They share one scope, in the order texts, segments, editor, page.

var data = JSON.parse(document.getElementById("data.").textContent);
var units = data.units.map(prepare);
var isPlain = false;
var editing = null;
var canStore = true;

function byId(id) { return document.getElementById(id); }

function word(key, values) {
  return Object.keys(values || {}).reduce(function (text, value) {
    return text.split("{" + value + "}").join(String(values[value]));
  }, data.words[key]);
}

function counted(key, count, values) {
  var forms = data.words[key].split("|");
  var isOne = data.language === "fr" ? count < 2 : count === 1;
  var text = forms[isOne ? 0 : forms.length - 1].split("{n}").join(String(count));
  return Object.keys(values || {}).reduce(function (all, value) { return all.split("{" + value + "}").join(values[value]); }, text);
}

function prepare(unit, index) {
  return {
    data: unit,
    index: index,
    card: byId("u." + index),
    preview: byId("t." + index),
    emptyText: unit.target ? null : byId("t." + index).textContent,
    parts: unit.target || [],
    state: unit.state,
    isEditable: !unit.removed,
    original: { parts: normalized(unit.target || []), state: unit.state },
    sourceKey: JSON.stringify([unit.source, unit.codes.slice(0, unit.shared)])
  };
}

// MARK: Texts. A text is an array of strings and codes: n where code n begins or stands, -n where it ends.

function joined(parts) {
  var result = [];
  parts.forEach(function (part) {
    if (part === "") { return; }
    if (typeof part === "string" && typeof result[result.length - 1] === "string") {
      result[result.length - 1] += part;
    } else {
      result.push(part);
    }
  });
  return result;
}

// As Accord reads it back: runs of spaces are one, and none stand at the edges. No-break spaces are no such spaces.
function normalized(parts) {
  var result = joined(parts).map(function (part) { return typeof part === "string" ? part.replace(/[ \t\r\n\f]+/g, " ") : part; });
  if (typeof result[0] === "string") { result[0] = result[0].replace(/^ /, ""); }
  var last = result.length - 1;
  if (typeof result[last] === "string") { result[last] = result[last].replace(/ $/, ""); }
  return joined(result);
}

function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

function toAtoms(parts) {
  return parts.reduce(function (atoms, part) { return atoms.concat(typeof part === "string" ? part.split("") : [part]); }, []);
}

function toParts(atoms) { return joined(atoms); }

function codesIn(atoms) { return atoms.filter(function (atom) { return typeof atom === "number"; }); }

function code(unit, number) { return unit.data.codes[Math.abs(number) - 1]; }

function isShared(unit, number) { return Math.abs(number) <= unit.data.shared; }

function chipName(unit, number) {
  var one = code(unit, number);
  if (one.standalone) { return one.name; }
  return word(number > 0 ? "start" : "end", { code: one.name });
}

function plainText(unit, parts) {
  return parts.map(function (part) {
    if (typeof part === "string") { return part; }
    var one = code(unit, part);
    return one.kind === "ui" || one.kind === "code" ? (one.text || one.to) : one.kind === "br" ? " " : "";
  }).join("");
}

// What was written wins, but no code of the source is lost, and none stands twice: one that was deleted comes back where it was.
function repaired(unit, before, after) {
  var start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) { start += 1; }
  if (start > 0 && typeof before[start - 1] === "string" && /[\uD800-\uDBFF]/.test(before[start - 1])) { start -= 1; }
  var end = 0;
  while (end < before.length - start && end < after.length - start
    && before[before.length - 1 - end] === after[after.length - 1 - end]) { end += 1; }
  var removed = before.slice(start, before.length - end);
  var added = after.slice(start, after.length - end);
  var prefix = after.slice(0, start);
  var suffix = after.slice(after.length - end);
  var addedCodes = codesIn(added);
  var lost = codesIn(removed).filter(function (number) { return addedCodes.indexOf(number) < 0 && isShared(unit, number); });
  // What was pasted a second time has moved.
  function isFirst(atom) { return typeof atom !== "number" || addedCodes.indexOf(atom) < 0; }
  added = added.filter(function (atom, place) { return typeof atom !== "number" || added.indexOf(atom) === place; });
  return {
    atoms: prefix.filter(isFirst).concat(added, lost, suffix.filter(isFirst)),
    caret: prefix.filter(isFirst).length + added.length,
    lost: lost
  };
}

// What keeps a text from being handed over, as messages.
function problems(unit, parts) {
  var found = [];
  var open = [];
  var seen = {};
  parts.forEach(function (part) {
    if (typeof part !== "number") { return; }
    if (seen[part]) { found.push(word("codeTwice", { code: chipName(unit, part) })); }
    seen[part] = true;
    if (code(unit, part).standalone) { return; }
    if (part > 0) { open.push(part); return; }
    if (open[open.length - 1] === -part) { open.pop(); return; }
    found.push(word("codeOrder", { code: code(unit, part).name }));
    open = open.filter(function (number) { return number !== -part; });
  });
  open.forEach(function (number) {
    if (seen[-number]) { return; }
    found.push(word("codeMissing", { code: chipName(unit, -number) }));
  });
  emptyCodes(parts).forEach(function (number) {
    if (emptyCodes(unit.data.source).indexOf(number) < 0) { found.push(word("codeEmpty", { code: code(unit, number).name })); }
  });
  // A translation that had other codes than its source, and fits it all the same, may keep them.
  if (!unit.data.lacksClaims && unit.original.state !== "stale" && same(codeSet(parts), codeSet(unit.original.parts)) && !isEmpty(unit.original.parts)) { return found; }
  unit.data.codes.forEach(function (one, index) {
    var number = index + 1;
    if (isShared(unit, number) ? !seen[number] : seen[number] || seen[-number]) {
      found.push(word(isShared(unit, number) ? "codeMissing" : "codeExtra", { code: one.name }));
    }
  });
  return found;
}

function codeSet(parts) { return codesIn(parts).sort(function (a, b) { return a - b; }); }

// The codes between whose ends is nothing that a reader sees: the import refuses them.
function emptyCodes(parts) {
  var open = [];
  var found = [];
  function fill() { open.forEach(function (one) { one.isEmpty = false; }); }
  parts.forEach(function (part) {
    if (typeof part === "string") {
      if (part.trim() !== "") { fill(); }
    } else if (part > 0 && parts.indexOf(-part) < 0) {
      fill();
    } else if (part > 0) {
      open.push({ number: part, isEmpty: true });
    } else {
      var last = open.pop();
      if (last && last.number === -part && last.isEmpty) { found.push(last.number); }
    }
  });
  return found;
}

function isEmpty(parts) { return !normalized(parts).some(function (part) { return typeof part === "number" || part.trim() !== ""; }); }

function isReady(unit) { return !isEmpty(unit.parts) && problems(unit, unit.parts).length === 0; }

function isChanged(unit) {
  return unit.state !== unit.original.state || !same(normalized(unit.parts), unit.original.parts);
}

// MARK: Plain text with {1} for codes

function toPlain(unit, parts) {
  return parts.map(function (part) {
    if (typeof part === "string") { return part.replace(/[\\{]/g, "\\$&"); }
    return part > 0 ? "{" + part + "}" : "{/" + -part + "}";
  }).join("");
}

function fromPlain(unit, text) {
  var parts = [];
  var pattern = /\\([\\{])|\{(\/?)(\d{1,5})\}|[\s\S]/g;
  var match;
  while ((match = pattern.exec(text))) {
    var number = Number(match[3]);
    if (match[1]) {
      parts.push(match[1]);
    } else if (number > 0 && number <= unit.data.codes.length && !(match[2] && code(unit, number).standalone)) {
      parts.push(match[2] ? -number : number);
    } else {
      parts.push(match[0].replace(/[\r\n]+/g, " "));
    }
  }
  return joined(parts);
}
