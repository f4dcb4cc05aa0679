// Draws an answer and what it rests on.

import { button, day, fill, folded, hint, labelled, link, make, part, row } from "./dom.js";

const SHORT_STATEMENT = 160; // characters of a direct answer
let drawn = 0;

/** @param {Turn} turn @param {Shell} shell */
export const drawTurn = (turn, shell) =>
  make("div.turn", {}, make("h2.asked", {}, turn.question), drawAnswer(turn, shell));

export function drawEarlier(turns, shell) {
  const entries = turns.map((turn) => {
    const entry = folded(turn.question);
    entry.addEventListener("toggle", () => entry.append(drawAnswer(turn, shell)), { once: true });
    return entry;
  });
  return folded(fill(shell.words.earlier, { count: turns.length }), "", ...entries.reverse());
}

/** @param {Turn} turn @param {Shell} shell */
function drawAnswer(turn, shell) {
  const { reply } = turn;
  const { words } = shell;
  const name = `answer-${(drawn += 1)}`;
  const said = Reflect.get(words.verdicts, reply.verdict);
  return make(
    "article.answer",
    { tabIndex: -1, "aria-labelledby": name },
    make("h3.hidden", { id: name }, words.answer),
    said && make("p.verdict", {}, said),
    drawStatements(reply, name, shell),
    drawQuestions(words.choose, reply.choices, shell),
    ...drawDeadlines(reply.deadlines, words),
    drawProcedure(reply.procedures[0], words),
    reply.notices.length > 0 && part(words.notices, ...reply.notices.map((notice) => make("p.notice", {}, notice))),
    drawSources(reply.citations, name, shell),
    drawQuestions(words.askNext, reply.follow_ups.map((question) => ({ label: question, question })), shell),
    drawActions(turn, shell),
    reply.deadlines.length > 0 && later(({ drawKeepsakes }) => drawKeepsakes(reply, shell)),
    reply.verdict !== "refused" && later(({ drawHandover }) => drawHandover(reply, shell)),
    drawRating(reply.id, name, shell),
  );
}

function later(draw) {
  const place = make("span");
  import("./offers.js").then((offers) => place.replaceWith(draw(offers)), () => place.remove());
  return place;
}

function drawStatements({ statements }, name, { words, root }) {
  const go = (number) => {
    const card = root.getElementById(`${name}-${number}`);
    card?.closest("details")?.setAttribute("open", "");
    card?.focus();
  };
  const mark = (number) => button(`[${number}]`, () => go(number), { className: "mark", "aria-label": `${words.source} ${number}` });
  const paragraphs = statements.map(({ text, citations }) =>
    make("p", { className: text.length > SHORT_STATEMENT ? "" : "short" }, text, ...citations.flatMap((at) => [" ", mark(at + 1)])),
  );
  return make("div.statements", {}, ...paragraphs);
}

const drawQuestions = (title, entries, { ask }) =>
  entries.length > 0 && part(title, row(entries.map(({ label, question }) => button(label, () => ask(question)))));

function drawActions({ question, reply, own = false }, shell) {
  const { words, base, announce } = shell;
  const told = make("span.hint", {});
  const put = (text, done) =>
    navigator.clipboard.writeText(text).then(() => done, () => words.copyFailed).then((sentence) => {
      told.textContent = sentence;
      announce(sentence);
    });
  const share = async () => {
    const url = `${base}/#answer=${reply.id}`;
    if (!navigator.share) return put(url, words.linkCopied);
    await navigator.share({ title: words.title, text: reply.answer, url }).catch(() => {});
  };
  const printing = button(words.print, () => print(printing));
  return make(
    "div.actions.buttons",
    {},
    button(words.copy, () => put(withSources(question, reply, words), words.copied)),
    !own && button(words.share, share),
    printing,
    "speechSynthesis" in window && later(({ drawAloud }) => drawAloud(reply, shell)),
    told,
  );
}

function withSources(question, { answer, citations }, words) {
  const quoted = citations.map(
    ({ label, quote, document }, at) => `[${at + 1}] ${label} (${document.status}): “${quote}” ${document.url ?? ""}`,
  );
  return [question, answer, `${words.sources}:`, ...quoted, words.check].join("\n\n");
}

