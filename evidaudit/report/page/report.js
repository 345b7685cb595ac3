"use strict";
(function () {
  var panel = document.getElementById("panel");
  var hint = document.getElementById("hint");
  var cards = Array.from(document.querySelectorAll(".card"));
  var claims = Array.from(document.querySelectorAll("a.claim"));
  var form = document.getElementById("filters");
  var shown = document.getElementById("shown");
  var byVerdict = document.getElementById("by-verdict");
  var byCode = document.getElementById("by-code");
  var byReference = document.getElementById("by-reference");
  var last = null;
  if (!cards.length) { hint.hidden = true; return; }
  panel.classList.add("live");
  form.hidden = false;
  var cardsOf = new Map();
  cards.forEach(function (card) {
    var key = card.dataset.claim;
    if (!cardsOf.has(key)) { cardsOf.set(key, []); }
    cardsOf.get(key).push(card);
  });
  function passes(card) {
    return (!byVerdict.value || card.dataset.verdict === byVerdict.value) &&
      (!byCode.value || card.dataset.codes.split(" ").indexOf(byCode.value) >= 0) &&
      (!byReference.value || card.dataset.reference === byReference.value);
  }
  function close() {
    cards.forEach(function (card) { card.classList.remove("chosen"); });
    claims.forEach(function (claim) { claim.removeAttribute("aria-current"); });
    hint.hidden = false;
  }
  function choose(claim, focus) {
    close();
    hint.hidden = true;
    claim.setAttribute("aria-current", "true");
    var mine = cardsOf.get(claim.id) || [];
    mine.forEach(function (card) { card.classList.add("chosen"); });
    last = claim;
    panel.scrollTop = 0;
    if (focus && mine.length) { mine[0].focus({ preventScroll: true }); }
  }
  function filter() {
    var count = 0;
    claims.forEach(function (claim) {
      var on = (cardsOf.get(claim.id) || []).some(passes);
      claim.classList.toggle("dim", !on);
      if (on) { claim.removeAttribute("tabindex"); count += 1; } else { claim.setAttribute("tabindex", "-1"); }
    });
    shown.textContent = count + " of " + claims.length + " claims";
  }
  document.addEventListener("click", function (event) {
    var claim = event.target.closest("a.claim");
    if (claim) { event.preventDefault(); choose(claim, true); return; }
    var back = event.target.closest(".back a");
    if (back && last) { event.preventDefault(); var to = last; close(); to.focus(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && last) { var to = last; close(); to.focus(); return; }
    if (event.target.closest("select") || event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.key !== "j" && event.key !== "k") { return; }
    var open = claims.filter(function (claim) { return !claim.classList.contains("dim"); });
    var at = open.indexOf(last) + (event.key === "j" ? 1 : -1);
    if (open[at]) { choose(open[at], false); open[at].focus(); open[at].scrollIntoView({ block: "center" }); }
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", filter);
  filter();
}());
