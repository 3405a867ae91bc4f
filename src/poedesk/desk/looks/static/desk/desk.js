// The only script of the pages: what GOV.UK Frontend adds to buttons, errors and menus.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
initAll();

// On a phone a row of a table is a card: each cell is told with the title of its column (see .desk-stack).
for (const table of document.querySelectorAll(".desk-scroll > table")) {
  const titles = [...table.querySelectorAll("thead th, thead td")].map((each) => each.textContent.trim());
  if (titles.length < 2) continue;
  table.classList.add("desk-stack");
  table.setAttribute("role", "table");
  for (const part of table.tHead ? [table.tHead, ...table.tBodies] : table.tBodies) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      const head = cell.tagName === "TH";
      cell.setAttribute("role", head ? (cell.scope === "row" ? "rowheader" : "columnheader") : "cell");
      if (head || row.parentNode === table.tHead) continue;
      cell.dataset.title = titles[cell.cellIndex] ?? "";
      cell.classList.toggle("desk-empty", !cell.textContent.trim() && !cell.querySelector("input, img, svg"));
    }
  }
}

// What hangs on a choice that is taken back is taken back, too: it is hidden then, and would be sent all the same.
document.addEventListener("change", ({ target }) => {
  const part = target.checked === false && document.getElementById(target.getAttribute("aria-controls"));
  if (part) for (const each of part.querySelectorAll("input:checked")) each.checked = false;
});

// A file that is too large is told at its field before anything is sent, so what was typed beside it stays.
// Where a form says data-each, files are sent one by one: each is taken or refused by itself, however many they are.
const beyond = (input) => [...input.files].filter((each) => each.size > Number(input.dataset.most));
const fill = (told, given) => told.replace(/\{(\w+)\}/g, (_, name) => given[name]);

const tellAtField = (input) => {
  const group = input.closest(".govuk-form-group");
  const told = document.getElementById(`${input.id}-error`) ?? document.createElement("p");
  told.id = `${input.id}-error`;
  told.className = "govuk-error-message";
  told.textContent = input.dataset.told;
  group.classList.add("govuk-form-group--error");
  input.before(told);
  const described = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean).concat(told.id));
  input.setAttribute("aria-describedby", [...described].join(" "));
  input.focus();
};

const sendEach = async (form, input) => {
  const status = form.querySelector("[role=status]");
  const files = [...input.files];
  const failed = [];
  for (const [place, file] of files.entries()) {
    status.textContent = fill(status.dataset.sending, { n: place + 1, of: files.length, name: file.name });
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    if (file.size > Number(input.dataset.most)) data.append("too_large", file.name);
    else data.append(input.name, file, file.name);
    const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
    if (answer?.type !== "opaqueredirect") failed.push(file.name);
  }
  if (!failed.length) location.reload();
  status.textContent = failed.length ? fill(status.dataset.failed, { name: failed.join(", ") }) : "";
};

document.addEventListener("submit", (event) => {
  const input = event.target.querySelector("input[type=file][data-most]");
  if (!input?.files.length) return;
  if ("each" in event.target.dataset) {
    event.preventDefault();
    sendEach(event.target, input);
  } else if (beyond(input).length) {
    event.preventDefault();
    tellAtField(input);
  }
});

// A part of the page that waits for an answer asks for it until it is there. One that has its answer looks now and
// then whether a colleague changed something, for half an hour: nobody stays signed in by a page that is forgotten.
const waiting = () => document.querySelector("[data-waits], [data-watches]");
const look = async () => {
  const part = waiting();
  if (!part || document.hidden) return;
  const watches = part.dataset.watches;
  const answer = await fetch(watches ?? part.dataset.waits, { headers: { "X-Requested-With": "fetch" } });
  if (answer.status !== 200 || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
  if (!fresh || waiting() !== part || (!watches && fresh.dataset.waits && part.querySelector("h3"))) return;
  if (watches) document.getElementById("verdict")?.remove(); // it says what was so before
  part.replaceWith(fresh);
};
const EVERY = 1500, WATCHES = 6, LONGEST = 1200; // milliseconds; looks
let looks = 0;
const turn = () => {
  looks += 1;
  const part = waiting();
  if (!part || (part.dataset.watches && (looks % WATCHES || looks > LONGEST))) return;
  // Of a page that is being left, or a desk that starts anew, no answer comes: it is asked for again.
  look().catch(() => null);
};
if (waiting()) setInterval(turn, EVERY);

// What stands against a passkey or a security key is told on the page: the library tells the console alone.
document.addEventListener("allauth.error", (event) => {
  const problem = document.getElementById("key-problem");
  if (!problem) return;
  event.preventDefault();
  const told = problem.content.firstElementChild.cloneNode(true);
  const lines = [...told.querySelectorAll("[data-for]")];
  const meant = lines.find((each) => each.dataset.for === event.detail.exception?.name) ?? lines.at(-1);
  for (const each of lines) if (each !== meant) each.remove();
  const main = document.getElementById("main-content");
  main.querySelector(".govuk-error-summary")?.remove();
  main.prepend(told);
  told.focus();
});
