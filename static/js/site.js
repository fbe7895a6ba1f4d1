// Small comforts of every page: the menu closes, forms that say so send themselves, keys.
"use strict";

{
  const menu = document.querySelector(".menu");

  document.addEventListener("click", (event) => {
    if (menu && menu.open && !menu.contains(event.target)) menu.open = false;
  });

  for (const form of document.querySelectorAll("form[data-send-on-change]")) {
    form.addEventListener("change", () => form.requestSubmit());
    for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
  }

  // A formula wider than its column scrolls; then the keyboard must reach it.
  const reach = () => {
    for (const formula of document.querySelectorAll(".formula")) {
      const wide = formula.scrollWidth > formula.clientWidth;
      const more = { tabindex: "0", role: "group", "aria-label": "Formula" };
      for (const [name, value] of Object.entries(more)) {
        if (wide) formula.setAttribute(name, value);
        else formula.removeAttribute(name);
      }
    }
  };
  addEventListener("resize", reach);
  document.fonts.ready.then(reach);
  reach();

  // Where a visitor without a record stopped reading; topic pages keep it in this browser.
  const last = document.querySelector("[data-last-read][hidden]");
  try {
    const [topic, place] = Object.entries(JSON.parse(localStorage.getItem("linkage-reading"))).pop();
    const link = document.createElement("a");
    link.href = `/topics/${topic}#${place.section}`;
    link.textContent = `Go on reading at ${place.name}`;
    last.append(link);
    last.hidden = false;
  } catch {
    // Another page, or nothing read yet.
  }

  // The key list: a single letter may be switched off in the account (data-keys="off").
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (event.key !== "?" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.documentElement.dataset.keys === "off") return;
    event.preventDefault();
    location.assign("/keys");
  });
}
