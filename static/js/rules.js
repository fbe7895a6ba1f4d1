// The options to try out before an exam.
"use strict";

{
  const [form, struck] = [document.getElementById("try"), new Set()];
  Controls.addStrikes(form, struck, () => Controls.showPicked(form, struck));
  form.addEventListener("change", () => Controls.showPicked(form, struck));
  form.addEventListener("keydown", (event) => {
    const row = event.key.toLowerCase() === "x" && event.target.closest(".option");
    if (row) Controls.strike(row, struck, () => Controls.showPicked(form, struck));
  });
}
