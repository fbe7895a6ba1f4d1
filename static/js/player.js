// Keys, striking out, moving rows, saving in place. The forms work without it.
"use strict";

const struck = new Set();
const KEYS_OFF = document.documentElement.dataset.keys === "off";
const CERTAINTY = { u: "unsure", i: "fair", o: "certain" };
const byId = (id) => document.getElementById(id);
const token = () => (document.cookie.match(/(?:^|; )csrf_token=([^;]*)/) || [])[1] || "";

function setUp() {
  const form = byId("answer");
  for (const row of document.querySelectorAll(".options.open .option")) {
    const strike = row.appendChild(document.createElement("button"));
    strike.type = "button";
    strike.className = "strike";
    showStruck(row);
    strike.addEventListener("click", () => toggleStruck(row));
  }
  for (const row of document.querySelectorAll(".option.other")) {
    if (!struck.has(row.dataset.option)) continue;
    row.classList.add("struck");
    const state = row.querySelector(".option-row").appendChild(document.createElement("span"));
    state.className = "option-state";
    state.textContent = "You struck this out";
  }
  if (form) {
    form.addEventListener("submit", save);
    form.addEventListener("change", showPicked);
    showPicked();
  }
  byId("flag").addEventListener("submit", flag);
}

function toggleStruck(row) {
  const id = row.dataset.option;
  if (!struck.delete(id)) {
    struck.add(id);
    row.querySelector("input").checked = false;
  }
  showStruck(row);
  showPicked();
}

function showStruck(row) {
  const out = struck.has(row.dataset.option);
  row.classList.toggle("struck", out);
  const [strike, text] = [row.querySelector(".strike"), row.querySelector(".option-text")];
  strike.textContent = out ? "Restore" : "Strike out";
  strike.ariaLabel = `${strike.textContent}: ${text.textContent}`;
}

function showPicked() {
  for (const row of document.querySelectorAll(".options.open .option")) {
    const picked = row.querySelector("input").checked;
    if (picked && struck.delete(row.dataset.option)) showStruck(row);
    row.querySelector("[data-state]").textContent = picked ? "Picked" : "";
  }
}

// A case gives an object of its parts, whose fields begin with the part's name and a dot.
function readResponse(data, kind, prefix = "") {
  const name = `${prefix}response`;
  if (kind === "case") {
    const parts = [...document.querySelectorAll("#answer .part")].map((part) => part.dataset);
    return Object.fromEntries(parts.map((one) => [one.part, readResponse(data, one.kind, `${one.part}.`)]));
  }
  if (kind === "multiple-response" || kind === "ordering") return data.getAll(name);
  if (kind !== "table" && kind !== "matching") return data.get(name) || "";
  const start = prefix + (kind === "table" ? "cell-" : "pair-");
  const fields = [...data].filter(([field]) => field.startsWith(start));
  return Object.fromEntries(fields.map(([field, value]) => [field.slice(start.length), value]));
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
  const data = new FormData(form);
  const response = readResponse(data, kind);
  const body = { sequence: Number(sequence), response, certainty: data.get("certainty") };
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  try {
    const reply = await fetch(api, { method: "PUT", headers, body: JSON.stringify(body) });
    if (reply.status === 422) {
      const refusal = await reply.json();
      showError(refusal.message, Object.keys(refusal.errors.json || {})[0]);
      return;
    }
    if (!reply.ok) throw new Error(reply.status);
    await show(page);
    byId("verdict").focus({ preventScroll: true });
    byId("verdict").scrollIntoView({ block: "nearest" });
  } catch {
    showError("Not saved: connection or service failed. Your answer is kept here; check it again.");
  } finally {
    button.removeAttribute("aria-busy");
    button.innerHTML = label;
  }
}

