// What questions are answered with: reading and filling fields, striking out, moving rows.
"use strict";

const Controls = {
  // A case gives an object of its parts, whose fields begin with the part's name and a dot.
  read(form, kind, prefix = "", data = new FormData(form)) {
    const name = `${prefix}response`;
    if (kind === "case") {
      const parts = [...form.querySelectorAll(".part")].map((part) => part.dataset);
      const given = (one) => Controls.read(form, one.kind, `${prefix}${one.part}.`, data);
      return Object.fromEntries(parts.map((one) => [one.part, given(one)]));
    }
    if (kind === "multiple-response" || kind === "ordering") return data.getAll(name);
    if (kind !== "table" && kind !== "matching") return data.get(name) || "";
    const start = prefix + (kind === "table" ? "cell-" : "pair-");
    const fields = [...data].filter(([field]) => field.startsWith(start));
    return Object.fromEntries(fields.map(([field, value]) => [field.slice(start.length), value]));
  },

  // Puts an answer into the fields; nothing in it empties them.
  write(form, kind, prefix, response) {
    const named = (name) => form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    if (kind === "case") {
      for (const { dataset } of form.querySelectorAll(".part")) {
        Controls.write(form, dataset.kind, `${prefix}${dataset.part}.`, (response || {})[dataset.part]);
      }
    } else if (kind === "ordering") {
      const rows = [...named(`${prefix}response`)].map((input) => input.closest(".option"));
      for (const id of response || []) rows[0].parentElement.append(rows.find((row) => row.dataset.option === id));
      if (response) Controls.renumber(rows[0].parentElement);
    } else if (kind === "table" || kind === "matching") {
      const start = prefix + (kind === "table" ? "cell-" : "pair-");
      for (const field of form.querySelectorAll(`[name^="${CSS.escape(start)}"]`)) {
        field.value = (response || {})[field.name.slice(start.length)] || "";
      }
    } else {
      const picked = [].concat(response || []);
      for (const field of named(`${prefix}response`)) {
        if (field.matches("[type=radio], [type=checkbox]")) field.checked = picked.includes(field.value);
        else field.value = picked[0] || "";
      }
    }
  },

  // Adds a button that strikes an option out; `struck` holds the ids, `told` hears of a change.
  addStrikes(scope, struck, told = () => {}) {
    for (const row of scope.querySelectorAll(".options.open .option")) {
      const strike = row.appendChild(document.createElement("button"));
      strike.type = "button";
      strike.className = "strike";
      Controls.showStruck(row, struck);
      strike.addEventListener("click", () => Controls.strike(row, struck, told));
    }
  },

  strike(row, struck, told = () => {}) {
    const [id, input] = [row.dataset.option, row.querySelector("input")];
    if (!struck.delete(id)) {
      struck.add(id);
      if (input.checked) {
        input.checked = false;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    Controls.showStruck(row, struck);
    told();
  },

  showStruck(row, struck) {
    const out = struck.has(row.dataset.option);
    row.classList.toggle("struck", out);
    const [strike, text] = [row.querySelector(".strike"), row.querySelector(".option-text")];
    strike.textContent = out ? "Restore" : "Strike out";
    strike.ariaLabel = `${strike.textContent}: ${text.textContent}`;
  },

  // Says which options are picked; picking one that was struck out restores it.
  showPicked(scope, struck, said = "Picked") {
    for (const row of scope.querySelectorAll(".options.open .option")) {
      const picked = row.querySelector("input").checked;
      if (picked && struck.delete(row.dataset.option)) Controls.showStruck(row, struck);
      row.querySelector("[data-state]").textContent = picked ? said : "";
    }
  },

  // In a case the key is for the part that holds the focus, else for the first one without a pick.
  pick(scope, index) {
    const parts = [...scope.querySelectorAll(".part")];
    const open = (part) => part.querySelector(".options.open") && !part.querySelector(":checked");
    const part = parts.length ? document.activeElement.closest(".part") || parts.find(open) : scope;
    const inputs = part ? part.querySelectorAll(".options.open .option input") : [];
    if (!inputs[index]) return false;
    inputs[index].focus();
    inputs[index].click();
    return true;
  },

  findFirst(part) {
    return part.querySelector("input:not([type=hidden]), select, button");
  },

  showError(form, text, field = "", outer = "", focus = true) {
    for (const one of form.querySelectorAll("input, select")) one.ariaInvalid = null;
    for (const one of form.querySelectorAll(".cell-error")) one.textContent = "";
    let inner = field.slice(9);
    const part = form.querySelector(`.part[data-part="${inner.split(".")[0]}"]`);
    const prefix = part ? `${outer}${part.dataset.part}.` : outer;
    if (part) inner = inner.slice(part.dataset.part.length + 1);
    document.getElementById(`${prefix}answer-error`).textContent = text;
    if (!text) return;
    const named = ["cell-", "pair-"].map((start) => document.getElementsByName(prefix + start + inner)[0]);
    const input = named.find(Boolean) || document.getElementById(`f-${prefix}response`);
    if (input) input.ariaInvalid = "true";
    const target = input || (part && Controls.findFirst(part));
    if (target && focus) target.focus();
  },

  renumber(list) {
    const rows = [...list.children];
    rows.forEach((row, index) => {
      row.querySelector("[data-place]").textContent = index + 1;
      const [up, down] = row.querySelectorAll(".moves button");
      up.ariaDisabled = index === 0 ? "true" : null;
      down.ariaDisabled = index === rows.length - 1 ? "true" : null;
    });
  },
};

// Moves rows in place: by their buttons, which keep the focus, or by dragging.
(() => {
  const rowOf = (target) => target.closest("form .order .option");

  // The neighbour is what moves in the document, so the focus stays where it is.
  function move(row, down) {
    const other = down ? row.nextElementSibling : row.previousElementSibling;
    if (other && down) row.before(other);
    else if (other) row.after(other);
    Controls.renumber(row.parentElement);
    return Boolean(other);
  }

  function announce(row) {
    const rows = [...row.parentElement.children];
    const text = row.querySelector(".option-text").textContent;
    row.parentElement.nextElementSibling.textContent =
      `${text}, position ${rows.indexOf(row) + 1} of ${rows.length}`;
    row.parentElement.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("form .order .moves button");
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
