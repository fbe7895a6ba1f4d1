// A button that copies the read-only field beside it. Without script the field can be selected.
"use strict";

for (const field of document.querySelectorAll("[data-copy]")) {
  const [input, button, said] = ["input", "button", "[role='status']"].map((s) => field.querySelector(s));
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(input.value);
      said.textContent = "Copied.";
    } catch {
      input.select();
      said.textContent = "Press Ctrl-C to copy.";
    }
  });
}
