// Answers on their way to the server. Each is kept in this browser until the server has it,
// and goes out in the order in which it was given. Sending one twice is harmless.
"use strict";

const plural = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;
const list = (places) => (places.length > 1 ? `${places.slice(0, -1).join(", ")} and ${places.at(-1)}` : String(places[0]));

const Queue = {
  // Attempts' ids are unique to one account, so the attempt alone names the store.
  open(attempt, api, hooks) {
    Object.assign(Queue, { key: `linkage-sitting-${attempt}`, api, hooks, late: [], pause: 1000 });
    // Two windows never give the same number to different answers: the low digits are the window's.
    Queue.window = crypto.getRandomValues(new Uint16Array(1))[0] % 1024;
    try {
      localStorage.setItem("linkage-try", "1");
      localStorage.removeItem("linkage-try");
      Queue.store = localStorage;
    } catch {
      const kept = new Map();
      Queue.store = { getItem: (key) => kept.get(key), setItem: (key, text) => kept.set(key, text), removeItem: (key) => kept.delete(key) };
    }
    addEventListener("online", () => Queue.pump());
  },

  read() {
    try {
      return JSON.parse(Queue.store.getItem(Queue.key)) || { answers: {}, flags: {} };
    } catch {
      return { answers: {}, flags: {} };
    }
  },

  write(change) {
    const kept = Queue.read();
    change(kept);
    const empty = !Object.keys(kept.answers).length && !Object.keys(kept.flags).length;
    if (empty) Queue.store.removeItem(Queue.key);
    else Queue.store.setItem(Queue.key, JSON.stringify(kept));
  },

  next(newest) {
    return (Math.floor(newest / 1024) + 1) * 1024 + Queue.window;
  },

  put(position, answer) {
    Queue.write((kept) => {
      const turns = Object.values(kept.answers).map((one) => one.turn);
      kept.answers[position] = { ...answer, turn: Math.max(0, ...turns) + 1 };
    });
    return Queue.pump();
  },

  putFlag(position, flagged) {
    Queue.write((kept) => (kept.flags[position] = flagged));
    return Queue.pump();
  },

  drop(position, sequence) {
    Queue.write(({ answers }) => {
      if (answers[position] && answers[position].sequence === sequence) delete answers[position];
    });
  },

  // What can still be sent, first given first; an answer that can't be read isn't sent again.
  waiting() {
    const entries = Object.entries(Queue.read().answers).filter(([, one]) => !one.refused);
    return entries.map(([position, one]) => ({ ...one, position: Number(position) })).sort((a, b) => a.turn - b.turn);
  },

  refused() {
    return Object.entries(Queue.read().answers).filter(([, one]) => one.refused).map(([position]) => Number(position));
  },

  // Sends all that waits, one after the other; resolves when nothing waits or nothing can go out.
  pump() {
    Queue.again = true;
    Queue.running = Queue.running || Queue.run().finally(() => (Queue.running = null));
    return Queue.running;
  },

  async run() {
    clearTimeout(Queue.timer);
    let trouble = "";
    while (Queue.again && !trouble) {
      Queue.again = false;
      for (let one = Queue.waiting()[0]; one && !trouble; one = Queue.waiting()[0]) {
        Queue.hooks.state("saving");
        trouble = await Queue.send(one);
      }
      for (const [position, flagged] of Object.entries(Queue.read().flags)) {
        if (!trouble) trouble = await Queue.sendFlag(position, flagged);
      }
    }
    Queue.trouble = trouble;
    Queue.hooks.state(trouble || "saved");
    if (trouble && trouble !== "paused" && trouble !== "signed-out" && trouble !== "foreign") {
      Queue.timer = setTimeout(() => Queue.pump(), (Queue.pause = Math.min(Queue.pause * 2, 30000)));
    } else Queue.pause = 1000;
    if (Queue.closed && !trouble) Queue.hooks.closed(Queue.late);
  },

  async ask(method, path, body, again = true) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": Queue.token() };
    const signal = AbortSignal.timeout ? AbortSignal.timeout(15000) : undefined;
    let reply;
    try {
      reply = await fetch(Queue.api + path, { method, headers, body: JSON.stringify(body), keepalive: true, signal });
    } catch {
      return { trouble: "offline" };
    }
    if (reply.ok || reply.status === 422) return { reply, found: await reply.json() };
    if (reply.status === 429 || reply.status >= 500) return { trouble: "failed" };
    const who = await Queue.who();
    if (!who) return { trouble: "offline" };
    if (!who.signed_in) return { trouble: "signed-out" };
    // The token was renewed with the question who is asking.
    if (again) return Queue.ask(method, path, body, false);
    Queue.name = who.name;
    return { trouble: "foreign" };
  },

  async send({ position, sequence, response, certainty, seconds }) {
    const body = { sequence, response, certainty, seconds };
    const { trouble, reply, found } = await Queue.ask("PUT", `/answers/${position}`, body);
    if (trouble) return trouble;
    if (reply.status === 422) {
      const field = Object.keys(found.errors.json || {})[0];
      Queue.write(({ answers }) => {
        const kept = answers[position];
        if (kept && kept.sequence === sequence) Object.assign(kept, { refused: found.message, field });
      });
      Queue.hooks.refused(position, found.message, field);
      return "";
    }
    Clock.read(reply.headers.get("Date"), found.deadline_at || undefined);
    if (found.paused) return "paused";
    Queue.drop(position, sequence);
    if (found.status === "closed") Queue.closed = true;
    if (found.sequence === sequence) Queue.hooks.saved(position, sequence);
    else if (found.status === "closed") Queue.late.push(position);
    else Queue.hooks.newer(position, found.sequence, found.answer);
    return "";
  },

  async sendFlag(position, flagged) {
    const { trouble } = await Queue.ask("PUT", `/flags/${position}`, { flagged });
    if (trouble) return trouble;
    Queue.write(({ flags }) => {
      if (flags[position] === flagged) delete flags[position];
    });
    return "";
  },

  token() {
    return (document.cookie.match(/(?:^|; )csrf_token=([^;]*)/) || [])[1] || "";
  },

  async who() {
    try {
      return await (await fetch("/api/v1/session", { cache: "no-store" })).json();
    } catch {
      return null;
    }
  },
};
