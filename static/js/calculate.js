/* Panels "Change the numbers": the result follows the typing. Without script the form is sent. */
"use strict";

(() => {
  const WAIT = 350;

  const showErrors = (panel, outcome) => {
    const said = new Map([...outcome.querySelectorAll("[data-field]")].map((link) => [link.dataset.field, link.textContent]));
    panel.querySelectorAll("[data-error]").forEach((place) => {
      const sentence = said.get(place.dataset.error) || "";
      const field = place.closest(".field");
      place.textContent = sentence;
      place.hidden = !sentence;
      field.classList.toggle("wrong", Boolean(sentence));
      const control = field.querySelector("input, select, textarea");
      if (sentence) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    });
  };

  const addCopying = (outcome) => {
    const link = outcome.querySelector(".calculate-link a");
    if (!link || !navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = "Copy the link";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(link.href);
      button.textContent = "Copied";
    });
    link.after(" ", button);
  };

  const start = (panel) => {
    const form = panel.querySelector("form");
    const result = panel.querySelector("[data-result]");
    const status = panel.querySelector("[data-said]");
    let timer = 0;
    let request = null;

    const update = async () => {
      clearTimeout(timer);
      if (request) request.abort();
      request = new AbortController();
      const sent = request;
      const query = new URLSearchParams(new FormData(form));
      query.delete("try");
      result.dataset.busy = "";
      try {
        const answer = await fetch(`${panel.dataset.calculate}?${query}`, { signal: sent.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        result.innerHTML = await answer.text();
        const outcome = result.querySelector(".outcome");
        showErrors(panel, outcome);
        addCopying(outcome);
        status.textContent = outcome.dataset.summary;
      } catch (error) {
        if (error.name === "AbortError") return;
        status.textContent = "The result could not be fetched. Press Calculate to send the form.";
      }
      if (sent === request) delete result.dataset.busy;
    };

    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(update, WAIT);
    });
    form.addEventListener("change", update);
    panel.querySelector("[data-reset]").addEventListener("click", (event) => {
      event.preventDefault();
      for (const control of form.elements) {
        if (control.dataset.example !== undefined) control.value = control.dataset.example;
      }
      update();
    });
    addCopying(result);
  };

  document.querySelectorAll("[data-calculate]").forEach(start);

  const openNamed = () => {
    const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const holder = named && named.closest("details.try");
    if (holder) holder.open = true;
  };
  addEventListener("hashchange", openNamed);
  openNamed();
})();
