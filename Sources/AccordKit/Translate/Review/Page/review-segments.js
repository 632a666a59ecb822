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
      element.textContent = one.text || one.label || one.destination;
      place.append(element);
      if (!one.text) {
        var note = document.createElement("span");
        note.className = "put-in";
        note.textContent = "(" + word("labelPutIn") + ")";
        place.append(" ", note);
      } else if (one.label && one.label !== one.text) {
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
  if (!unit.isEditable) { return; }
  showText(unit);
  var badge = unit.card.querySelector(".badge");
  badge.className = "badge " + unit.state;
  badge.textContent = word(stateWords[unit.state]);
  unit.card.dataset.state = unit.state;
  var reason = unit.card.querySelector(".reason");
  if (reason) { reason.hidden = unit.state !== "stale"; }
  // Who said something about it said it of the text as it was.
  var by = unit.card.querySelector(".by");
  if (by) { by.hidden = isChanged(unit); }
  var isText = !same(normalized(unit.parts), unit.original.parts);
  unit.card.classList.toggle("changed", isChanged(unit));
  showFindingsAge(unit, isText);
  var ready = isReady(unit);
  unit.card.querySelectorAll("[data-set]").forEach(function (button) {
    button.setAttribute("aria-pressed", String(button.dataset.set === unit.state));
    button.disabled = button.dataset.set !== unit.state && !ready;
  });
  unit.card.querySelector("[data-do=discard]").hidden = !isChanged(unit);
  showObstacles(unit);
}

// Why a text cannot be handed over, where the editor does not say it already.
function showObstacles(unit) {
  var found = isEmpty(unit.parts) || editing && editing.unit === unit ? [] : problems(unit, unit.parts);
  var line = unit.card.querySelector(".obstacles");
  line.hidden = found.length === 0;
  line.textContent = found.length === 0 ? "" : [word("cannotSet")].concat(found).join(" ");
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
  var wasTaken = unit.isTaken;
  unit.isTaken = isTaken(unit, parts);
  if (same(normalized(parts), unit.original.parts)) {
    unit.state = unit.original.state;
  } else if (unit.isTaken) {
    unit.state = "needs-review";
  } else if (unit.state === "approved") {
    // An approval is of a text; another text has none.
    unit.state = "needs-review";
  } else if (unit.state === "new" || unit.state === "stale" || wasTaken) {
    unit.state = "translated";
  }
  changed(unit);
}

// Whether a text is only what the memory has for another source, or the source itself: nobody has made it say what the source says.
function isTaken(unit, parts) {
  if (unit.data.prose && same(normalized(parts), normalized(unit.data.source))) { return true; }
  return unit.data.suggestions.some(function (suggestion, index) {
    return unit.data.scores[index] < 100 && same(normalized(suggestion), normalized(parts));
  });
}

function setState(unit, state) {
  if (!isReady(unit)) { return false; }
  unit.isTaken = false;
  unit.state = state;
  changed(unit);
  return true;
}

function discard(unit) {
  unit.parts = unit.original.parts.slice();
  unit.isTaken = false;
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
  var own = units.filter(function (unit) { return unit.isEditable; });
  var done = own.filter(function (unit) { return unit.state === "translated" || unit.state === "approved"; }).length;
  var approved = own.filter(function (unit) { return unit.state === "approved"; }).length;
  byId("progress.").max = Math.max(1, own.length);
  byId("progress.").value = done;
  byId("progress-text.").textContent = word("progressText", { done: done, all: own.length, approved: approved });
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
    localStorage.setItem(data.storage, JSON.stringify({ version: 1, plain: isPlain, units: kept }));
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
  isPlain = kept.plain === true;
  units.forEach(function (unit) {
    var entry = (kept.units || {})[unit.data.key];
    if (!entry || !unit.isEditable || !isText(unit, entry.parts) || !stateWords[entry.state]) { return; }
    if (same(normalized(entry.parts), unit.original.parts) && entry.state === unit.original.state) { return; }
    if (entry.source !== unit.sourceKey) { offer(unit, entry.parts, word("earlierSource")); return; }
    if (!entry.from || !same(entry.from.parts, unit.original.parts)) { offer(unit, entry.parts, word("earlierTarget")); return; }
    unit.parts = entry.parts;
    unit.state = entry.state;
    unit.isTaken = entry.state === "needs-review" && isTaken(unit, entry.parts);
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
