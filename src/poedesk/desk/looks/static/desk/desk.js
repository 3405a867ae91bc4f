// The only script of the pages: what GOV.UK Frontend adds to buttons, errors and menus.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
initAll();

// A part of the page that waits for an answer asks for it until it is there.
const waiting = () => document.querySelector("[data-waits]");
const look = async () => {
  const part = waiting();
  if (!part || document.hidden) return;
  const answer = await fetch(part.dataset.waits, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
  if (fresh && waiting() === part && !(fresh.dataset.waits && part.querySelector("h3"))) part.replaceWith(fresh);
};
if (waiting()) setInterval(look, 1500);
