// An exam in the browser: one question at a time without loading pages, saved as it is
// answered. The page's forms do the same without this script.
"use strict";

const root = document.getElementById("sitting");
const $ = (id) => document.getElementById(id);
const setup = root.dataset;
const total = Number(setup.total);
const KEYS_OFF = document.documentElement.dataset.keys === "off";
const CERTAINTY = { u: "unsure", i: "fair", o: "certain" };
const sheets = new Map();
const notSaved = new Set(); // positions whose fields hold what can't be read
let here = Number(setup.current);
let shown = !$("overview").hidden ? "overview" : "sheet";
let since = performance.now();


// --- What stands in the fields

function isOpen(response) {
  if (response && typeof response === "object") return Object.values(response).every(isOpen);
  return response === null || response === undefined || !String(response).trim();
}

// An order that nobody moved isn't an answer, though its fields hold one.
function readAnswer(sheet) {
  const response = Controls.read(sheet.form, sheet.kind, sheet.prefix);
  for (const order of sheet.form.querySelectorAll(".order[data-open]")) {
    const part = order.closest(".part");
    if (!part) return null;
    response[part.dataset.part] = null;
  }
  return isOpen(response) ? null : response;
}

function showAnswer(sheet, { response, certainty }) {
  Controls.write(sheet.form, sheet.kind, sheet.prefix, response);
  for (const radio of sheet.form.querySelectorAll("[name=certainty]")) radio.checked = radio.value === certainty;
  for (const order of sheet.form.querySelectorAll(".order")) {
    const part = order.closest(".part");
    if (part ? response && response[part.dataset.part] : response) delete order.dataset.open;
  }
  sheet.answered = !isOpen(response);
  sheet.last = write(response, certainty);
  showState(sheet);
}

const write = (response, certainty) => JSON.stringify([isOpen(response) ? null : response, certainty || null]);

// --- Saving

function spend() {
  const now = performance.now();
  const sheet = sheets.get(here);
  if (shown === "sheet" && sheet && document.visibilityState === "visible") sheet.spent += (now - since) / 1000;
  since = now;
}

function keep(sheet) {
  clearTimeout(sheet.timer);
  sheet.timer = 0;
  const response = readAnswer(sheet);
  const certainty = new FormData(sheet.form).get("certainty");
  if (write(response, certainty) === sheet.last || (response === null && !sheet.sequence)) return;
  spend();
  sheet.last = write(response, certainty);
  sheet.sequence = Queue.next(sheet.sequence);
  sheet.answered = response !== null;
  notSaved.delete(sheet.position);
  Controls.showError(sheet.form, "", "", sheet.prefix);
  const seconds = Math.min(86400, Math.round(sheet.spent * 10) / 10);
  const answer = { sequence: sheet.sequence, response, certainty, seconds };
  if (channel) channel.postMessage({ position: sheet.position, ...answer });
  Queue.put(sheet.position, answer);
  showState(sheet);
  showCounts();
}

function keepAll() {
  for (const sheet of sheets.values()) if (sheet.timer) keep(sheet);
}

function changed(sheet, wait) {
  clearTimeout(sheet.timer);
  sheet.timer = setTimeout(() => keep(sheet), wait);
}

const SAID = {
  saving: () => "Saving …",
  saved: () => ([...sheets.values()].some((sheet) => sheet.answered) ? "Saved" : ""),
  offline: (waits) => `Not saved: no connection. ${waits} in this browser`,
  failed: (waits) => `Not saved: the service failed. ${waits} in this browser`,
  paused: (waits) => `Not saved: the clock stands still. ${waits} in this browser`,
  "signed-out": (waits) => `Not saved: you are signed out. ${waits} in this browser`,
  foreign: (waits) => `Not saved: you are signed in as ${Queue.name}, who didn’t begin this. ${waits} in this browser`,
};

function waits() {
  const kept = Queue.waiting().length;
  return kept ? `${plural(kept, "answer")} wait${kept === 1 ? "s" : ""}` : "The flag waits";
}

function showSaving(state) {
  let text = SAID[state](waits());
  const bad = [...notSaved];
  if (state === "saved" && bad.length) text = `Not saved: question ${list(bad)} can’t be read`;
  const unsaved = !["saving", "saved"].includes(state) || bad.length > 0;
  $("saved").textContent = text;
  $("saved").classList.toggle("unsaved", unsaved && state !== "saving");
  // Spoken only when something is amiss, and when it is well again.
  if (unsaved) $("saved-said").textContent = text;
  else if (state === "saved" && $("saved-said").textContent) $("saved-said").textContent = "Saved";
  for (const sheet of sheets.values()) showState(sheet);
  if (state === "signed-out") askWho();
  if (state === "paused") location.reload();
}

function tell(text) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = text;
  $("told").replaceChildren(notice);
}

// --- What the page shows

