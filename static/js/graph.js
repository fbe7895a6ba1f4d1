// The graph page: pointing at a topic shows what it rests on; a column's head sorts the table.
"use strict";

{
  for (const picture of document.querySelectorAll(".graph")) {
    const lines = [...picture.querySelectorAll("[data-ends]")];
    const nodes = [...picture.querySelectorAll("[data-slug]")];

    const preview = (slug) => {
      const near = new Set([slug]);
      for (const line of lines) {
        const ends = line.dataset.ends.split(" ");
        const touches = ends.includes(slug);
        line.classList.toggle("g-shown", touches);
        if (touches) ends.forEach((end) => near.add(end));
      }
      for (const node of nodes) node.classList.toggle("g-aside", Boolean(slug) && !near.has(node.dataset.slug));
    };

    for (const node of nodes) {
      node.addEventListener("pointerenter", () => preview(node.dataset.slug));
      node.addEventListener("pointerleave", () => preview(""));
    }
  }

  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  const compare = new Intl.Collator("en", { numeric: true }).compare;

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].sort((a, b) => compare(value(a, column), value(b, column)));
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    });
  }
}
