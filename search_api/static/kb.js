// Small comforts; every page works without them.
"use strict";

// A page that came back with errors begins at their summary.
const summary = document.querySelector(".error-summary");
if (summary) summary.focus();

// A second press of a button must not send a form twice.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}

// A whole case that is put into the search box is asked as a case, so that it stands in no address.
const searchBox = document.querySelector(".search-box[data-csrf]");
if (searchBox) searchBox.addEventListener("submit", (event) => {
  const words = searchBox.elements.q.value.trim();
  if (words.split(/\s+/).length <= 60) return;
  event.preventDefault();
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/search/case";
  for (const [name, value] of [["csrf", searchBox.dataset.csrf], ["challenge", words]]) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
});

// What opens over the page closes with Escape, and with a click elsewhere.
const closing = () => document.querySelectorAll("details[data-closes][open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const opened of closing()) {
    if (opened.contains(document.activeElement)) opened.querySelector("summary").focus();
    opened.open = false;
  }
});
document.addEventListener("click", (event) => {
  for (const opened of closing()) if (!opened.contains(event.target)) opened.open = false;
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Five minutes before a sign-in ends, the page says so; what is typed is kept on the server either way once it is sent.
const ending = document.querySelector("[data-sign-in-seconds]");
if (ending) {
  const box = ending.firstElementChild;
  const words = box.querySelector("p");
  const stay = box.querySelector("button");
  const latest = Date.now() + Number(ending.dataset.atMost) * 1000;
  let ends = Date.now() + Number(ending.dataset.signInSeconds) * 1000;

  const look = () => {
    const minutes = Math.ceil((ends - Date.now()) / 60000);
    const message = minutes > 0
      ? `Your sign-in ends in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`
      : "Your sign-in has ended. If you were writing, press Save: your words are kept and come back when you have signed in.";
    stay.hidden = minutes <= 0 || latest <= ends;
    if (minutes <= 5 && words.textContent !== message) words.textContent = message;
    box.hidden = minutes > 5;
  };

  const extend = (seconds) => {
    ends = Math.min(Date.now() + seconds * 1000, latest);
    look();
  };

  document.addEventListener("kb:used", () => extend(Number(ending.dataset.idle)));
  stay.addEventListener("click", async () => {
    const answer = await fetch("/account/stay");
    if (answer.ok && !answer.redirected) extend((await answer.json()).seconds);
  });
  setInterval(look, 10000);
  look();
}
