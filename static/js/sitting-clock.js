// Time by the server's clock. The machine's own clock is never asked; a monotonic counter
// runs between what the server says.
"use strict";

const Clock = {
  WARNINGS: [60, 600, 1800],

  // `told(seconds)` hears each second, `warn(seconds)` at 30, 10 and 1 minutes, `over()` at the end.
  start({ left, deadline, responded }, told, warn, over) {
    const behind = performance.now() - responded;
    Clock.end = performance.now() + left * 1000 - (behind > 0 && behind < 60000 ? behind : 0);
    Object.assign(Clock, { deadline, told, warn, over, before: Infinity });
    const beat = () => {
      const seconds = Clock.left();
      const passed = Clock.WARNINGS.find((at) => seconds <= at && Clock.before > at);
      if (passed && Clock.before !== Infinity && seconds > 0) warn(passed);
      Clock.before = seconds;
      told(seconds);
      if (seconds <= 0) return over();
      return setTimeout(beat, ((Clock.end - performance.now()) % 1000) + 20);
    };
    beat();
    const look = () => document.visibilityState === "visible" && Clock.sync();
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    addEventListener("pageshow", (event) => event.persisted && look());
    setInterval(look, 300000);
  },

  left() {
    return Math.max(0, Math.ceil((Clock.end - performance.now()) / 1000));
  },

  // A device that slept may not have counted; a pause elsewhere moves the deadline on.
  read(date, deadline = Clock.deadline) {
    if (!Clock.end || !date || !deadline) return;
    Clock.deadline = deadline;
    const end = performance.now() + Date.parse(deadline) - Date.parse(date) - 500;
    if (Math.abs(end - Clock.end) > 2000) Clock.end = end;
  },

  async sync() {
    try {
      Clock.read((await fetch("/api/v1/session", { cache: "no-store" })).headers.get("Date"));
    } catch {
      // No connection; the counter runs on.
    }
  },

  write(seconds) {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const two = (number) => String(number).padStart(2, "0");
    return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  },
};
