// What happens on an exam's page: its parts are put together and listen.
"use strict";

const struck = new Set(JSON.parse(sessionStorage.getItem(`struck-${setup.attempt}`) || "[]"));
const keepStruck = () => sessionStorage.setItem(`struck-${setup.attempt}`, JSON.stringify([...struck]));
const channel = window.BroadcastChannel ? new BroadcastChannel(`sitting-${setup.attempt}`) : null;

function adopt(position, sequence, answer) {
  const sheet = sheets.get(position);
  if (!sheet || sequence <= sheet.sequence) return;
  sheet.sequence = sequence;
  Queue.drop(position, (Queue.read().answers[position] || {}).sequence);
  showAnswer(sheet, answer || { response: null, certainty: null });
  showCounts();
  tell(`Question ${position} was answered in another window. That answer is shown.`);
}

function refuse(position, text, field) {
  const sheet = sheets.get(position);
  notSaved.add(position);
  sheet.answered = sheet.stored;
  Controls.showError(sheet.form, text, field, sheet.prefix, false);
  showState(sheet);
  showCounts();
}

function finish(late) {
  if (!late.length) return location.replace(setup.review);
  const [one, places] = [late.length === 1, [...late].sort((a, b) => a - b)];
  const at = () => new Date(Clock.deadline).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const [why, when] = setup.left && Clock.left() <= 2 ? [`Time was up at ${at()}`, "the time was up"] : ["This was handed in in another window", "that"];
  return end(`${why}. What was saved until then counts. ${plural(late.length, "answer")} arrived after ${when} and ${one ? "doesn’t" : "don’t"} count: question${one ? "" : "s"} ${list(places)}.`);
}

function end(text) {
  $("player").inert = true;
  $("over-said").textContent = text;
  if (!$("over").open) $("over").showModal();
}

async function timeIsUp() {
  keepAll();
  $("player").inert = true;
  await Queue.pump();
  if (Queue.trouble === "offline" || Queue.trouble === "failed") {
    return end(`What was saved until now counts. ${Queue.waiting().length ? `${waits()} in this browser and came too late.` : ""} Without a connection the result can’t be shown yet.`);
  }
  return Queue.closed ? undefined : location.replace(setup.page);
}

// --- Signing in over the page

let asked = false;

function askWho() {
  if (asked || $("signed-out").open) return;
  asked = true;
  const guest = "guest" in setup;
  for (const part of $("signed-out").querySelectorAll("[data-for]")) part.hidden = (part.dataset.for === "guest") !== guest;
  for (const place of $("signed-out").querySelectorAll("[data-waiting]")) place.textContent = `${waits()} in this browser.`;
  $("signed-out").showModal();
}

async function signIn(event) {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  body.set("csrf_token", Queue.token());
  body.set("next", "/keys");
  try {
    const reply = await fetch("/sign-in", { method: "POST", body, redirect: "manual" });
    if (reply.type !== "opaqueredirect") {
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const error = page.querySelector(".errors li, .error, main p");
      $("sign-in-error").textContent = error ? error.textContent : "That didn’t work. Try again.";
      return;
    }
  } catch {
    $("sign-in-error").textContent = "No connection. Try again.";
    return;
  }
  event.target.reset();
  $("sign-in-error").textContent = "";
  await renew();
}

async function renew() {
  const who = await Queue.who();
  for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = Queue.token();
  asked = false;
  if (!who || !who.signed_in) return;
  $("signed-out").close();
  Queue.pump();
}

// --- Handing in and pausing: only once nothing waits

async function settle() {
  keepAll();
  await Queue.pump();
  for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = Queue.token();
  return !Queue.waiting().length && !Queue.trouble;
}

function askToHandIn() {
  keepAll();
  const [open, flagged] = [places((sheet) => !sheet.answered), places((sheet) => sheet.flagged)];
  const hand = `Hand in ${plural(total - open.length, "answer")}`;
  const name = (some, word) => (some.length ? `${word} ${some.length === 1 ? "is question" : "are questions"} ${some.length > 12 ? `${some.slice(0, 12).join(", ")} and ${some.length - 12} more` : list(some)}.` : `Nothing is ${word.toLowerCase()}.`);
  $("handing-in-title").textContent = `${hand}?`;
  $("submit-button").textContent = hand;
  $("handing-in-said").textContent = `${name(open, "Open")} ${name(flagged, "Flagged")}${notSaved.size ? ` Not saved, since it can’t be read: question ${list([...notSaved])}.` : ""} You cannot change anything afterwards.`;
  $("handing-in-error").textContent = "";
  $("handing-in").showModal();
}

async function handIn(event) {
  event.preventDefault();
  const button = $("submit-button");
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  if (await settle()) event.target.submit();
  else {
    $("handing-in-error").textContent = `${$("saved").textContent}. Nothing is handed in yet; try again when that is settled.`;
    button.removeAttribute("aria-busy");
  }
}

// --- Setting up

for (const section of document.querySelectorAll(".sheet")) {
  const { position, kind, prefix, sequence, places: weight, seconds } = section.dataset;
  const sheet = {
    section, kind, prefix, form: section.querySelector("form"), position: Number(position), sequence: Number(sequence),
    places: Number(weight), spent: Number(seconds), answered: "answered" in section.dataset, flagged: "flagged" in section.dataset,
  };
  sheet.stored = sheet.answered;
  sheets.set(sheet.position, sheet);
  Controls.addStrikes(section, struck, () => {
    keepStruck();
    showState(sheet);
  });
  const certainty = new FormData(sheet.form).get("certainty");
  sheet.last = write(readAnswer(sheet), certainty);
  sheet.form.addEventListener("change", (event) => {
    if (event.target.matches(".order")) delete event.target.dataset.open;
    keepStruck();
    showState(sheet);
    changed(sheet, 0);
  });
  sheet.form.addEventListener("input", (event) => event.target.matches("[inputmode]") && changed(sheet, 900));
  sheet.form.addEventListener("submit", (event) => act(event, sheet));
}

