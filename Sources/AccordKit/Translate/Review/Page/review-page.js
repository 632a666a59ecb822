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
    if (units[index].isEditable && isVisible(units[index]) && (!accepts || accepts(units[index]))) { openEditor(units[index]); return true; }
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
  // What is to be done in the file belongs to what is to be done, and is no segment.
  var other = text ? null : filter === "to-do" ? ".by-hand" : filter === "findings" ? ".review-article > .findings, .by-hand" : null;
  document.querySelectorAll(".review-article").forEach(function (article) {
    article.hidden = !article.querySelector(".row:not([hidden])") && !(other && article.querySelector(other));
  });
  byId("no-match.").hidden = document.querySelector(".review-article:not([hidden])") !== null;
  say(isAll ? "" : counted("matches", units.filter(isVisible).length));
}

// MARK: Handing over

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

var namespaces = { xliff: "urn:oasis:names:tc:xliff:document:2.0", metadata: "urn:oasis:names:tc:xliff:metadata:2.0" };

function elements(parent, name) { return Array.from(parent.getElementsByTagNameNS(namespaces.xliff, name)); }

// The exported document with the targets of these segments, and without all others.
function exchange(ready) {
  var xml = new DOMParser().parseFromString(data.exchange, "application/xml");
  var byKey = {};
  ready.forEach(function (unit) { byKey[unit.data.key] = unit; });
  elements(xml, "file").forEach(function (file) {
    var article = file.getAttribute("original").split("/").slice(1, 3).join("/");
    elements(file, "unit").forEach(function (element) {
      var unit = byKey[article + "/" + element.getAttribute("id")];
      if (unit) { fillIn(element, unit); } else { element.remove(); }
    });
    if (elements(file, "unit").length === 0) { file.remove(); }
  });
  var text = new XMLSerializer().serializeToString(xml);
  return text.indexOf("<?xml") === 0 ? text : '<?xml version="1.0" encoding="UTF-8"?>\n' + text;
}

function fillIn(element, unit) {
  var segment = elements(element, "segment")[0];
  var source = elements(segment, "source")[0];
  var target = elements(segment, "target")[0];
  var codes = {};
  [source, target].forEach(function (text) {
    if (!text) { return; }
    elements(text, "pc").concat(elements(text, "ph")).forEach(function (one) { codes[one.getAttribute("id")] = one; });
  });
  if (!target) {
    target = element.ownerDocument.createElementNS(namespaces.xliff, "target");
    target.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    source.after(target);
  }
  target.replaceChildren();
  var places = [target];
  normalized(unit.parts).forEach(function (part) {
    var place = places[places.length - 1];
    if (typeof part === "string") {
      // What XML cannot hold.
      place.append(part.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
    } else if (part < 0) {
      places.pop();
    } else {
      var copy = codes[part].cloneNode(false);
      place.append(copy);
      if (!code(unit, part).standalone) { places.push(copy); }
    }
  });
  segment.setAttribute("state", unit.state === "approved" ? "reviewed" : unit.state === "translated" || unit.state === "needs-review" ? "translated" : "initial");
  segment.setAttribute("subState", "accord:" + unit.state);
  addVerdict(element, unit);
}

// What was decided here, told apart from what a translation tool makes of states.
function addVerdict(element, unit) {
  var group = element.getElementsByTagNameNS(namespaces.metadata, "metaGroup")[0];
  if (!group) { return; }
  var meta = element.ownerDocument.createElementNS(namespaces.metadata, group.prefix ? group.prefix + ":meta" : "meta");
  meta.setAttribute("type", "verdict");
  meta.textContent = unit.state;
  group.append(meta);
}

// MARK: Putting it to work

units.forEach(function (unit) {
  if (!unit.isEditable) { return; }
  var actions = byId("actions.").content.cloneNode(true).firstElementChild;
  var obstacles = document.createElement("p");
  obstacles.className = "obstacles";
  obstacles.id = "obstacles." + unit.index;
  actions.querySelectorAll("button").forEach(function (button) { button.setAttribute("aria-describedby", "s." + unit.index + " " + obstacles.id); });
  actions.querySelector("[data-do=edit]").setAttribute("aria-expanded", "false");
  unit.card.querySelector(".status").append(actions);
  unit.card.querySelector(".status").after(obstacles);
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
byId("filter.").addEventListener("change", filterUnits);
byId("search.").addEventListener("input", filterUnits);
byId("show-all.").addEventListener("click", function () {
  byId("filter.").value = "all";
  byId("search.").value = "";
  filterUnits();
  byId("filter.").focus();
});
byId("export.").addEventListener("click", exportWork);
window.addEventListener("pagehide", saveNow);
units.forEach(show);
showProgress();
