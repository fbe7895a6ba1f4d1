/* Topic pages: marks the section being read in the rail and remembers it, shows Print, previews
   linked topics, closes definitions, tries reading settings. */
"use strict";

(() => {
  const links = new Map();
  document.querySelectorAll(".rail a[href^='#']").forEach((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    if (heading) links.set(heading, link);
  });

  // The place: after some seconds in a section it is kept, for an account or a guest on the
  // server, for a visitor in this browser.
  const PLACES = "linkage-reading";
  const STAY = 4000;
  const article = document.querySelector("article.topic");
  const { topic, position } = article.dataset;
  const goOn = document.querySelector("[data-go-on]");
  const readPlaces = () => {
    try {
      return JSON.parse(localStorage.getItem(PLACES)) || {};
    } catch {
      return {};
    }
  };
  const sendPlace = (link) => {
    const section = link.hash.slice(1);
    if (!document.querySelector(`[data-section="${CSS.escape(section)}"]`)) return;
    if (position) {
      const token = document.querySelector("[name=csrf_token]").value;
      navigator.sendBeacon(position, new URLSearchParams({ section, csrf_token: token }));
      return;
    }
    const places = readPlaces();
    delete places[topic];
    const name = [...link.querySelectorAll("span:not(.sr)")].map((s) => s.textContent).join(" ");
    places[topic] = { section, name };
    try {
      localStorage.setItem(PLACES, JSON.stringify(places));
    } catch {
      // Storage is full or switched off; then the place is not kept.
    }
  };
  let moved = false;
  let staying = 0;
  const keep = () => {
    clearTimeout(staying);
    const link = current;
    if (link && moved) staying = setTimeout(() => sendPlace(link), STAY);
  };
  const place = position ? null : readPlaces()[topic];
  const sections = [...document.querySelectorAll("[data-section]")].map((s) => s.dataset.section);
  if (place && sections.indexOf(place.section) > 0) {
    const link = document.createElement("a");
    link.href = `#${place.section}`;
    link.textContent = `Go on at ${place.name}`;
    goOn.replaceChildren(link);
    goOn.hidden = false;
  }

  let current = null;
  const mark = () => {
    let reading = null;
    for (const [heading, link] of links) {
      if (heading.getBoundingClientRect().top < window.innerHeight * 0.3) reading = link;
    }
    if (reading === current) return;
    if (current) current.removeAttribute("aria-current");
    if (reading) reading.setAttribute("aria-current", "location");
    current = reading;
    keep();
  };
  let waiting = false;
  const schedule = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", () => { moved = moved || scrollY > 200; schedule(); }, { passive: true });
  addEventListener("resize", schedule);
  mark();

  const rail = document.querySelector("[data-rail]");
  const narrow = matchMedia("(max-width: 56.25rem)").matches;
  if (rail && narrow && location.hash !== "#studied") rail.open = false;

  const print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  // A linked topic shows its title, summary, one's own level and the minutes it takes.
  const cards = new Map();
  for (const link of document.querySelectorAll(".prose a[href^='/topics/']")) {
    if (link.closest(".with-tip") || link.matches("[data-whole]")) continue;
    const holder = document.createElement("span");
    holder.className = "with-tip";
    const card = document.createElement("span");
    card.className = "tip card";
    card.setAttribute("role", "tooltip");
    card.id = `card-${cards.size}`;
    link.replaceWith(holder);
    holder.append(link, card);
    cards.set(holder, async () => {
      cards.delete(holder);
      const query = link.hash ? `?section=${link.hash.slice(1)}` : "";
      const reply = await fetch(`${link.pathname}/card${query}`);
      if (!reply.ok) return;
      card.innerHTML = await reply.text();
      link.setAttribute("aria-describedby", card.id);
    });
  }

  const show = (event) => {
    const holder = event.target.closest(".with-tip");
    if (!holder) return;
    holder.classList.remove("closed");
    if (cards.has(holder)) cards.get(holder)();
    const room = holder.closest(".prose").getBoundingClientRect().right;
    holder.classList.toggle("from-right", holder.getBoundingClientRect().left + 320 > room);
  };
  document.addEventListener("focusin", show);
  document.querySelectorAll(".with-tip").forEach((holder) => holder.addEventListener("mouseenter", show));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".with-tip:hover, .with-tip:focus-within").forEach((holder) => {
      holder.classList.add("closed");
    });
  });

  const settings = document.querySelector("[data-settings]");
  for (const button of settings.querySelectorAll("[data-without-script]")) button.hidden = true;
  settings.addEventListener("change", (event) => {
    document.documentElement.dataset[event.target.name] = event.target.value;
    fetch(settings.action, { method: "POST", body: new FormData(settings), redirect: "manual" });
  });
})();
