// While a reviewer ticks, unticks and selects words, the text as it would be read follows.
"use strict";

for (const form of document.querySelectorAll("form[data-review]")) {
  const status = document.querySelector("[data-review-status]");
  const adding = document.querySelector("[data-add-selected]");
  const also = form.elements.namedItem("also");
  let waiting = null;
  let asked = 0;

  const follow = async () => {
    const mine = ++asked;
    for (const box of form.querySelectorAll('input[name="accept"]')) {
      const mark = form.querySelector(`[data-mark="${CSS.escape(box.value)}"]`);
      if (mark) mark.classList.toggle("off", !box.checked);
    }
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

  // Words selected in an original can be added to those that are replaced.
  const selected = () => {
    const selection = document.getSelection();
    const node = selection.anchorNode;
    const element = node instanceof Element ? node : node?.parentElement;
    const words = selection.toString().trim().replace(/\s+/g, " ");
    return words.length > 1 && words.length <= 120 && element?.closest("[data-original]") ? words : "";
  };
  document.addEventListener("selectionchange", () => {
    const words = selected();
    adding.hidden = !words;
    if (words) adding.querySelector("span").textContent = words;
  });
  adding.querySelector("button").addEventListener("mousedown", (event) => event.preventDefault());
  adding.querySelector("button").addEventListener("click", () => {
    const words = adding.querySelector("span").textContent;
    also.value = also.value ? `${also.value.trimEnd()}\n${words}` : words;
    adding.hidden = true;
    follow();
  });
  for (const hint of form.querySelectorAll("[data-select-hint]")) hint.hidden = false;
}
