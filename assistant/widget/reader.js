// The official text around a clause: the clause marked in it, its days and state, its versions.

import { button, link, make } from "./dom.js";
import { drawFacts } from "./evidence.js";
import { day } from "./words.js";

/**
 * @param {Citation} citation
 * @param {Shell} shell
 * @param {HTMLElement} opener gets the focus back
 */
export function read({ provision_id, start, end }, shell, opener) {
  const { words, root } = shell;
  const dialog = make("dialog", { className: "reader", "aria-labelledby": "reader-title" });
  const close = button(words.close, () => dialog.close(), { className: "quiet" });
  const body = make("div", { className: "reader-body" });
  dialog.append(make("div", { className: "reader-head" }, make("h2", { id: "reader-title" }), close), body);
  dialog.addEventListener("keydown", (event) => event.stopPropagation()); // Esc closes this one alone
  dialog.addEventListener("close", (event) => {
    event.stopPropagation();
    dialog.remove();
    opener.focus();
  });
  root.querySelector(".box")?.append(dialog);
  dialog.showModal();
  show(`${encodeURIComponent(provision_id)}?start=${start}&end=${end}`);

  /** @param {string} path after /v1/provisions/ */
  async function show(path) {
    body.replaceChildren(make("p", { className: "working", textContent: words.opening }));
    const response = await shell.request(`/v1/provisions/${path}`).catch(() => null);
    const found = await response?.json().catch(() => null);
    if (!response?.ok) {
      body.replaceChildren(make("p", { className: "problem", tabIndex: -1, textContent: found?.detail ?? words.notOpened }));
      return focus("p");
    }
    const title = /** @type {HTMLElement} */ (dialog.querySelector("h2"));
    title.textContent = found.label;
    body.replaceChildren(...drawText(found, path), drawVersions(found, shell, show));
    focus(found.highlight ? "mark" : ".official");
  }

  /** @param {string} selector */
  function focus(selector) {
    const found = /** @type {HTMLElement|null} */ (body.querySelector(selector));
    found?.focus({ preventScroll: true });
    found?.scrollIntoView(); // its beginning, however long it is
  }

  /** @param {Provision} found @param {string} path */
  function drawText(found, path) {
    const { document: text, outline, highlight, page, pages } = found;
    const above = outline.slice(0, -1).map(({ label, heading }) => [label, heading].filter(Boolean).join(". "));
    const letters = [...found.text]; // the service counts characters, not UTF-16 units
    const [from, to] = highlight ? [highlight.start, highlight.end] : [letters.length, letters.length];
    const marked = letters.slice(from, to).join("");
    /** @param {number} number */
    const turn = (number) => show(`${path.replace(/&page=\d+/, "")}${path.includes("?") ? "" : "?"}&page=${number}`);
    return [
      make("p", { className: "hint", textContent: [text.title, ...above].join(" › ") }),
      drawFacts(text, words),
      make(
        "div",
        { className: "official", tabIndex: -1, lang: "vi" },
        letters.slice(0, from).join(""),
        marked ? make("mark", { tabIndex: -1, textContent: marked }) : null,
        letters.slice(to).join(""),
      ),
      make(
        "div",
        { className: "buttons" },
        page > 1 ? button(words.before, () => turn(page - 1)) : null,
        pages > 1 ? make("span", { textContent: words.page(page, pages) }) : null,
        page < pages ? button(words.after, () => turn(page + 1)) : null,
        link(text.url, words.open[text.kind], words),
      ),
    ];
  }
}

/** @param {Provision} found @param {Shell} shell @param {(path: string) => void} show */
function drawVersions({ versions }, { words }, show) {
  const items = versions.slice(1).map(({ kind, label, since, until, status, id, url }) =>
    make(
      "li",
      {},
      make("strong", { textContent: `${kind === "amendment" && !id ? words.amendsElsewhere : words.versionKinds[kind]}: ` }),
      `${label} – ${status}`,
      since && !status.includes(day(since)) ? `; ${words.effective} ${day(since)}` : null,
      until && !status.includes(day(until)) ? `; ${words.expires} ${day(until)}` : null,
      " ",
      id ? button(words.inText, () => show(encodeURIComponent(id)), { "aria-label": `${words.inText}: ${label}` }) : link(url, words.open.law, words),
    ),
  );
  if (!items.length) return make("span");
  return make("section", { className: "part" }, make("h3", { textContent: words.versions }), make("ul", { className: "cards" }, ...items));
}
