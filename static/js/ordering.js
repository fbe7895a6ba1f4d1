// Moves rows in place: by their buttons, which keep the focus, or by dragging.
"use strict";

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
