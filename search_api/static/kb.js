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

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
