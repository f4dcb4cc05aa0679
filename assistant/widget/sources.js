// The official texts that prove an answer, each with its quote, its days and its state.

import { button, make, part } from "./dom.js";
import { mount, sources } from "./extras.js";
import { day } from "./words.js";

const LONG_QUOTE = 500; // characters: about seven lines

/**
 * @param {Citation[]} citations
 * @param {string} name of the answer
 * @param {Shell} shell
 */
export function drawSources(citations, name, shell) {
  if (!citations.length) return null;
  const { words } = shell;
  const cards = citations.map((citation, at) => drawSource(citation, at + 1, `${name}-${at + 1}`, shell));
  const check = make("p", { className: "hint", textContent: words.check });
  return part(words.sources, check, make("ol", { className: "sources" }, ...cards));
}

/** @param {Citation} citation @param {number} number @param {string} id @param {Shell} shell */
function drawSource(citation, number, id, shell) {
  const { words } = shell;
  const quote = make("blockquote", { textContent: citation.quote });
  return make(
    "li",
    { className: "source", id, tabIndex: -1 },
    make(
      "div",
      { className: "source-head" },
      make("span", { className: "number", textContent: `[${number}]` }),
      make("h4", { textContent: citation.label }),
    ),
    quote,
    citation.quote.length > LONG_QUOTE ? drawUnfolding(quote, words) : null,
    drawFacts(citation.document, words),
    make(
      "div",
      { className: "buttons" },
      ...mount(sources, citation, citation, shell),
      link(citation.document.url, words.open[citation.document.kind], words),
    ),
  );
}

/** @param {HTMLElement} quote @param {Words} words */
function drawUnfolding(quote, words) {
  quote.classList.add("long");
  const unfold = button("", () => show(!quote.classList.contains("open")), { className: "quiet" });
  /** @param {boolean} open */
  function show(open) {
    quote.classList.toggle("open", open);
    unfold.setAttribute("aria-expanded", String(open));
    unfold.textContent = open ? words.shorterQuote : words.wholeQuote;
  }
  show(false);
  return unfold;
}

/** @param {Official} text @param {Words} words */
export function drawFacts(text, words) {
  const { status } = text;
  const facts = [
    text.issuer,
    text.issued && words.issued(day(text.issued)),
    unsaid(status, text.effective) && words.effective(day(text.effective ?? "")),
    unsaid(status, text.expires) && words.expires(day(text.expires ?? "")),
    text.replaced_by && words.replacedBy(text.replaced_by),
  ].filter(Boolean);
  return make(
    "div",
    { className: "facts" },
    status ? make("span", { className: `chip ${chipOf(status)}`, textContent: status }) : null,
    ...facts.map((fact) => make("span", { textContent: fact })),
  );
}

/** Whether there is a day that the status does not name already. @param {string} status @param {string|null} iso */
function unsaid(status, iso) {
  return iso !== null && !status.includes(day(iso));
}

/** @param {string} status */
function chipOf(status) {
  if (status.startsWith("còn hiệu lực")) return "proven";
  if (status.startsWith("hết hiệu lực")) return "over";
  return /hiệu lực/.test(status) ? "doubt" : "";
}

/** A link to a web address that opens beside the page. @param {string|null} url @param {string} text @param {Words} words */
export function link(url, text, words) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, `${text} ${words.newTab}`);
}