function act(event, sheet) {
  const { name, value } = event.submitter || {};
  event.preventDefault();
  if (name === "flag") flag(sheet);
  else if (name === "go") show(value === "overview" ? value : Number(value));
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const target = event.target.closest("a, button");
  if (!target) return;
  const { go, show: which } = target.dataset;
  if (go) show(Number(go));
  else if (which) filter(which);
  else if ("handIn" in target.dataset) askToHandIn();
  else if ("close" in target.dataset && !target.closest(".calculator")) {
    asked = false;
    target.closest("dialog").close();
    return;
  } else return;
  event.preventDefault();
});

function press(key, sheet, target) {
  if (key === "k") $("calculate").click();
  else if (/^[1-9]$/.test(key)) return Controls.pick(sheet.form, key - 1);
  else if (/^[a-f]$/.test(key) && Controls.pick(sheet.form, key.charCodeAt(0) - 97)) return true;
  else if (key === "f") flag(sheet);
  else {
    const said = CERTAINTY[key] && sheet.form.querySelector(`.certainty [value="${CERTAINTY[key]}"]`);
    if (said) said.click();
    const row = key === "x" && target.closest(".options.open .option");
    if (row) Controls.strike(row, struck, () => (keepStruck(), showState(sheet)));
    return Boolean(said || row);
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || target.closest("dialog")) return;
  if (shown !== "sheet" || $("player").inert) return;
  const sheet = sheets.get(here);
  const choice = target.matches("input[type=radio], input[type=checkbox]");
  if (key === "Enter" && !target.closest("a, button, summary, select, .shown")) {
    const part = target.closest(".part");
    const after = part && part.nextElementSibling;
    if (after && after.matches(".part")) Controls.findFirst(after).focus();
    else sheet.form.requestSubmit(sheet.form.querySelector(".action-bar .primary"));
    event.preventDefault();
    return;
  }
  if (KEYS_OFF || (target.closest("input, textarea, select") && !choice)) return;
  if (press(key.toLowerCase(), sheet, target)) event.preventDefault();
});

addEventListener("popstate", () => {
  const place = new URLSearchParams(location.search).get("position");
  show(location.pathname.endsWith("/overview") ? "overview" : Number(place) || here, false);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keepAll();
  else since = performance.now();
});
addEventListener("pagehide", keepAll);

if (channel) {
  channel.onmessage = ({ data }) => {
    const sheet = sheets.get(data.position);
    if ("flagged" in data) {
      sheet.flagged = data.flagged;
      showState(sheet);
      showCounts();
    } else adopt(data.position, data.sequence, data);
  };
}

Queue.open(setup.attempt, setup.api, {
  state: showSaving,
  saved: (position) => {
    const sheet = sheets.get(position);
    sheet.stored = sheet.answered;
    showState(sheet);
  },
  refused: refuse,
  newer: adopt,
  closed: finish,
});
if (setup.left) {
  const [entry] = performance.getEntriesByType("navigation");
  const timing = { left: Number(setup.left), deadline: setup.deadline, responded: entry ? entry.responseStart : 0 };
  const told = (seconds) => {
    $("clock").textContent = Clock.write(seconds);
    $("time-left").classList.toggle("soon", seconds <= 60);
    if (seconds % 30 === 0) showPace(seconds);
  };
  const warn = (at) => tell(`${at === 60 ? "One minute is" : `${at / 60} minutes are`} left. What is saved by then counts.`);
  Clock.start(timing, told, warn, timeIsUp);
}
for (const [position, kept] of Object.entries(Queue.read().answers)) {
  const sheet = sheets.get(Number(position));
  if (sheet && kept.sequence > sheet.sequence) {
    sheet.sequence = kept.sequence;
    sheet.spent = kept.seconds || sheet.spent;
    showAnswer(sheet, kept);
    if (kept.refused) refuse(sheet.position, kept.refused, kept.field);
  } else Queue.drop(position, kept.sequence);
}
for (const [position, flagged] of Object.entries(Queue.read().flags)) {
  if (sheets.has(Number(position))) sheets.get(Number(position)).flagged = flagged;
}
for (const sheet of sheets.values()) showState(sheet);

for (const form of ["submit", "pause"]) {
  $(form).addEventListener("submit", form === "submit" ? handIn : async (event) => {
    event.preventDefault();
    if (await settle()) event.target.submit();
    else tell(`${$("saved").textContent}. Pause when that is settled.`);
  });
}
$("sign-in").addEventListener("submit", signIn);
$("try-again").addEventListener("click", renew);

showCounts();
showSaving("saved");
if (Queue.waiting().length || Object.keys(Queue.read().flags).length) Queue.pump();

{
  const parts = { clock: $("time-left"), pace: $("pace") };
  const hidden = () => (localStorage.getItem("linkage-hidden") || "").split(" ").filter(Boolean);
  const apply = () => {
    for (const [name, part] of Object.entries(parts)) if (part) part.hidden = hidden().includes(name);
    $("here").classList.toggle("unnumbered", hidden().includes("number"));
  };
  for (const box of $("shown").querySelectorAll("input")) box.checked = !hidden().includes(box.value);
  $("shown").hidden = false;
  $("shown").addEventListener("change", () => {
    const off = [...$("shown").querySelectorAll("input:not(:checked)")].map((box) => box.value);
    localStorage.setItem("linkage-hidden", off.join(" "));
    apply();
  });
  apply();
  if (matchMedia("(max-width: 40rem)").matches) root.querySelector(".navigate").open = false;
}
