// While somebody writes: what may point to a person appears under its field. Nothing is kept, here or on the server.
"use strict";

for (const form of document.querySelectorAll("form[data-check-names]")) {
  const status = document.querySelector("[data-check-status]");
  let waiting = null;
  let asked = 0;

  const show = (field, findings) => {
    const list = form.querySelector(`[data-findings-for="${CSS.escape(field)}"]`);
    if (!list) return;
    list.replaceChildren(...findings.map((finding) => {
      const item = document.createElement("li");
      const words = document.createElement("mark");
      const reason = document.createElement("span");
      words.textContent = finding.words;
      reason.textContent = finding.reason;
      item.append(words, " ", reason);
      return item;
    }));
  };

  const check = async () => {
    const mine = ++asked;
    const typed = new FormData();
    typed.set("csrf", form.elements.namedItem("csrf").value);
    const lists = [...form.querySelectorAll("[data-findings-for]")].map((list) => list.dataset.findingsFor);
    for (const name of [...lists, "known_client", "known_others"]) {
      const box = form.elements.namedItem(name);
      if (box && box.value.trim()) typed.set(name, box.value);
    }
    let answer;
    try {
      answer = await fetch("/drafting", { method: "POST", body: new URLSearchParams(typed) });
    } catch {
      return;
    }
    if (answer.status === 403 && status) {
      status.textContent = "Your sign-in has ended. Press Save as draft: your words are kept and come back when you have signed in.";
    }
    if (!answer.ok || mine !== asked) return;
    document.dispatchEvent(new Event("kb:used"));
    const { findings } = await answer.json();
    for (const name of lists) show(name, findings.filter((finding) => finding.field === name));
    if (status) {
      const count = findings.length;
      status.textContent = count ? `${count} ${count === 1 ? "place" : "places"} may point to a person; see under the fields.` : "";
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 700);
  });
}
