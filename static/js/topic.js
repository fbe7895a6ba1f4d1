/* Topic pages: marks the section being read in the rail, shows Print, closes definitions. */
"use strict";

(() => {
  const links = new Map();
  document.querySelectorAll(".rail a[href^='#']").forEach((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    if (heading) links.set(heading, link);
  });

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
  };
  let waiting = false;
  const schedule = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", schedule, { passive: true });
  addEventListener("resize", schedule);
  mark();

  const rail = document.querySelector("[data-rail]");
  if (rail && matchMedia("(max-width: 56.25rem)").matches) rail.open = false;

  const print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  const place = (event) => {
    const holder = event.target.closest(".with-tip");
    if (!holder) return;
    holder.classList.remove("closed");
    const room = holder.closest(".prose").getBoundingClientRect().right;
    holder.classList.toggle("from-right", holder.getBoundingClientRect().left + 320 > room);
  };
  document.addEventListener("focusin", place);
  document.querySelectorAll(".with-tip").forEach((holder) => holder.addEventListener("mouseenter", place));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".with-tip:hover, .with-tip:focus-within").forEach((holder) => {
      holder.classList.add("closed");
    });
  });
})();
