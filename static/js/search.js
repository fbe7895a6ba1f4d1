// The search palette: opens over any page, completes while typing. Without it the field and the
// links marked data-search lead to /search.
"use strict";

const openers = document.querySelectorAll("[data-search]");
const RECENT = "linkage-recent";
const PAUSE = 90;

const read = () => {
  try { return JSON.parse(localStorage.getItem(RECENT)) || []; } catch { return []; }
};

const remember = () => {
  const heading = document.querySelector("main h1");
  if (!heading || !/^\/(topics|glossary|programmes)\/./.test(location.pathname)) return;
  const page = { url: location.pathname, title: heading.textContent.trim() };
  const pages = [page, ...read().filter((other) => other.url !== page.url)].slice(0, 6);
  try { localStorage.setItem(RECENT, JSON.stringify(pages)); } catch { /* storage is closed */ }
};

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const build = () => {
  const input = make("input", {
    type: "text", inputmode: "search", enterkeyhint: "search", name: "q", maxlength: "200",
    placeholder: "Search", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    role: "combobox", "aria-label": "Search", "aria-expanded": "true",
    "aria-autocomplete": "list", "aria-controls": "palette-hits",
  });
  const list = make("div", { class: "palette-list" });
  const note = make("p", { class: "sr", role: "status" });
  const count = make("span");
  const close = make("button", { type: "button", class: "button small" }, "Esc");
  close.setAttribute("aria-label", "Close search");
  const foot = make("div", { class: "palette-foot" });
  for (const [keys, what] of [["↑ ↓", "choose"], ["Enter", "open"], ["Ctrl Enter", "all results"]]) {
    const part = make("span");
    for (const key of keys.split(" ")) part.append(make("kbd", {}, key), " ");
    part.append(what);
    foot.append(part);
  }
  foot.append(count);
  const form = make("form", { action: "/search", role: "search" }, input, close);
  const dialog = make("dialog", { class: "palette", "aria-label": "Search" }, form, list, foot, note);
  document.body.append(dialog);
  return { dialog, form, input, list, note, count, close };
};

const start = () => {
  const { dialog, form, input, list, note, count, close } = build();
  let chosen = -1;
  let timer = 0;
  let speech = 0;
  let request = null;
  let shown = null; // the text whose hits are listed: Enter opens one only if it is still there

  const options = () => [...list.querySelectorAll("[role=option]")];

  const choose = (place) => {
    const all = options();
    chosen = all.length ? (place + all.length) % all.length : -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    input.setAttribute("aria-expanded", String(chosen >= 0));
    if (chosen < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[chosen].id);
    return all[chosen].scrollIntoView({ block: "nearest" });
  };

  const settle = (words, text = "") => {
    shown = text;
    options().forEach((option, i) => { option.id = `hit-${i}`; });
    choose(0);
    count.textContent = words;
    clearTimeout(speech);
    speech = setTimeout(() => { note.textContent = words; }, 500);
  };

  const showRecent = () => {
    const pages = read().filter((page) => page.url !== location.pathname).slice(0, 5);
    const links = pages.map(({ url, title }) => make(
      "a", { class: "hit", role: "option", tabindex: "-1", href: url },
      make("span", { class: "hit-number" }), make("span", { class: "hit-title" }, title),
    ));
    const due = make("a", { class: "hit", role: "option", tabindex: "-1", href: "/review" },
      make("span", { class: "hit-number" }), make("span", { class: "hit-title" }, "Review what is due"));
    const group = make("p", { class: "palette-group" }, pages.length ? "Opened last" : "Start here");
    const title = { role: "listbox", id: "palette-hits", "aria-label": group.textContent };
    list.replaceChildren(group, make("div", title, ...links, due));
    settle("");
  };

  const look = async () => {
    const text = input.value;
    if (request) request.abort();
    if (!text.trim()) return showRecent();
    request = new AbortController();
    try {
      const reply = await fetch(`/search/palette?q=${encodeURIComponent(text)}`, { signal: request.signal });
      if (!reply.ok) throw new Error(String(reply.status));
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const found = page.body.firstElementChild;
      list.replaceChildren(found);
      settle(`${found.dataset.shown} of ${found.dataset.total}`, text);
    } catch (error) {
      if (error.name !== "AbortError") {
        list.replaceChildren();
        settle("No connection. Press Ctrl Enter to try the results page.");
      }
    }
    return undefined;
  };

  const open = (text) => {
    if (dialog.open) return;
    input.value = text;
    dialog.showModal();
    input.focus();
    look();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && chosen >= 0 && shown === input.value) {
      event.preventDefault();
      options()[chosen].click();
    } else if (event.key === "Enter") {
      event.preventDefault();
      form.submit();
    }
  });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  for (const opener of openers) {
    opener.addEventListener(opener.matches("input") ? "pointerdown" : "click", (event) => {
      event.preventDefault();
      open(opener.value || "");
    });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
    const letter = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
      && document.documentElement.dataset.keys !== "off";
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!letter && !chord) return;
    event.preventDefault();
    open("");
  });
};

if (openers.length) start();
remember();
