// Draws an answer: what was asked for first, then what follows from it, its sources, what can be done.

import { drawActions } from "./actions.js";
import { drawDeadlines } from "./deadlines.js";
import { button, make, part } from "./dom.js";
import { footers, mount } from "./extras.js";
import { drawProcedures } from "./procedures.js";
import { drawRating } from "./rating.js";
import { drawSources } from "./sources.js";

const SHORT_STATEMENT = 160; // characters: the direct answer, set off from what explains it
let drawn = 0;

/**
 * A question with its answer.
 * @param {Turn} turn
 * @param {Shell} shell
 */
export function drawTurn(turn, shell) {
  const asked = make("h2", { className: "asked", textContent: turn.question });
  return make("div", { className: "turn" }, asked, drawAnswer(turn, shell));
}

/**
 * Questions of earlier conversations; an answer is drawn when it is opened.
 * @param {Turn[]} turns
 * @param {Shell} shell
 */
export function drawEarlier(turns, shell) {
  const entries = [...turns].reverse().map((turn) => {
    const entry = make("details", {}, make("summary", { textContent: turn.question }));
    entry.addEventListener("toggle", () => entry.append(drawAnswer(turn, shell)), { once: true });
    return make("li", {}, entry);
  });
  return make(
    "details",
    {},
    make("summary", { textContent: shell.words.earlier(turns.length) }),
    make("ul", { className: "plain" }, ...entries),
  );
}

/**
 * The answer as an element that can take the focus.
 * @param {Turn} turn
 * @param {Shell} shell
 */
function drawAnswer({ question, reply, own }, shell) {
  const { words } = shell;
  drawn += 1;
  const name = `answer-${drawn}`;
  return make(
    "article",
    { className: "answer", tabIndex: -1, "aria-labelledby": name },
    make("h3", { className: "hidden", id: name, textContent: words.answer }),
    drawVerdict(reply.verdict, words),
    drawStatements(reply, name, shell),
    drawButtons(words.choose, reply.choices, shell),
    ...drawDeadlines(reply.deadlines, words),
    drawProcedures(reply.procedures, words),
    drawNotices(reply.notices, words),
    drawSources(reply.citations, name, shell),
    drawButtons(words.askNext, reply.follow_ups.map((asked) => ({ label: asked, question: asked })), shell),
    drawActions({ question, reply, own }, shell),
    ...mount(footers, reply, reply, shell),
    drawRating(reply.id, name, shell),
  );
}

/** @param {string} verdict @param {Words} words */
function drawVerdict(verdict, words) {
  const said = Reflect.get(words.verdicts, verdict);
  return said ? make("p", { className: "verdict", textContent: said }) : null;
}

/** @param {Reply} reply @param {string} name @param {Shell} shell */
function drawStatements({ statements }, name, shell) {
  const paragraphs = statements.map(({ text, citations }) =>
    make(
      "p",
      { className: text.length <= SHORT_STATEMENT ? "short" : "" },
      text,
      ...citations.flatMap((position) => [" ", drawMark(position + 1, name, shell)]),
    ),
  );
  return make("div", { className: "statements" }, ...paragraphs);
}

/** @param {number} number @param {string} name @param {Shell} shell */
function drawMark(number, name, { words, root }) {
  const id = `${name}-${number}`;
  const mark = make("a", { className: "mark", href: `#${id}`, textContent: `[${number}]`, "aria-label": words.source(number) });
  mark.addEventListener("click", (event) => {
    event.preventDefault(); // addresses do not reach into a shadow root
    root.getElementById(id)?.focus();
  });
  return mark;
}

/**
 * @param {string} title
 * @param {{label: string, question: string}[]} entries
 * @param {Shell} shell
 */
function drawButtons(title, entries, { ask }) {
  if (!entries.length) return null;
  const items = entries.map(({ label, question }) => make("li", {}, button(label, () => ask(question))));
  return part(title, make("ul", { className: "buttons" }, ...items));
}

/** @param {string[]} notices @param {Words} words */
function drawNotices(notices, words) {
  if (!notices.length) return null;
  return part(words.notices, ...notices.map((notice) => make("p", { className: "notice", textContent: notice })));
}