function print(inside) {
  const answer = inside.closest(".turn, details");
  const alone = new CSSStyleSheet();
  alone.replaceSync("@media print { body :not(hoi-dap, :has(hoi-dap)) { display: none !important; } }");
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, alone];
  answer?.classList.add("printed");
  for (const one of answer?.querySelectorAll(".more, .source details") ?? []) one.setAttribute("open", "");
  const after = () => {
    document.adoptedStyleSheets = before;
    answer?.classList.remove("printed");
  };
  addEventListener("afterprint", after, { once: true });
  window.print();
}

function drawRating(id, name, { words, request }) {
  const legend = make("legend", {}, words.useful);
  const told = make("p", { tabIndex: -1 });
  const reasons = Object.entries(words.reasons).map(([value, label]) => new Option(label, value));
  const reason = make("select", { id: `${name}-reason` }, ...reasons);
  const comment = make("textarea", { id: `${name}-comment`, maxLength: 1000 });
  const send = async (rating) => {
    const kept = await request("/v1/feedback", { json: { answer_id: id, ...rating } }).then(({ ok }) => ok, () => false);
    told.textContent = kept ? words.thanks : words.ratingFailed;
    if (kept) box.replaceChildren(legend, told);
    told.focus();
  };
  const why = make(
    "div.part",
    { hidden: true },
    labelled(words.whyNot, reason),
    labelled(words.comment, comment),
    button(words.sendRating, () => send({ useful: false, reason: reason.value, comment: comment.value.trim() })),
  );
  const explain = () => {
    no.setAttribute("aria-expanded", "true");
    why.hidden = false;
    reason.focus();
  };
  const no = button(words.no, explain, { "aria-expanded": "false" });
  const box = make("fieldset", {}, legend, row([button(words.yes, () => send({ useful: true })), no]), why, told);
  return box;
}

const SHOWN = 3; // sources that are not folded
const LONG_QUOTE = 500; // characters
const LEAVES_OUT_DAYS_OFF = /working|same/;
const LONGEST_TERM = 70; // days that a calendar shows
const DAY_MS = 86_400_000;
const CHIPS = { not_due: "proven", due_today: "doubt", overdue: "over" };

/** @param {Citation[]} citations @param {Shell} shell */
export function drawSources(citations, name, shell) {
  if (!citations.length) return null;
  const { words } = shell;
  const cards = citations.map((citation, at) => {
    const { label, quote, document } = citation;
    const quoted = make("blockquote", {}, quote);
    const open = () => import("./offers.js").then(({ read }) => read(citation, shell, opener), () => shell.announce(words.unreachable));
    const opener = button(words.inText, open, { "aria-haspopup": "dialog" });
    return make(
      "li.source",
      { id: `${name}-${at + 1}`, tabIndex: -1 },
      make("h4", {}, make("span.number", {}, `[${at + 1}]`), ` ${label}`),
      quoted,
      quote.length > LONG_QUOTE && drawUnfolding(quoted, words),
      drawFacts(document, words),
      make("div.buttons", {}, opener, link(document.url, words.open[document.kind], words)),
    );
  });
  const rest = cards.splice(SHOWN);
  const list = (items, start) => make("ol.cards", { start }, ...items);
  return part(
    words.sources,
    hint(words.check),
    list(cards, 1),
    rest.length > 0 && folded(fill(words.moreSources, { count: rest.length }), "more", list(rest, SHOWN + 1)),
  );
}

function drawUnfolding(quote, words) {
  const unfold = button("", () => show(quote.classList.contains("long")), { className: "quiet" });
  const show = (open) => {
    quote.classList.toggle("long", !open);
    unfold.setAttribute("aria-expanded", String(open));
    unfold.textContent = open ? words.shorterQuote : words.wholeQuote;
  };
  show(false);
  return unfold;
}

export const unsaid = (status, said, iso) => iso && !status.includes(day(iso)) && `${said} ${day(iso)}`;

export function drawFacts({ status, issuer, issued, effective, expires, replaced_by }, words) {
  const kind = /^(còn|hết)? ?.*hiệu lực/.exec(status);
  const chip = kind ? { còn: "proven", hết: "over" }[kind[1]] ?? "doubt" : "";
  const facts = [
    issuer,
    issued && `${words.issued} ${day(issued)}`,
    unsaid(status, words.effective, effective),
    unsaid(status, words.expires, expires),
    replaced_by && `${words.replacedBy} ${replaced_by}`,
  ];
  return make(
    "p.hint.facts",
    {},
    status && make("span", { className: `chip ${chip}` }, status),
    ...facts.map((fact) => fact && make("span", {}, fact)),
  );
}

