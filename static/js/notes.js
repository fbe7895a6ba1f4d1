// Notes at selected words: a small bar to highlight them or to write a note. Without script
// the form below each section does the same. What is read as text is what kb/marking.py reads.
"use strict";

{
  const LEFT_OUT = "math, svg, form, select, .tip, .try";
  const LONGEST = 1000;
  const CONTEXT = 48;
  const bar = document.querySelector("[data-select]");
  const dialog = document.querySelector("[data-dialog]");
  const form = dialog.querySelector("form");
  const said = bar.querySelector("[data-said]");

  const read = (range) => {
    const part = document.createElement("div");
    part.append(range.cloneContents());
    for (const one of part.querySelectorAll(LEFT_OUT)) one.remove();
    return part.textContent;
  };

  // The selected words of one section with what surrounds them, or null.
  const choose = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const start = range.startContainer;
    const body = (start.nodeType === 1 ? start : start.parentElement).closest(".section-body");
    if (!body) return null;
    if (!body.contains(range.endContainer)) range.setEndAfter(body.lastChild);
    const quote = read(range).trim();
    const before = document.createRange();
    before.selectNodeContents(body);
    before.setEnd(range.startContainer, range.startOffset);
    const after = document.createRange();
    after.selectNodeContents(body);
    after.setStart(range.endContainer, range.endOffset);
    const section = body.closest("[data-section]").dataset.section;
    const prefix = read(before).slice(-CONTEXT);
    return quote ? { section, quote, prefix, suffix: read(after).slice(0, CONTEXT) } : null;
  };

  const fill = () => {
    const chosen = choose();
    if (!chosen) return false;
    if (chosen.quote.length > LONGEST) {
      said.textContent = `Select at most ${LONGEST.toLocaleString("en")} characters.`;
      return false;
    }
    for (const [name, value] of Object.entries(chosen)) form.elements[name].value = value;
    form.elements.text.value = "";
    dialog.querySelector("[data-quote]").textContent = chosen.quote;
    return true;
  };
  const highlight = () => fill() && form.requestSubmit();
  const note = () => {
    if (!fill()) return;
    dialog.showModal();
    form.elements.text.focus();
  };

  bar.querySelector("[data-highlight]").addEventListener("click", highlight);
  bar.querySelector("[data-note]").addEventListener("click", note);
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  // A press on the bar must not take the selection away.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  document.addEventListener("selectionchange", () => {
    if (dialog.open || bar.contains(document.activeElement)) return;
    bar.hidden = !choose();
    said.textContent = "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || bar.hidden || dialog.open) return;
    if (event.key === "Escape") getSelection().removeAllRanges();
    if (document.documentElement.dataset.keys === "off") return;
    if (event.target.closest("input, textarea, select")) return;
    const act = { h: highlight, n: note }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // A marked passage with words of one's own leads to them.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark.noted");
    if (mark && !event.target.closest("a") && getSelection().isCollapsed) {
      location.hash = `note-${mark.dataset.note}`;
    }
  });

  // Saving loads the page anew; it stays where it was, and the focus goes to what was saved.
  const KEPT = "reading-scroll";
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") {
      sessionStorage.setItem(KEPT, JSON.stringify([location.pathname, scrollY]));
    }
  });
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
  sessionStorage.removeItem(KEPT);
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (kept[0] === location.pathname && target) {
    if (target.matches("mark")) target.tabIndex = -1;
    addEventListener("load", () => {
      target.focus({ preventScroll: true });
      scrollTo({ top: kept[1], behavior: "instant" });
    });
  }
}
