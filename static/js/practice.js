// How many questions fit, told again after every change of the form.
"use strict";

{
  const form = document.getElementById("chooser");
  let turn = 0;
  let wait = 0;

  const address = () => {
    const chosen = new URLSearchParams(new FormData(form));
    for (const name of ["csrf_token", "key", "certainty", "feedback"]) chosen.delete(name);
    if (!chosen.has("count")) chosen.set("count", "10");
    return `${form.dataset.page}?${chosen}`;
  };

  const tell = async () => {
    const mine = (turn += 1);
    try {
      const reply = await fetch(address());
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      if (mine !== turn || !reply.ok) return;
      for (const part of form.querySelectorAll("#fits, .count")) {
        const told = page.getElementById(part.id);
        if (told && told.innerHTML !== part.innerHTML) part.replaceChildren(...told.childNodes);
      }
      for (const box of form.querySelectorAll(".limit input[type=checkbox]")) {
        const count = document.getElementById(`n-${box.name}-${box.value}`);
        box.disabled = count.textContent === "0" && !box.checked;
      }
    } catch {
      // Without a connection the numbers stay as they were; starting says what is wrong.
    }
  };

  form?.addEventListener("change", (event) => {
    if (["feedback", "certainty"].includes(event.target.name)) return;
    clearTimeout(wait);
    wait = setTimeout(tell, 150);
  });
  for (const button of form?.querySelectorAll("[data-without-script]") ?? []) button.hidden = true;
}