/** @param {Deadline[]} deadlines @param {Words} words */
export function drawDeadlines(deadlines, words) {
  return deadlines.map((deadline) => {
    const { limit, status, skipped, received, due } = deadline;
    const late = deadline.days_late > 0 && ` ${deadline.days_late} ${words.units.calendar_day}`;
    const off = LEAVES_OUT_DAYS_OFF.test(limit.unit) && skipped.length > 0;
    const rows = [
      [words.received, day(received) + (deadline.received_assumed ? ` (${words.assumed})` : "")],
      [words.limit, `${limit.value} ${words.units[limit.unit]}`],
      [words.due, make("strong", {}, day(due) + (deadline.provisional ? ` (${words.provisional})` : ""))],
      [words.state, make("span", { className: `chip ${CHIPS[status]}` }, words.states[status] + (late || ""))],
    ].map(([title, value]) => make("tr", {}, make("th", { scope: "row" }, title), make("td", {}, value)));
    const caption = [words.deadlines, deadline.case].filter(Boolean).join(": ");
    return make(
      "div.deadlines",
      {},
      make("table", {}, make("caption", {}, caption), ...rows),
      off && hint(fill(words.notCounted, { days: skipped.map(day).join(", ") })),
      drawCalendar(deadline, words),
    );
  });
}

export function drawProcedure(procedure, words) {
  const { name, url, online, forms = [] } = procedure ?? {};
  if (!url && !forms.length) return null;
  const named = forms.map(({ form, paper }) => make("li", {}, `${paper} `, make("span.hint", {}, form)));
  return part(
    words.procedure,
    make(
      "div.source",
      {},
      make("h4", {}, name),
      link(url, online ? words.fileOnline : words.open.procedure, words),
      named.length > 0 && folded(`${words.forms} (${named.length})`, "", make("ul", {}, ...named)),
    ),
  );
}

function drawCalendar({ received, due, limit, skipped }, words) {
  const [first, last] = [Date.parse(received), Date.parse(due)];
  if (last < first || (last - first) / DAY_MS > LONGEST_TERM) return null;
  const kinds = new Map([[first, ["received"]]]);
  let count = 0;
  for (let at = first + DAY_MS; at <= last; at += DAY_MS) {
    const off = skipped.includes(iso(at));
    const counts = !off || limit.unit !== "working_day";
    if (counts) count += 1;
    kinds.set(at, [at === last ? "due" : off ? "off" : "counted", counts ? `${count}` : ""]);
  }
  if (first === last) kinds.set(last, ["due"]);

  const months = [];
  for (let at = Date.parse(`${received.slice(0, 8)}01`); at <= last; at = next(at)) months.push(drawMonth(at, kinds, words));
  const legend = Object.entries(words.calendarDay).map(([kind, said]) => make("li", {}, make("span", { className: kind }), said));
  return make("div.calendar", {}, ...months, make("ul.buttons.hint", {}, ...legend));
}

function drawMonth(start, kinds, words) {
  const [year, month] = iso(start).split("-");
  const table = make("table", {}, make("caption", {}, `${words.month} ${month}/${year}`));
  table.createTHead().append(make("tr", {}, ...words.weekdays.map((name) => make("th", { scope: "col" }, name))));
  const body = table.createTBody();
  let week = body.insertRow();
  const before = (new Date(start).getUTCDay() + 6) % 7; // of the week, from Monday
  for (let blank = 0; blank < before; blank += 1) week.insertCell();
  for (let at = start; at < next(start); at += DAY_MS) {
    if (week.cells.length === 7) week = body.insertRow();
    const date = `${new Date(at).getUTCDate()}`;
    const [kind, count] = kinds.get(at) ?? [];
    const said = kind ? { className: kind, "aria-label": `${date}: ${words.calendarDay[kind]}` } : {};
    week.append(make("td", said, date, count && make("small", {}, count)));
  }
  return table;
}

function next(start) {
  const date = new Date(start);
  return date.setUTCMonth(date.getUTCMonth() + 1);
}

const iso = (at) => new Date(at).toISOString().slice(0, 10);
