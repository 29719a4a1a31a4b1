// While a reviewer ticks and unticks, the text as it would be read follows.
"use strict";

for (const form of document.querySelectorAll("form[data-review]")) {
  const status = document.querySelector("[data-review-status]");
  let waiting = null;
  let asked = 0;

  const follow = async () => {
    const mine = ++asked;
    let answer;
    try {
      answer = await fetch(form.dataset.review, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    } catch {
      return;
    }
    if (!answer.ok || mine !== asked) return;
    const { texts } = await answer.json();
    for (const place of form.querySelectorAll("[data-preview]")) place.textContent = texts[Number(place.dataset.preview)];
    if (status) status.textContent = "The text is updated.";
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(follow, 300);
  });
}