function showState(sheet) {
  const waiting = Queue.read().answers[sheet.position];
  const said = waiting ? "Picked, waiting to be saved" : "Picked, saved";
  Controls.showPicked(sheet.form, struck, said);
  sheet.form.querySelector("[name=flag]").setAttribute("aria-pressed", String(sheet.flagged));
  const square = $("navigator").children[sheet.position - 1].firstElementChild;
  const current = sheet.position === here && shown === "sheet";
  square.className = `square${sheet.answered ? " answered" : ""}${sheet.flagged ? " flagged" : ""}${current ? " current" : ""}`;
  square.ariaLabel = `Question ${sheet.position}, ${sheet.answered ? "answered" : "open"}${sheet.flagged ? ", flagged" : ""}`;
  if (current) square.setAttribute("aria-current", "step");
  else square.removeAttribute("aria-current");
  const row = $("overview").querySelector(`[data-row="${sheet.position}"]`);
  row.querySelector("[data-state]").textContent = notSaved.has(sheet.position) ? "Can’t be read" : waiting ? "Waits to be saved" : sheet.answered ? "Answered" : "Open";
  row.querySelector(".tag").hidden = !sheet.flagged;
}

function places(test) {
  return [...sheets.values()].filter(test).map((sheet) => sheet.position);
}

function showCounts() {
  const [open, flagged] = [places((sheet) => !sheet.answered), places((sheet) => sheet.flagged)];
  const are = (number) => (number === 1 ? "is" : "are");
  $("counts").textContent = `${open.length} open, ${flagged.length} flagged`;
  $("overview-said").textContent =
    `${open.length ? `${plural(open.length, "question")} ${are(open.length)}` : "Nothing is"} open, ` +
    `${flagged.length || "none"} ${are(flagged.length || 2)} flagged. You can change every answer until you hand in.`;
  for (const [show, number] of Object.entries({ all: total, open: open.length, flagged: flagged.length })) {
    $("overview").querySelector(`[data-show="${show}"] span`).textContent = number;
  }
  if (shown === "overview") $("here").textContent = `${total - open.length} of ${total} answered`;
  if (setup.left) showPace(Clock.left());
}

function showPace(left) {
  const done = [...sheets.values()].filter((sheet) => sheet.answered);
  const weigh = (some) => some.reduce((sum, sheet) => sum + sheet.places, 0);
  const share = weigh(done) / weigh([...sheets.values()]);
  const [said, waiting] = [`${done.length} of ${total} answered.`, total - done.length];
  const allowed = Number(setup.allowed);
  const used = allowed - left;
  const [bar, needle] = ["done", "needle"].map((name) => $("pace").querySelector(`.${name}`));
  bar.setAttribute("width", `${100 * share}%`);
  needle.setAttribute("x", `${(100 * used) / allowed}%`);
  $("pace-said").textContent = said;
  if (!waiting) return;
  const ahead = share * allowed - used;
  const minutes = Math.round(Math.abs(ahead) / 60);
  const kept = minutes ? `about ${minutes} min ${ahead > 0 ? "ahead of" : "behind"}` : "on";
  const rest = `${plural(waiting, "question")} remain${waiting === 1 ? "s" : ""}, ${Math.floor(left / waiting)} seconds for each.`;
  $("pace-said").textContent = done.length ? `${said} You are ${kept} an even pace; ${rest}` : `${said} ${rest}`;
}

// --- Moving about

function show(place, remember = true) {
  spend();
  keepAll();
  const before = sheets.get(here);
  if (place === "overview") shown = "overview";
  else [here, shown] = [Math.min(Math.max(1, place), total), "sheet"];
  for (const sheet of sheets.values()) sheet.section.hidden = shown !== "sheet" || sheet.position !== here;
  $("overview").hidden = shown !== "overview";
  $("here").classList.toggle("finding", shown === "overview");
  $("here").textContent = `Question ${here} of ${total}`;
  $("back-to").textContent = `Back to question ${here}`;
  $("back-to").dataset.go = here;
  $("told").replaceChildren();
  if (shown === "overview") filter("all");
  const address = shown === "overview" ? `${setup.page}/overview` : `${setup.page}?position=${here}`;
  if (remember) history.pushState(null, "", address);
  document.title = document.title.replace(/^[^,]*/, shown === "overview" ? "Review" : `Question ${here}`);
  for (const sheet of [before, sheets.get(here)]) showState(sheet);
  showCounts();
  $("here").focus({ preventScroll: true });
  if ($("here").getBoundingClientRect().top < 0) $("here").scrollIntoView();
}

function filter(which) {
  const kept = { all: () => true, open: (sheet) => !sheet.answered, flagged: (sheet) => sheet.flagged }[which];
  let some = false;
  for (const sheet of sheets.values()) {
    $("overview").querySelector(`[data-row="${sheet.position}"]`).hidden = !kept(sheet);
    some = some || kept(sheet);
  }
  $("overview-none").hidden = some;
  $("overview-none").textContent = `None of the questions is ${which}.`;
  for (const link of $("overview").querySelectorAll("[data-show]")) {
    if (link.dataset.show === which) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function flag(sheet) {
  sheet.flagged = !sheet.flagged;
  if (channel) channel.postMessage({ position: sheet.position, flagged: sheet.flagged });
  Queue.putFlag(sheet.position, sheet.flagged);
  showState(sheet);
  showCounts();
}
