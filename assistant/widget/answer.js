// Draws an answer. Text only enters as textContent: nothing in an answer is ever read as HTML.

import { drawCalendar } from "./calendar.js";
import { drawRating } from "./rating.js";
import { day, number, words } from "./words.js";

const LONG_QUOTE = 500; // characters: about seven lines
const LEAVES_OUT_DAYS_OFF = new Set(["working_day", "working_hour", "same_day"]);
const SHORT_STATEMENT = 160; // characters: the direct answer, set off from what explains it
let drawn = 0;

/**
 * @param {string} tag
 * @param {object} properties
 * @param {...(Node|string|null)} children null is left out
 */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The answer as an element that can take the focus. */
export function drawAnswer(reply) {
  drawn += 1;
  const name = `answer-${drawn}`;
  const title = make("h3", { className: "hidden", id: name, textContent: words.answer });
  const answer = make(
    "article",
    { className: "answer", tabIndex: -1 },
    title,
    drawVerdict(reply.verdict),
    drawStatements(reply.statements, name),
    drawChoices(reply.choices),
    ...drawDeadlines(reply.deadlines),
    drawNotices(reply.notices),
    drawSources(reply.citations, name),
    drawFollowUps(reply.follow_ups),
    reply.citations.length ? drawTools(reply) : null,
    drawRating(reply.id, name),
  );
  answer.setAttribute("aria-labelledby", name);
  return answer;
}

/** The answer for the history that travels with the next question. */
export function answerText(reply) {
  return reply.answer;
}

function drawVerdict(verdict) {
  const said = words.verdicts[verdict];
  return said ? make("p", { className: "verdict", textContent: said }) : null;
}

function drawStatements(statements, name) {
  const drawnOnes = statements.map((statement) =>
    make(
      "p",
      { className: statement.text.length <= SHORT_STATEMENT ? "short" : "" },
      statement.text,
      ...statement.citations.flatMap((position) => [" ", drawMark(position, name)]),
    ),
  );
  return make("div", { className: "statements" }, ...drawnOnes);
}

function drawMark(position, name) {
  const mark = make("a", {
    className: "mark",
    href: `#${name}-${position + 1}`,
    textContent: `[${position + 1}]`,
  });
  mark.setAttribute("aria-label", words.source(position + 1));
  return mark;
}

function drawButtons(entries) {
  const items = entries.map(({ label, question }) => {
    const button = make("button", { type: "button", textContent: label });
    button.dataset.question = question;
    return make("li", {}, button);
  });
  return make("ul", { className: "buttons" }, ...items);
}

function drawChoices(choices) {
  if (!choices.length) return null;
  return part(words.choose, drawButtons(choices));
}

function drawFollowUps(followUps) {
  if (!followUps.length) return null;
  const entries = followUps.map((question) => ({ label: question, question }));
  return part(words.askNext, drawButtons(entries));
}

function part(title, ...children) {
  return make("section", { className: "part" }, make("h3", { textContent: title }), ...children);
}

function drawNotices(notices) {
  if (!notices.length) return null;
  const items = notices.map((notice) => make("p", { className: "notice", textContent: notice }));
  return part(words.notices, ...items);
}

function drawDeadlines(deadlines) {
  return deadlines.map((deadline) => {
    const { value, unit } = deadline.limit;
    const late = words.states[deadline.status](deadline.days_late);
    const chip = { not_due: "proven", due_today: "doubt", overdue: "over" }[deadline.status];
    const received = day(deadline.received) + (deadline.received_assumed ? ` (${words.assumed})` : "");
    const due = day(deadline.due) + (deadline.provisional ? ` (${words.provisional})` : "");
    const table = make(
      "table",
      {},
      make("caption", { textContent: caption(deadline) }),
      row(words.received, received),
      row(words.limit, `${number(value)} ${words.units[unit]}`),
      row(words.due, make("span", { className: "due", textContent: due })),
      row(words.state, make("span", { className: `chip ${chip}`, textContent: late })),
    );
    const skipped = LEAVES_OUT_DAYS_OFF.has(unit) ? drawSkipped(deadline.skipped) : null;
    return make("div", { className: "deadlines" }, table, skipped, drawCalendar(deadline));
  });
}

function caption(deadline) {
  return deadline.case ? `${words.deadlines}: ${deadline.case}` : words.deadlines;
}

function row(title, value) {
  const heading = make("th", { textContent: title, scope: "row" });
  return make("tr", {}, heading, make("td", {}, value));
}

function drawSkipped(skipped) {
  if (!skipped.length) return null;
  const days = skipped.map(day).join(", ");
  return make("p", { className: "hint", textContent: words.notCounted(days) });
}

function drawSources(citations, name) {
  if (!citations.length) return null;
  const cards = citations.map((citation, position) => {
    const card = drawSource(citation, position + 1);
    card.id = `${name}-${position + 1}`;
    return card;
  });
  const check = make("p", { className: "hint", textContent: words.check });
  return part(words.sources, check, make("ol", { className: "sources" }, ...cards));
}

function drawSource(citation, position) {
  const quote = make("blockquote", { textContent: citation.quote });
  const long = citation.quote.length > LONG_QUOTE;
  return make(
    "li",
    { className: "source" },
    make(
      "header",
      {},
      make("span", { className: "number", textContent: `[${position}]` }),
      make("h4", { textContent: citation.label }),
    ),
    quote,
    long ? drawUnfolding(quote) : null,
    drawFacts(citation.document),
    drawLink(citation.document),
  );
}

function drawUnfolding(quote) {
  quote.classList.add("long");
  const button = make("button", { type: "button", className: "quiet" });
  const show = (open) => {
    quote.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? words.shorterQuote : words.wholeQuote;
  };
  button.addEventListener("click", () => show(!quote.classList.contains("open")));
  show(false);
  return button;
}

function drawFacts(source) {
  const status = source.status;
  const facts = [
    source.issuer,
    source.issued && words.issued(day(source.issued)),
    notIn(status, source.effective) && words.effective(day(source.effective)),
    notIn(status, source.expires) && words.expires(day(source.expires)),
    source.replaced_by && words.replacedBy(source.replaced_by),
  ].filter(Boolean);
  return make(
    "div",
    { className: "facts" },
    status ? make("span", { className: `chip ${chipOf(status)}`, textContent: status }) : null,
    ...facts.map((fact) => make("span", { textContent: fact })),
  );
}

/** Whether there is a day that the status does not name already. */
function notIn(status, iso) {
  return iso !== null && !status.includes(day(iso));
}

function chipOf(status) {
  if (status.startsWith("còn hiệu lực")) return "proven";
  if (status.startsWith("hết hiệu lực")) return "over";
  return /hiệu lực/.test(status) ? "doubt" : "";
}

function drawLink({ url, kind }) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return make(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer" },
    `${words.open[kind]} ${words.newTab}`,
  );
}

function drawTools(reply) {
  const button = make("button", { type: "button", className: "quiet", textContent: words.copy });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(withSources(reply));
      button.textContent = words.copied;
    } catch {
      button.textContent = words.copyFailed;
    }
  });
  return make("p", { className: "tools" }, button);
}

function withSources(reply) {
  const sources = reply.citations.map(
    (citation, position) =>
      `[${position + 1}] ${citation.label}: “${citation.quote}” ${citation.document.url ?? ""}`.trim(),
  );
  return [reply.answer, "", `${words.sources}:`, ...sources].join("\n");
}
