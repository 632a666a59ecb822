// The review page at work. What it shows is in the page already; this makes it editable, keeps the work in the browser, and
// hands it over as the XLIFF that Accord takes.
(function () {
  "use strict";

  var data = JSON.parse(document.getElementById("data.").textContent);
  var units = data.units.map(prepare);
  var name = "";
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
    unit.data.codes.forEach(function (one, index) {
      var number = index + 1;
      if (isShared(unit, number) ? !seen[number] : seen[number] || seen[-number]) {
        found.push(word(isShared(unit, number) ? "codeMissing" : "codeExtra", { code: one.name }));
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

  // MARK: The translation as it looks on the site; written as the page was

  var elementNames = { em: "em", strong: "strong", del: "del", link: "span", term: "span", state: "span" };

  function showText(unit) {
    var target = unit.preview;
    target.replaceChildren();
    var isNothing = isEmpty(unit.parts);
    target.classList.toggle("empty", isNothing);
    if (isNothing) {
      target.lang = data.language;
      target.textContent = unit.emptyText || word("nothingYet");
      return;
    }
    target.lang = data.locale;
    var places = [{ number: 0, element: target }];
    unit.parts.forEach(function (part) {
      var place = places[places.length - 1].element;
      if (typeof part === "string") {
        place.append(part);
      } else if (code(unit, part).standalone) {
        showStanding(place, code(unit, part));
      } else if (part > 0) {
        var element = document.createElement(elementNames[code(unit, part).kind]);
        describe(element, code(unit, part));
        place.append(element);
        places.push({ number: part, element: element });
      } else if (places.some(function (one) { return one.number === -part; })) {
        while (places.pop().number !== -part) { continue; }
      }
    });
  }

  function describe(element, one) {
    if (one.kind === "link") { element.className = "link"; }
    if (one.kind === "term" || one.kind === "state") { element.className = "claim " + one.kind; }
    if (one.destination) { element.title = one.destination; }
  }

  function showStanding(place, one) {
    var element;
    switch (one.kind) {
      case "ui":
        element = document.createElement("span");
        element.className = "claim ui";
        element.title = one.destination;
        element.textContent = one.text;
        place.append(element);
        if (one.label && one.label !== one.text) {
          var drift = document.createElement("span");
          drift.className = "drift";
          drift.textContent = "(" + word("productShows", { label: one.label }) + ")";
          place.append(" ", drift);
        }
        return;
      case "br": place.append(document.createElement("br")); return;
      case "image":
        element = document.createElement(one.address ? "img" : "span");
        if (one.address) { element.src = one.address; element.alt = one.to; } else { element.className = "picture"; element.textContent = one.to; }
        place.append(element);
        return;
      default:
        element = document.createElement("code");
        if (one.kind === "html") { element.className = "html"; }
        element.textContent = one.to;
        place.append(element);
    }
  }

  // MARK: The state of a segment

  var stateWords = { "new": "new", "stale": "stale", "needs-review": "needsReview", "translated": "translated", "approved": "approved" };

  function show(unit) {
    showText(unit);
    var badge = unit.card.querySelector(".badge");
    badge.className = "badge " + unit.state;
    badge.textContent = word(stateWords[unit.state]);
    unit.card.dataset.state = unit.state;
    var reason = unit.card.querySelector(".reason");
    if (reason) { reason.hidden = unit.state !== "stale"; }
    var isText = !same(normalized(unit.parts), unit.original.parts);
    unit.card.classList.toggle("changed", isChanged(unit));
    showFindingsAge(unit, isText);
    var ready = isReady(unit);
    unit.card.querySelectorAll("[data-set]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.set === unit.state));
      button.disabled = button.dataset.set !== unit.state && !ready;
    });
    unit.card.querySelector("[data-do=discard]").hidden = !isChanged(unit);
  }

  function showFindingsAge(unit, isOutdated) {
    var list = unit.card.querySelector(".findings");
    if (!list) { return; }
    list.classList.toggle("outdated", isOutdated);
    list.setAttribute("aria-label", word("findings") + (isOutdated ? ", " + word("findingsBefore") : ""));
  }

  function setParts(unit, parts) {
    if (same(normalized(parts), normalized(unit.parts))) { unit.parts = parts; return; }
    unit.parts = parts;
    if (same(normalized(parts), unit.original.parts)) {
      unit.state = unit.original.state;
    } else if (unit.state === "approved") {
      // An approval is of a text; another text has none.
      unit.state = "needs-review";
    } else if (unit.state === "new" || unit.state === "stale") {
      unit.state = "translated";
    }
    changed(unit);
  }

  function setState(unit, state) {
    if (!isReady(unit)) { return false; }
    unit.state = state;
    changed(unit);
    return true;
  }

  function discard(unit) {
    unit.parts = unit.original.parts.slice();
    unit.state = unit.original.state;
    changed(unit);
    if (editing && editing.unit === unit) { openEditor(unit); }
  }

  function changed(unit) {
    show(unit);
    showProgress();
    save();
  }

  function showProgress() {
    var done = units.filter(function (unit) { return unit.state === "translated" || unit.state === "approved"; }).length;
    var approved = units.filter(function (unit) { return unit.state === "approved"; }).length;
    byId("progress.").max = Math.max(1, units.length);
    byId("progress.").value = done;
    byId("progress-text.").textContent = word("progressText", { done: done, all: units.length, approved: approved });
    var count = units.filter(isChanged).length;
    byId("export.").textContent = word("export") + (count > 0 ? " (" + count + ")" : "");
  }

  function say(text) { byId("messages.").textContent = text; }

  // MARK: Keeping the work

  var saveTimer = 0;

  function save() {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(saveNow, 200);
  }

  function saveNow() {
    clearTimeout(saveTimer);
    var kept = {};
    units.filter(isChanged).forEach(function (unit) {
      kept[unit.data.key] = { source: unit.sourceKey, from: unit.original, parts: unit.parts, state: unit.state };
    });
    try {
      localStorage.setItem(data.storage, JSON.stringify({ version: 1, name: name, plain: isPlain, units: kept }));
      canStore = true;
    } catch (error) {
      canStore = false;
      say(word("notSaved"));
    }
  }

  function restore() {
    var kept;
    try {
      kept = JSON.parse(localStorage.getItem(data.storage) || "{}");
    } catch (error) {
      canStore = false;
      say(word("notSaved"));
      return;
    }
    if (!kept || kept.version !== 1) { return; }
    name = typeof kept.name === "string" ? kept.name : "";
    isPlain = kept.plain === true;
    units.forEach(function (unit) {
      var entry = (kept.units || {})[unit.data.key];
      if (!entry || !isText(unit, entry.parts) || !stateWords[entry.state]) { return; }
      if (same(normalized(entry.parts), unit.original.parts) && entry.state === unit.original.state) { return; }
      if (entry.source !== unit.sourceKey) { offer(unit, entry.parts, word("earlierSource")); return; }
      if (!entry.from || !same(entry.from.parts, unit.original.parts)) { offer(unit, entry.parts, word("earlierTarget")); return; }
      unit.parts = entry.parts;
      unit.state = entry.state;
    });
    if (Object.keys(kept.units || {}).length > 0) { say(word("saved")); }
  }

  // Whether what was stored is a text that this segment can have.
  function isText(unit, parts) {
    return Array.isArray(parts) && parts.every(function (part) {
      return typeof part === "string" || Number.isInteger(part) && part !== 0 && Math.abs(part) <= unit.data.codes.length
        && !(part < 0 && code(unit, part).standalone);
    });
  }

  // What cannot be put in place by itself is not thrown away either.
  function offer(unit, parts, title) {
    var list = unit.card.querySelector(".suggestions");
    if (!list) {
      list = document.createElement("ul");
      list.className = "suggestions";
      unit.card.querySelector(".about-target").append(list);
    }
    var item = document.createElement("li");
    var score = document.createElement("span");
    score.className = "score";
    score.textContent = title;
    var text = document.createElement("span");
    text.lang = data.locale;
    text.textContent = plainText(unit, parts);
    var button = document.createElement("button");
    button.type = "button";
    button.dataset.use = String(unit.data.suggestions.length);
    button.textContent = word("use");
    unit.data.suggestions.push(parts.filter(function (part) { return typeof part === "string" || isShared(unit, part); }));
    item.append(score, " ", text, " ", button);
    list.append(item);
  }

  // MARK: The editor

  // Browsers put a cursor only where there is text: this stands beside chips that have none, and is never part of a text.
  var filler = "\uFEFF";

  function openEditor(unit) {
    closeEditor();
    var panel = byId("editor.").content.cloneNode(true).firstElementChild;
    var isText = isPlain || plainText(unit, unit.parts).indexOf(filler) >= 0;
    editing = { unit: unit, panel: panel, isText: isText, field: null, caret: null, history: [unit.parts.slice()], place: 0 };
    var field = document.createElement(isText ? "textarea" : "div");
    field.className = "editor";
    field.lang = data.locale;
    field.dir = data.direction;
    field.spellcheck = true;
    field.setAttribute("aria-label", word("editorLabel", { source: plainText(unit, unit.data.source) }));
    if (isText) {
      field.rows = 3;
    } else {
      field.contentEditable = "true";
      field.setAttribute("role", "textbox");
      field.setAttribute("aria-multiline", "true");
    }
    panel.querySelector(".field").append(field);
    panel.querySelector(".hint").hidden = !isText;
    panel.querySelector("[data-do=mode]").textContent = word(isText ? "asChips" : "asText");
    editing.field = field;
    unit.card.querySelector(".about-target").append(panel);
    unit.card.classList.add("open");
    unit.card.querySelector("[data-do=edit]").setAttribute("aria-expanded", "true");
    writeField();
    showCodes();
    showProblems();
    field.addEventListener("input", onInput);
    field.addEventListener("compositionend", onInput);
    field.addEventListener("beforeinput", onBeforeInput);
    field.addEventListener("paste", onPaste);
    field.addEventListener("copy", onCopy);
    field.addEventListener("cut", onCopy);
    field.addEventListener("dragstart", onDragStart);
    field.addEventListener("dragover", function (event) { event.preventDefault(); });
    field.addEventListener("drop", onDrop);
    field.addEventListener("blur", rememberCaret);
    field.focus();
    setCaret(toAtoms(unit.parts).length);
    unit.card.scrollIntoView({ block: "nearest" });
  }

  function closeEditor() {
    if (!editing) { return; }
    var last = editing;
    editing = null;
    last.unit.parts = normalized(last.unit.parts);
    last.panel.remove();
    last.unit.card.classList.remove("open");
    last.unit.card.querySelector("[data-do=edit]").setAttribute("aria-expanded", "false");
  }

  function writeField() {
    var unit = editing.unit;
    if (editing.isText) { editing.field.value = toPlain(unit, unit.parts); return; }
    var nodes = [];
    unit.parts.forEach(function (part, index) {
      if (typeof part === "string") { nodes.push(document.createTextNode(part)); return; }
      if (index === 0 || typeof unit.parts[index - 1] === "number") { nodes.push(document.createTextNode(filler)); }
      nodes.push(chip(unit, part));
      if (index === unit.parts.length - 1) { nodes.push(document.createTextNode(filler)); }
    });
    editing.field.replaceChildren.apply(editing.field, nodes);
  }

  function chip(unit, number) {
    var one = code(unit, number);
    var element = document.createElement("span");
    element.className = "chip " + one.kind + (one.standalone ? "" : number > 0 ? " opens" : " closes") + (isShared(unit, number) ? "" : " foreign");
    element.contentEditable = "false";
    element.draggable = true;
    element.dataset.code = String(number);
    element.title = chipName(unit, number) + (one.destination ? " · " + one.destination : "");
    var label = document.createElement("span");
    label.textContent = one.standalone ? one.name : number > 0 ? one.name + " ⟨" : "⟩";
    label.setAttribute("aria-hidden", "true");
    var spoken = document.createElement("span");
    spoken.className = "hidden";
    spoken.textContent = "[" + chipName(unit, number) + "]";
    element.append(label, spoken);
    return element;
  }

  // The atoms of the field as it is now.
  function readField() {
    if (editing.isText) { return toAtoms(fromPlain(editing.unit, editing.field.value)); }
    var atoms = [];
    (function read(node) {
      node.childNodes.forEach(function (child) {
        if (child.nodeType === Node.TEXT_NODE) {
          child.data.split("").forEach(function (character) {
            if (character !== filler) { atoms.push(/[\r\n\t]/.test(character) ? " " : character); }
          });
        } else if (child.nodeType === Node.ELEMENT_NODE) {
          if (child.dataset.code) { atoms.push(Number(child.dataset.code)); } else { read(child); }
        }
      });
    })(editing.field);
    return atoms;
  }

  // Whether the field has chips without a place for a cursor beside them, or elements that the browser made.
  function isUntidy() {
    var nodes = Array.from(editing.field.childNodes);
    return nodes.some(function (node, index) {
      if (node.nodeType === Node.TEXT_NODE) { return false; }
      if (node.nodeType !== Node.ELEMENT_NODE || !node.dataset.code) { return node.nodeName !== "BR" || index < nodes.length - 1; }
      var before = nodes[index - 1];
      var after = nodes[index + 1];
      return !before || before.nodeType !== Node.TEXT_NODE || !before.data || !after || after.nodeType !== Node.TEXT_NODE || !after.data;
    });
  }

  // How many atoms stand before a place in the field.
  function atomsBefore(node, offset) {
    var count = 0;
    var isFound = false;
    function size(text) { return text.split(filler).join("").length; }
    (function walk(parent) {
      for (var index = 0; index < parent.childNodes.length && !isFound; index += 1) {
        if (parent === node && index === offset) { isFound = true; return; }
        var child = parent.childNodes[index];
        if (child.nodeType === Node.TEXT_NODE) {
          if (child === node) { count += size(child.data.slice(0, offset)); isFound = true; return; }
          count += size(child.data);
        } else if (child.dataset.code) {
          count += 1;
          if (child === node || child.contains(node)) { isFound = true; return; }
        } else {
          walk(child);
        }
      }
      if (parent === node) { isFound = true; }
    })(editing.field);
    return count;
  }

  // Where the cursor is, or what is selected, in atoms; the end where it never was in the field.
  function getCaret() {
    var field = editing.field;
    if (editing.isText) {
      var plain = [field.value.slice(0, field.selectionStart), field.value.slice(0, field.selectionEnd)];
      return plain.map(function (text) { return toAtoms(fromPlain(editing.unit, text)).length; });
    }
    var selection = document.getSelection();
    if (selection.rangeCount > 0 && field.contains(selection.anchorNode)) {
      var range = selection.getRangeAt(0);
      return [atomsBefore(range.startContainer, range.startOffset), atomsBefore(range.endContainer, range.endOffset)];
    }
    var end = toAtoms(editing.unit.parts).length;
    return editing.caret || [end, end];
  }

  function rememberCaret() { if (editing) { editing.caret = getCaret(); } }

  function setCaret(index) {
    var field = editing.field;
    editing.caret = [index, index];
    if (editing.isText) {
      var offset = toPlain(editing.unit, toParts(toAtoms(editing.unit.parts).slice(0, index))).length;
      field.setSelectionRange(offset, offset);
      return;
    }
    var rest = index;
    var nodes = field.childNodes;
    for (var place = 0; place < nodes.length; place += 1) {
      var node = nodes[place];
      if (node.nodeType !== Node.TEXT_NODE) { rest -= 1; continue; }
      var text = node.data.split(filler).join("");
      if (rest <= text.length) {
        document.getSelection().collapse(node, node.data === filler ? 1 : rest);
        return;
      }
      rest -= text.length;
    }
    document.getSelection().selectAllChildren(field);
    document.getSelection().collapseToEnd();
  }

  // MARK: Changes by hand

  function onBeforeInput(event) {
    if (/^format/.test(event.inputType) || event.inputType === "insertParagraph" || event.inputType === "insertLineBreak") { event.preventDefault(); }
    if (event.inputType === "historyUndo") { event.preventDefault(); step(-1); }
    if (event.inputType === "historyRedo") { event.preventDefault(); step(1); }
  }

  function onInput(event) {
    if (!editing || event.isComposing) { return; }
    var unit = editing.unit;
    var after = readField();
    // In plain text a code may be away while it is being moved by hand; that it is missing is said, and keeps the text back.
    if (editing.isText) { put(toParts(after), null); return; }
    var caret = getCaret()[1];
    var result = repaired(unit, toAtoms(unit.parts), after);
    var isMended = !same(result.atoms, after);
    put(toParts(result.atoms), null);
    if (isMended || isUntidy()) {
      writeField();
      setCaret(isMended ? result.caret : caret);
    }
    if (result.lost.length > 0) { showProblems(word("kept", { code: chipName(unit, result.lost[0]) })); }
  }

  // Takes a text over; with a caret, the field is written anew.
  function put(parts, caret) {
    var unit = editing.unit;
    if (!same(parts, unit.parts)) {
      editing.history = editing.history.slice(0, editing.place + 1).concat([parts]);
      editing.place = editing.history.length - 1;
    }
    setParts(unit, parts);
    if (caret !== null) {
      writeField();
      editing.field.focus();
      setCaret(caret);
    }
    showCodes();
    showProblems();
  }

  function step(by) {
    var place = editing.place + by;
    if (place < 0 || place >= editing.history.length) { return; }
    editing.place = place;
    setParts(editing.unit, editing.history[place]);
    writeField();
    setCaret(toAtoms(editing.unit.parts).length);
    showCodes();
    showProblems();
  }

  function insertText(text) {
    var selected = getCaret();
    var before = toAtoms(editing.unit.parts);
    var after = before.slice(0, selected[0]).concat(text.split(""), before.slice(selected[1]));
    var result = repaired(editing.unit, before, after);
    put(toParts(result.atoms), selected[0] + text.length);
  }

  function onCopy(event) {
    if (editing.isText) { return; }
    event.preventDefault();
    var selected = getCaret();
    var atoms = toAtoms(editing.unit.parts).slice(selected[0], selected[1]);
    event.clipboardData.setData("text/plain", plainText(editing.unit, toParts(atoms)));
    if (event.type === "cut" && atoms.length > 0) { insertText(""); }
  }

  function onPaste(event) {
    if (editing.isText) { return; }
    event.preventDefault();
    var text = event.clipboardData.getData("text/plain").replace(/\s*[\r\n]+\s*/g, " ").split(filler).join("");
    if (text) { insertText(text); }
  }

  // MARK: Moving codes

  function moveCode(number, index) {
    var atoms = toAtoms(editing.unit.parts);
    var from = atoms.indexOf(number);
    if (from >= 0) {
      atoms.splice(from, 1);
      if (from < index) { index -= 1; }
    }
    atoms.splice(index, 0, number);
    put(toParts(atoms), index + 1);
  }

  // Puts a code where the cursor is; one that encloses words goes around what is selected.
  function placeCode(number) {
    var selected = getCaret();
    if (code(editing.unit, number).standalone) { moveCode(number, selected[1]); return; }
    var atoms = toAtoms(editing.unit.parts).map(function (atom, index) { return { atom: atom, index: index }; });
    atoms = atoms.filter(function (one) { return one.atom !== number && one.atom !== -number; });
    function place(index) { return atoms.filter(function (one) { return one.index < index; }).length; }
    var start = place(selected[0]);
    var end = place(selected[1]);
    var plain = atoms.map(function (one) { return one.atom; });
    put(toParts(plain.slice(0, start).concat([number], plain.slice(start, end), [-number], plain.slice(end))), end + 1);
  }

  function dropCode(number) {
    var atoms = toAtoms(editing.unit.parts).filter(function (atom) { return atom !== number && atom !== -number; });
    put(toParts(atoms), Math.min(getCaret()[0], atoms.length));
  }

  function onDragStart(event) {
    var element = event.target.nodeType === Node.ELEMENT_NODE && event.target.closest("[data-code]");
    if (!element) { event.preventDefault(); return; }
    event.dataTransfer.setData("application/x-accord-code", element.dataset.code);
    event.dataTransfer.effectAllowed = "move";
  }

  function onDrop(event) {
    if (editing.isText) { return; }
    event.preventDefault();
    var place = document.caretPositionFromPoint && document.caretPositionFromPoint(event.clientX, event.clientY);
    var range = !place && document.caretRangeFromPoint && document.caretRangeFromPoint(event.clientX, event.clientY);
    var node = place ? place.offsetNode : range ? range.startContainer : null;
    if (!node || !editing.field.contains(node)) { return; }
    var index = atomsBefore(node, place ? place.offset : range.startOffset);
    var number = Number(event.dataTransfer.getData("application/x-accord-code"));
    if (number && code(editing.unit, number)) {
      moveCode(number, index);
    } else {
      editing.field.focus();
      setCaret(index);
      insertText(event.dataTransfer.getData("text/plain").replace(/\s+/g, " "));
    }
  }

  function showCodes() {
    var unit = editing.unit;
    var box = editing.panel.querySelector(".codes");
    var used = codesIn(unit.parts);
    var focused = box.contains(document.activeElement) ? document.activeElement.dataset.code : null;
    box.replaceChildren();
    unit.data.codes.forEach(function (one, index) {
      var number = index + 1;
      var isOurs = isShared(unit, number);
      if (!isOurs && used.indexOf(number) < 0) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.dataset.code = String(number);
      button.className = "chip " + one.kind + (isOurs ? "" : " foreign") + (isOurs && used.indexOf(number) < 0 ? " missing" : "");
      button.textContent = (editing.isText ? "{" + number + "} " : "") + one.name + (isOurs ? "" : " ×");
      button.setAttribute("aria-label", word(isOurs ? "placeCode" : "dropCode", { code: (editing.isText ? "{" + number + "} " : "") + one.name }));
      button.title = button.getAttribute("aria-label");
      button.addEventListener("click", function () { if (isOurs) { placeCode(number); } else { dropCode(number); } });
      box.append(button);
      if (focused === button.dataset.code) { button.focus(); }
    });
    box.hidden = box.childElementCount === 0;
  }

  function showProblems(message) {
    var unit = editing.unit;
    var found = isEmpty(unit.parts) ? [word("empty")] : problems(unit, unit.parts);
    if (message) { found = [message].concat(found); }
    editing.panel.querySelector(".problems").replaceChildren.apply(editing.panel.querySelector(".problems"), found.map(function (text) {
      var line = document.createElement("p");
      line.textContent = text;
      return line;
    }));
  }

  // MARK: Going from segment to segment

  function isVisible(unit) { return !unit.card.hidden && !unit.card.closest(".row").hidden; }

  function isToDo(unit) { return unit.state === "new" || unit.state === "stale" || unit.state === "needs-review"; }

  function current() {
    if (editing) { return editing.unit.index; }
    var card = document.activeElement && document.activeElement.closest(".unit");
    return card ? Number(card.id.slice(2)) : -1;
  }

  function go(by, accepts) {
    for (var index = current() + by; index >= 0 && index < units.length; index += by) {
      if (isVisible(units[index]) && (!accepts || accepts(units[index]))) { openEditor(units[index]); return true; }
    }
    return false;
  }

  function finish(state) {
    var unit = editing.unit;
    if (!setState(unit, state)) { showProblems(); return; }
    if (!go(1, isToDo)) {
      closeEditor();
      unit.card.focus();
    }
  }

  function folded(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'").toLowerCase(); }

  function matches(unit, filter, text) {
    if (editing && editing.unit === unit) { return true; }
    if (filter === "to-do" && !isToDo(unit)) { return false; }
    if (filter === "findings" && unit.data.findings === 0) { return false; }
    if (filter === "changed" && !isChanged(unit)) { return false; }
    if (stateWords[filter] && unit.state !== filter) { return false; }
    return !text || folded(unit.data.key + " " + plainText(unit, unit.data.source) + " " + plainText(unit, unit.parts)).indexOf(text) >= 0;
  }

  function filterUnits() {
    var filter = byId("filter.").value;
    var text = folded(byId("search.").value.trim());
    var isAll = filter === "all" && !text;
    units.forEach(function (unit) { unit.card.hidden = !matches(unit, filter, text); });
    document.querySelectorAll(".row").forEach(function (row) { row.hidden = !isAll && !row.querySelector(".unit:not([hidden])"); });
    document.querySelectorAll(".review-article").forEach(function (article) { article.hidden = !article.querySelector(".row:not([hidden])"); });
    var count = units.filter(isVisible).length;
    byId("no-match.").hidden = count > 0;
    say(isAll ? "" : count === 0 ? word("noMatch") : counted("matches", count));
  }

  // MARK: Handing over

  // XLIFFSTATES

  function exportWork() {
    closeEditor();
    var all = units.filter(isChanged);
    var ready = all.filter(isReady);
    if (ready.length === 0) { say(all.length > 0 ? counted("leftOut", all.length) : word("nothingToExport")); return; }
    var text = exchange(ready);
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/xliff+xml" }));
    link.download = data.file;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    var left = all.length - ready.length;
    say(counted("exported", ready.length, { file: data.file }) + (left > 0 ? " · " + counted("leftOut", left) : ""));
  }

  // EXCHANGE

  // MARK: Putting it to work

  units.forEach(function (unit) {
    var actions = byId("actions.").content.cloneNode(true).firstElementChild;
    actions.querySelectorAll("button").forEach(function (button) { button.setAttribute("aria-describedby", "s." + unit.index); });
    actions.querySelector("[data-do=edit]").setAttribute("aria-expanded", "false");
    unit.card.querySelector(".status").append(actions);
    if (unit.data.removed) { actions.remove(); }
    unit.card.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) { return; }
      if (button.dataset.set) { setState(unit, button.dataset.set); }
      if (button.dataset.use) {
        if (!editing || editing.unit !== unit) { openEditor(unit); }
        var parts = unit.data.suggestions[Number(button.dataset.use)];
        put(parts, toAtoms(parts).length);
      }
      if (button.dataset.insert) { insertText(button.dataset.insert); }
      switch (button.dataset.do) {
        case "edit": if (editing && editing.unit === unit) { closeEditor(); } else { openEditor(unit); } break;
        case "discard": discard(unit); break;
        case "copy": put(unit.data.source.slice(), toAtoms(unit.data.source).length); break;
        case "mode": isPlain = !editing.isText; save(); openEditor(unit); break;
        case "close": closeEditor(); button.blur(); unit.card.focus(); break;
        default: break;
      }
    });
    unit.preview.addEventListener("dblclick", function () { openEditor(unit); });
  });

  document.addEventListener("keydown", function (event) {
    var isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey && !isCommand && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    } else if (editing && isCommand && event.key === "Enter") {
      event.preventDefault();
      finish(event.shiftKey ? "translated" : "approved");
    } else if (editing && event.key === "Escape") {
      var card = editing.unit.card;
      closeEditor();
      card.focus();
    } else if (editing && !editing.isText && isCommand && event.target === editing.field && event.key.toLowerCase() === "z") {
      event.preventDefault();
      step(event.shiftKey ? 1 : -1);
    }
  });

  restore();
  document.querySelectorAll("[data-use]").forEach(function (button) { button.hidden = false; });
  byId("bar.").hidden = false;
  byId("bar.").addEventListener("submit", function (event) { event.preventDefault(); });
  byId("name.").value = name;
  byId("name.").addEventListener("input", function () { name = byId("name.").value.trim(); save(); });
  byId("filter.").addEventListener("change", filterUnits);
  byId("search.").addEventListener("input", filterUnits);
  byId("export.").addEventListener("click", exportWork);
  window.addEventListener("pagehide", saveNow);
  units.forEach(show);
  showProgress();
})();
