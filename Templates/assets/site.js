// Everything works without this script.
(function () {
  "use strict";

  // Headings have the same anchor in every language: changing the language keeps the reader's place.
  document.querySelectorAll(".languages a").forEach(function (link) {
    link.addEventListener("click", function () {
      if (location.hash) { link.hash = location.hash; }
    });
  });

  // The list of languages closes like a menu.
  var menu = document.querySelector(".languages details");
  if (!menu) { return; }
  menu.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) { return; }
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", function (event) {
    if (!menu.contains(event.target)) { menu.open = false; }
  });
})();