function showError(text, field = "") {
  for (const one of document.querySelectorAll("#answer :is(input, select)")) one.ariaInvalid = null;
  for (const one of document.querySelectorAll("#answer .cell-error")) one.textContent = "";
  let inner = field.slice(9);
  const part = document.querySelector(`.part[data-part="${inner.split(".")[0]}"]`);
  const prefix = part ? `${part.dataset.part}.` : "";
  if (part) inner = inner.slice(prefix.length);
  byId(`${prefix}answer-error`).textContent = text;
  const named = ["cell-", "pair-"].map((start) => document.getElementsByName(prefix + start + inner)[0]);
  const input = named.find(Boolean) || byId(`f-${prefix}response`);
  if (input) input.ariaInvalid = "true";
  const target = input || (part && findFirst(part));
  if (target) target.focus();
}

function findFirst(part) {
  return part.querySelector("input:not([type=hidden]), select, button");
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
  await fetch(event.target.action, { method: "POST", body, redirect: "manual" });
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
}

// In a case the key is for the part that holds the focus, else for the first one without a pick.
function pick(index) {
  const parts = [...document.querySelectorAll("#answer .part")];
  const open = (part) => part.querySelector(".options.open") && !part.querySelector(":checked");
  const scope = parts.length ? document.activeElement.closest(".part") || parts.find(open) : document;
  const inputs = scope ? scope.querySelectorAll(".options.open .option input") : [];
  if (!inputs[index]) return false;
  inputs[index].focus();
  inputs[index].click();
  return true;
}

function press(key, target) {
  if (/^[1-9]$/.test(key)) return pick(key - 1);
  if (/^[a-f]$/.test(key) && pick(key.charCodeAt(0) - 97)) return true;
  if (key === "f") byId("flag").requestSubmit();
  const said = document.querySelector(`.certainty [value="${CERTAINTY[key]}"]`);
  if (said) said.click();
  const row = key === "x" && target.closest(".options.open .option");
  if (row) toggleStruck(row);
  return Boolean(row || said) || key === "f";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target;
  const choice = target.matches("input[type=radio], input[type=checkbox]");
  const part = target.closest("#answer .part");
  if (event.key === "Enter" && part && !target.closest("a, button, select")) {
    const after = part.nextElementSibling;
    (after.matches(".part") ? findFirst(after) : byId("check")).focus();
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

// Moves rows in place: by their buttons, which keep the focus, or by dragging.
(() => {
  const rowOf = (target) => target.closest("#answer .order .option");

  function renumber(list) {
    const rows = [...list.children];
    rows.forEach((row, index) => {
      row.querySelector("[data-place]").textContent = index + 1;
      const [up, down] = row.querySelectorAll(".moves button");
      up.ariaDisabled = index === 0 ? "true" : null;
      down.ariaDisabled = index === rows.length - 1 ? "true" : null;
    });
  }

  // The neighbour is what moves in the document, so the focus stays where it is.
  function move(row, down) {
    const other = down ? row.nextElementSibling : row.previousElementSibling;
    if (other && down) row.before(other);
    else if (other) row.after(other);
    renumber(row.parentElement);
    return Boolean(other);
  }

  function announce(row) {
    const rows = [...row.parentElement.children];
    const text = row.querySelector(".option-text").textContent;
    row.parentElement.nextElementSibling.textContent =
      `${text}, position ${rows.indexOf(row) + 1} of ${rows.length}`;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#answer .order .moves button");
    if (!button) return;
    event.preventDefault();
    move(rowOf(button), button.value.startsWith("down"));
    announce(rowOf(button));
  });

  document.addEventListener("pointerdown", (event) => {
    const row = rowOf(event.target);
    if (!row || event.button || event.pointerType === "touch" || event.target.closest("button")) return;
    event.preventDefault();
    const follow = (next) => {
      row.classList.add("held");
      const [above, below] = [row.previousElementSibling, row.nextElementSibling];
      const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
      if (above && next.clientY < middle(above)) move(row, false);
      else if (below && next.clientY > middle(below)) move(row, true);
    };
    const drop = () => {
      document.removeEventListener("pointermove", follow);
      for (const end of ["pointerup", "pointercancel"]) document.removeEventListener(end, drop);
      if (row.classList.contains("held")) announce(row);
      row.classList.remove("held");
    };
    document.addEventListener("pointermove", follow);
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, drop);
  });
})();
