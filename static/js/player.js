// A question with feedback at once: keys, saving in place. The forms work without it.
"use strict";

const struck = new Set();
const KEYS_OFF = document.documentElement.dataset.keys === "off";
const CERTAINTY = { u: "unsure", i: "fair", o: "certain" };
const byId = (id) => document.getElementById(id);
const token = () => (document.cookie.match(/(?:^|; )csrf_token=([^;]*)/) || [])[1] || "";

function setUp() {
  const form = byId("answer");
  Controls.addStrikes(document, struck);
  for (const row of document.querySelectorAll(".option.other")) {
    if (!struck.has(row.dataset.option)) continue;
    row.classList.add("struck");
    const state = row.querySelector(".option-row").appendChild(document.createElement("span"));
    state.className = "option-state";
    state.textContent = "You struck this out";
  }
  if (form) {
    form.addEventListener("submit", save);
    form.addEventListener("change", () => Controls.showPicked(form, struck));
    Controls.showPicked(form, struck);
  }
  byId("flag").addEventListener("submit", flag);
}

async function save(event) {
  event.preventDefault();
  const form = event.target;
  const button = byId("check");
  if (button.getAttribute("aria-busy") === "true") return;
  const { kind, api, page, sequence } = byId("player").dataset;
  const label = button.innerHTML;
  button.setAttribute("aria-busy", "true");
  button.textContent = "Saving …";
  const response = Controls.read(form, kind);
  const certainty = new FormData(form).get("certainty");
  const body = { sequence: Number(sequence), response, certainty };
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  try {
    const reply = await fetch(api, { method: "PUT", headers, body: JSON.stringify(body) });
    if (reply.status === 422) {
      const refusal = await reply.json();
      Controls.showError(form, refusal.message, Object.keys(refusal.errors.json || {})[0]);
      return;
    }
    if (!reply.ok) {
      Controls.showError(form, await explain(reply.status));
      return;
    }
    await show(page);
    byId("verdict").focus({ preventScroll: true });
    byId("verdict").scrollIntoView({ block: "nearest" });
  } catch {
    Controls.showError(form, "Not saved: no connection. Your answer is kept here; check it again.");
  } finally {
    button.removeAttribute("aria-busy");
    button.innerHTML = label;
  }
}

// Asking who is signed in also renews the token without which nothing can be written.
async function explain(status) {
  if (status >= 500) return "Not saved: the service failed. Your answer is kept here; check it again.";
  const { signed_in: known } = await (await fetch("/api/v1/session")).json();
  if (known) return "Not saved. Your answer is kept here; check it again.";
  return "Not saved: you are signed out. Sign in in another window, then check your answer again.";
}

// Puts the new state in place; nothing jumps.
async function show(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(reply.status);
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  byId("set").replaceWith(page.getElementById("set"));
  byId("text").replaceWith(page.getElementById("text"));
  setUp();
}

async function flag(event) {
  event.preventDefault();
  const button = document.querySelector('[form="flag"]');
  const body = new URLSearchParams(new FormData(event.target));
  const show = (on) => button.setAttribute("aria-pressed", String(on));
  const wanted = button.getAttribute("aria-pressed") !== "true";
  show(wanted);
  try {
    const reply = await fetch(event.target.action, { method: "POST", body, redirect: "manual" });
    if (reply.status >= 400) throw new Error(reply.status);
  } catch {
    show(!wanted);
  }
}

function press(key, target) {
  if (/^[1-9]$/.test(key)) return pick(key - 1);
  if (/^[a-f]$/.test(key) && pick(key.charCodeAt(0) - 97)) return true;
  if (key === "f") byId("flag").requestSubmit();
  const said = document.querySelector(`.certainty [value="${CERTAINTY[key]}"]`);
  if (said) said.click();
  const row = key === "x" && target.closest(".options.open .option");
  if (row) Controls.strike(row, struck);
  return Boolean(row || said) || key === "f";
}

function pick(index) {
  return Boolean(byId("answer")) && Controls.pick(byId("answer"), index);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target;
  const choice = target.matches("input[type=radio], input[type=checkbox]");
  const part = target.closest("#answer .part");
  if (event.key === "Enter" && part && !target.closest("a, button, select")) {
    const after = part.nextElementSibling;
    (after.matches(".part") ? Controls.findFirst(after) : byId("check")).focus();
    event.preventDefault();
    return;
  }
  if (event.key === "Enter" && !target.closest("a, button, summary")) {
    const next = byId("continue");
    if (choice) byId("answer").requestSubmit();
    else if (target.closest("input, textarea, select")) return;
    else if (next) next.click();
    else if (byId("answer")) byId("answer").requestSubmit();
    event.preventDefault();
    return;
  }
  if (KEYS_OFF || (target.closest("input, textarea, select") && !choice)) return;
  if (press(event.key.toLowerCase(), target)) event.preventDefault();
});

setUp();
