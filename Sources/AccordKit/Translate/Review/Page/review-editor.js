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
  showObstacles(unit);
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
  showObstacles(last.unit);
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
