// What the pages gain where a browser runs modules: the design system's own behaviour (character
// count, conditional questions, the menu's overflow, focus on errors) and the few things below.
// Every page works without this file.
import { initAll } from "nhsuk-frontend";

// Leaves the page at once and takes it out of the tab's history. Pressing Shift three times within
// five seconds does the same.
class QuickExit {
  static windowMs = 5000;

  constructor(link) {
    this.link = link;
    this.presses = 0;
    this.timer = 0;
    link.addEventListener("click", (event) => this.leave(event));
    document.addEventListener("keyup", (event) => this.count(event));
    // Coming back by the browser's button must not show the page again.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) document.body.hidden = false;
    });
  }

  leave(event) {
    if (event) event.preventDefault();
    document.body.hidden = true;
    document.title = "…";
    window.location.replace(this.link.href);
  }

  count(event) {
    if (event.key !== "Shift") {
      this.presses = 0;
      return;
    }
    this.presses += 1;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.presses = 0;
    }, QuickExit.windowMs);
    if (this.presses >= 3) this.leave(null);
  }
}

// Buttons that only a running module can serve: they are hidden until it does.
function showPrintButtons() {
  for (const button of document.querySelectorAll("[data-corner-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// A details element keeps what is in it from paper; for print all are open, then as they were.
function openDetailsForPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open]):not(form details)")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
for (const link of document.querySelectorAll("[data-corner-exit]")) new QuickExit(link);
showPrintButtons();
openDetailsForPrint();
