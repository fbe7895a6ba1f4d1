// The author's preview: ask whether the content has changed, and show the page anew if so.
"use strict";

{
  const banner = document.querySelector("[data-preview]");

  const ask = async () => {
    try {
      const answer = await fetch("/preview/state", { cache: "no-store" });
      const { version } = await answer.json();
      if (version !== banner.dataset.preview) {
        location.reload();
        return;
      }
    } catch {
      // The preview was stopped; it may come back.
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
}
