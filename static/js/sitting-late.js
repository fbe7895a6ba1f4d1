// Answers that still wait in this browser when an attempt is looked back on: what became of them.
"use strict";

{
  const [, attempt] = location.pathname.match(/^\/attempts\/([\w-]+)\/review$/) || [];
  const tell = (late) => {
    Queue.store.removeItem(Queue.key);
    if (!late.length) return;
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "status");
    const [one, places] = [late.length === 1, [...late].sort((a, b) => a - b)];
    notice.textContent =
      `${plural(late.length, "answer")} waited in this browser, arrived after this was closed and ` +
      `${one ? "doesn’t" : "don’t"} count: question${one ? "" : "s"} ${list(places)}.`;
    document.querySelector("main").prepend(notice);
  };
  const nothing = () => {};
  Queue.open(attempt, `/api/v1/attempts/${attempt}`, { state: nothing, saved: nothing, refused: nothing, newer: nothing, closed: tell });
  if (Queue.waiting().length) Queue.pump();
}
