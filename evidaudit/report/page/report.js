"use strict";
(function () {
  function by(id) { return document.getElementById(id); }
  var panel = by("panel"), hint = by("hint"), walk = by("walk"), form = by("filters");
  var shown = by("shown"), byVerdict = by("by-verdict"), byCode = by("by-code");
  var byReference = by("by-reference");
  var cards = Array.from(document.querySelectorAll(".card"));
  var claims = Array.from(document.querySelectorAll("a.claim"));
  var narrow = window.matchMedia("(max-width: 59.99rem)");
  var cardsOf = new Map();
  var place = new Map();
  var chosen = null;
  var last = null;
  if (!cards.length) { hint.hidden = true; return; }
  panel.classList.add("live");
  form.hidden = false;
  claims.forEach(function (claim, number) { place.set(claim, number); });
  cards.forEach(function (card) {
    var key = card.dataset.claim;
    if (!cardsOf.has(key)) { cardsOf.set(key, []); }
    cardsOf.get(key).push(card);
  });
  function cardsFor(claim) { return cardsOf.get(claim.id) || []; }
  function passes(card) {
    return (!byVerdict.value || card.dataset.verdict === byVerdict.value) &&
      (!byCode.value || card.dataset.codes.split(" ").indexOf(byCode.value) >= 0) &&
      (!byReference.value || card.dataset.reference === byReference.value);
  }
  function close() {
    if (chosen) {
      cardsFor(chosen).forEach(function (card) { card.classList.remove("chosen"); });
      chosen.removeAttribute("aria-current");
    }
    chosen = null;
    panel.classList.remove("open");
    walk.hidden = true;
    hint.hidden = false;
  }
  function backToText() { if (last) { close(); last.focus(); } }
  function choose(claim, read) {
    close();
    var mine = cardsFor(claim);
    chosen = last = claim;
    claim.setAttribute("aria-current", "true");
    mine.forEach(function (card) { card.classList.add("chosen"); });
    hint.hidden = true;
    walk.hidden = false;
    panel.classList.add("open");
    panel.scrollTop = 0;
    if (narrow.matches) { claim.scrollIntoView({ block: "start" }); }
    if (read && mine.length) { mine[0].focus({ preventScroll: true }); }
  }
  function goTo(claim) {
    choose(claim, false);
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: narrow.matches ? "start" : "center" });
  }
  function step(by) {
    var at = last ? place.get(last) : (by > 0 ? -1 : claims.length);
    for (at += by; at >= 0 && at < claims.length; at += by) {
      if (!claims[at].classList.contains("dim")) { goTo(claims[at]); return true; }
    }
    return false;
  }
  function filter() {
    var count = 0;
    claims.forEach(function (claim) {
      var on = cardsFor(claim).some(passes);
      if (on) { count += 1; }
      if (on !== claim.classList.contains("dim")) { return; }
      claim.classList.toggle("dim", !on);
      if (on) { claim.removeAttribute("tabindex"); } else { claim.setAttribute("tabindex", "-1"); }
    });
    if (chosen && chosen.classList.contains("dim")) { close(); }
    shown.textContent = count + " of " + claims.length + " claims";
  }
  document.addEventListener("click", function (event) {
    var claim = event.target.closest("a.claim");
    if (claim) { event.preventDefault(); choose(claim, true); return; }
    var link = event.target.closest("a.go");
    var target = link && document.getElementById(link.hash.slice(1));
    if (target && place.has(target)) { event.preventDefault(); goTo(target); }
  });
  by("previous").addEventListener("click", function (event) { if (step(-1)) { event.currentTarget.focus({ preventScroll: true }); } });
  by("next").addEventListener("click", function (event) { if (step(1)) { event.currentTarget.focus({ preventScroll: true }); } });
  by("close").addEventListener("click", backToText);
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.key === "Escape") { if (chosen) { backToText(); } return; }
    if (event.target.closest("select")) { return; }
    if (event.key === "j") { step(1); }
    if (event.key === "k") { step(-1); }
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", filter);
  filter();
  var first = location.hash && document.getElementById(location.hash.slice(1));
  if (first && place.has(first)) { goTo(first); }
}());
