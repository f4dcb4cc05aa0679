// Draws an answer: what was asked for first, then what follows from it, its sources, what can be done.

import { button, labelled, make, part, row } from "./dom.js";
import { drawDeadlines, drawProcedure, drawSources } from "./evidence.js";
import { actions, footers, mount } from "./extras.js";

const SHORT_STATEMENT = 160; // characters: the direct answer, set off from what explains it
let drawn = 0;

/** A question with its answer. @param {Turn} turn @param {Shell} shell */
export function drawTurn(turn, shell) {
  return make("div", { className: "turn" }, make("h2", { className: "asked", textContent: turn.question }), drawAnswer(turn, shell));
}

/** Questions of earlier conversations; an answer is drawn when it is opened. @param {Turn[]} turns @param {Shell} shell */
export function drawEarlier(turns, shell) {
  const entries = turns.map((turn) => {
    const entry = make("details", {}, make("summary", { textContent: turn.question }));
    entry.addEventListener("toggle", () => entry.append(drawAnswer(turn, shell)), { once: true });
    return entry;
  });
  return make("details", {}, make("summary", { textContent: shell.words.earlier(turns.length) }), ...entries.reverse());
}

/** The answer as an element that can take the focus. @param {Turn} turn @param {Shell} shell */
function drawAnswer(turn, shell) {
  const { reply } = turn;
  const { words } = shell;
  const name = `answer-${(drawn += 1)}`;
  const said = Reflect.get(words.verdicts, reply.verdict);
  return make(
    "article",
    { className: "answer", tabIndex: -1, "aria-labelledby": name },
    make("h3", { className: "hidden", id: name, textContent: words.answer }),
    said && make("p", { className: "verdict", textContent: said }),
    drawStatements(reply, name, shell),
    drawQuestions(words.choose, reply.choices, shell),
    ...drawDeadlines(reply.deadlines, words),
    drawProcedure(reply.procedures[0], words),
    reply.notices.length > 0 &&
      part(words.notices, ...reply.notices.map((notice) => make("p", { className: "notice", textContent: notice }))),
    drawSources(reply.citations, name, shell),
    drawQuestions(words.askNext, reply.follow_ups.map((question) => ({ label: question, question })), shell),
    drawActions(turn, shell),
    ...mount(footers, reply, shell),
    drawRating(reply.id, name, shell),
  );
}

function drawStatements({ statements }, name, { words, root }) {
  const mark = (number) =>
    button(`[${number}]`, () => root.getElementById(`${name}-${number}`)?.focus(), {
      className: "mark",
      "aria-label": `${words.source} ${number}`,
    });
  const paragraphs = statements.map(({ text, citations }) =>
    make("p", { className: text.length > SHORT_STATEMENT ? "" : "short" }, text, ...citations.flatMap((at) => [" ", mark(at + 1)])),
  );
  return make("div", { className: "statements" }, ...paragraphs);
}

function drawQuestions(title, entries, { ask }) {
  return entries.length ? part(title, row(entries.map(({ label, question }) => button(label, () => ask(question))))) : null;
}

/** Copying with the sources, sharing, printing. @param {Turn} turn @param {Shell} shell */
function drawActions({ question, reply, own }, shell) {
  const { words, base, announce } = shell;
  const told = make("span", { className: "hint" });
  const put = (text, done) =>
    navigator.clipboard.writeText(text).then(() => done, () => words.copyFailed).then((sentence) => {
      told.textContent = sentence;
      announce(sentence);
    });
  const share = async () => {
    const url = `${base}/#answer=${reply.id}`;
    if (!navigator.share) return put(url, words.linkCopied);
    await navigator.share({ title: words.title, text: reply.answer, url }).catch(() => {}); // minds change
  };
  const printing = button(words.print, () => print(printing));
  return make(
    "div",
    { className: "actions buttons" },
    button(words.copy, () => put(withSources(question, reply, words), words.copied)),
    !own && button(words.share, share),
    printing,
    ...mount(actions, reply, shell),
    told,
  );
}

function withSources(question, { answer, citations }, words) {
  const quoted = citations.map(
    ({ label, quote, document }, at) => `[${at + 1}] ${label} (${document.status}): “${quote}” ${document.url ?? ""}`,
  );
  return [question, answer, `${words.sources}:`, ...quoted, words.check].join("\n\n");
}

/** Prints an answer alone: for that time nothing else of the page is shown. @param {HTMLElement} inside the answer */
function print(inside) {
  const answer = inside.closest(".turn, details");
  const alone = new CSSStyleSheet();
  alone.replaceSync("@media print { body :not(hoi-dap, :has(hoi-dap)) { display: none !important; } }");
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, alone];
  answer?.classList.add("printed");
  for (const folded of answer?.querySelectorAll(".source details") ?? []) folded.setAttribute("open", "");
  addEventListener(
    "afterprint",
    () => {
      document.adoptedStyleSheets = before;
      answer?.classList.remove("printed");
    },
    { once: true },
  );
  window.print();
}

/** Whether the answer helped: yes, or no with a reason. @param {string} id @param {string} name @param {Shell} shell */
function drawRating(id, name, { words, request }) {
  const legend = make("legend", { textContent: words.useful });
  const told = make("p", { tabIndex: -1 });
  const reasons = Object.entries(words.reasons).map(([value, label]) => new Option(label, value));
  const reason = make("select", { id: `${name}-reason` }, ...reasons);
  const comment = make("textarea", { id: `${name}-comment`, maxLength: 1000 });
  const send = async (rating) => {
    const body = JSON.stringify({ answer_id: id, ...rating });
    const headers = { "Content-Type": "application/json" };
    const kept = await request("/v1/feedback", { method: "POST", headers, body }).then(({ ok }) => ok, () => false);
    told.textContent = kept ? words.thanks : words.ratingFailed;
    if (kept) box.replaceChildren(legend, told);
    told.focus();
  };
  const why = make(
    "div",
    { className: "part", hidden: true },
    labelled(words.whyNot, reason),
    labelled(words.comment, comment),
    button(words.sendRating, () => send({ useful: false, reason: reason.value, comment: comment.value.trim() })),
  );
  const no = button(words.no, () => {
    no.setAttribute("aria-expanded", "true");
    why.hidden = false;
    reason.focus();
  });
  no.setAttribute("aria-expanded", "false");
  const box = make("fieldset", {}, legend, row([button(words.yes, () => send({ useful: true })), no]), why, told);
  return box;
}
