// What a citizen does with an answer: copy it with its sources, share it, print it.

import { button, make } from "./dom.js";
import { actions, mount } from "./extras.js";

/**
 * @param {Turn} turn
 * @param {Shell} shell
 */
export function drawActions({ question, reply, own }, shell) {
  const { words, base } = shell;
  const told = make("span", { className: "hint" });
  /** @param {string} sentence */
  const tell = (sentence) => {
    told.textContent = sentence;
    shell.announce(sentence);
  };
  const copy = button(words.copy, () => put(withSources(question, reply, words), words.copied));
  const share = button(words.share, async () => {
    const url = `${base}/#answer=${reply.id}`;
    if (!navigator.share) return put(url, words.linkCopied);
    await navigator.share({ title: words.title, text: reply.answer, url }).catch(() => {}); // the citizen may change their mind
  });
  const printing = button(words.print, () => print(printing));
  /** @param {string} text @param {string} done */
  const put = (text, done) => navigator.clipboard.writeText(text).then(() => tell(done), () => tell(words.copyFailed));
  return make(
    "div",
    { className: "actions buttons" },
    copy,
    own ? null : share,
    printing,
    ...mount(actions, reply, reply, shell),
    told,
  );
}

/** @param {string} question @param {Reply} reply @param {Words} words */
function withSources(question, { answer, citations }, words) {
  const quoted = citations.map(
    ({ label, quote, document }, at) => `[${at + 1}] ${label} (${document.status}): “${quote}” ${document.url ?? ""}`.trim(),
  );
  const sources = quoted.length ? ["", `${words.sources}:`, ...quoted] : [];
  return [question, "", answer, ...sources, "", words.check].join("\n");
}

/**
 * Prints the answer alone: for that time nothing else of the page is shown.
 * @param {HTMLElement} inside the answer
 */
function print(inside) {
  const turn = inside.closest(".turn") ?? inside.closest("article");
  const alone = new CSSStyleSheet();
  alone.replaceSync("@media print { body :not(hoi-dap, :has(hoi-dap)) { display: none !important; } }");
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, alone];
  turn?.classList.add("printed");
  addEventListener(
    "afterprint",
    () => {
      document.adoptedStyleSheets = before;
      turn?.classList.remove("printed");
    },
    { once: true },
  );
  window.print();
}
