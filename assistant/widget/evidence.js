// What an answer rests on and leads to: official texts, due dates, procedures with their forms.

import { drawCalendar } from "./calendar.js";
import { button, link, make, part } from "./dom.js";
import { mount, sources } from "./extras.js";
import { day } from "./words.js";

const LONG_QUOTE = 500; // characters: about seven lines
const LEAVES_OUT_DAYS_OFF = ["working_day", "working_hour", "same_day"];
const CHIPS = { not_due: "proven", due_today: "doubt", overdue: "over" };

/** @param {Citation[]} citations @param {string} name of the answer @param {Shell} shell */
export function drawSources(citations, name, shell) {
  if (!citations.length) return null;
  const { words } = shell;
  const cards = citations.map((citation, at) => {
    const { label, quote, document } = citation;
    const quoted = make("blockquote", { textContent: quote });
    return make(
      "li",
      { className: "source", id: `${name}-${at + 1}`, tabIndex: -1 },
      make("h4", {}, make("span", { className: "number", textContent: `[${at + 1}]` }), ` ${label}`),
      quoted,
      quote.length > LONG_QUOTE && drawUnfolding(quoted, words),
      drawFacts(document, words),
      make("div", { className: "buttons" }, ...mount(sources, citation, shell), link(document.url, words.open[document.kind], words)),
    );
  });
  const check = make("p", { className: "hint", textContent: words.check });
  return part(words.sources, check, make("ol", { className: "cards" }, ...cards));
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

/** @param {Official} text @param {Words} words */
export function drawFacts({ status, issuer, issued, effective, expires, replaced_by }, words) {
  // A day that the status names already is not told again.
  const unsaid = (said, iso) => iso && !status.includes(day(iso)) && `${said} ${day(iso)}`;
  const kind = /^(còn|hết)? ?.*hiệu lực/.exec(status);
  const chip = kind ? { còn: "proven", hết: "over" }[kind[1]] ?? "doubt" : "";
  const facts = [
    issuer,
    issued && `${words.issued} ${day(issued)}`,
    unsaid(words.effective, effective),
    unsaid(words.expires, expires),
    replaced_by && `${words.replacedBy} ${replaced_by}`,
  ];
  return make(
    "p",
    { className: "hint facts" },
    status && make("span", { className: `chip ${chip}`, textContent: status }),
    ...facts.map((fact) => fact && make("span", { textContent: fact })),
  );
}

/** @param {Deadline[]} deadlines @param {Words} words */
export function drawDeadlines(deadlines, words) {
  return deadlines.map((deadline) => {
    const { limit, status, skipped, received, due } = deadline;
    const late = deadline.days_late > 0 && ` ${deadline.days_late} ${words.units.calendar_day}`;
    const off = LEAVES_OUT_DAYS_OFF.includes(limit.unit) && skipped.length > 0;
    const rows = [
      [words.received, day(received) + (deadline.received_assumed ? ` (${words.assumed})` : "")],
      [words.limit, `${limit.value} ${words.units[limit.unit]}`],
      [words.due, make("strong", { textContent: day(due) + (deadline.provisional ? ` (${words.provisional})` : "") })],
      [words.state, make("span", { className: `chip ${CHIPS[status]}`, textContent: words.states[status] + (late || "") })],
    ].map(([title, value]) => make("tr", {}, make("th", { scope: "row" }, title), make("td", {}, value)));
    const caption = [words.deadlines, deadline.case].filter(Boolean).join(": ");
    return make(
      "div",
      { className: "deadlines" },
      make("table", {}, make("caption", { textContent: caption }), ...rows),
      off && make("p", { className: "hint", textContent: words.notCounted(skipped.map(day).join(", ")) }),
      drawCalendar(deadline, words),
    );
  });
}

/** Forms and the page to file online, where the record names them. @param {Procedure|undefined} procedure @param {Words} words */
export function drawProcedure(procedure, words) {
  const { name, url, online, forms = [] } = procedure ?? {};
  if (!url && !forms.length) return null;
  const named = forms.map(({ form, paper }) => make("li", {}, `${paper} `, make("span", { className: "hint", textContent: form })));
  return part(
    words.procedure,
    make(
      "div",
      { className: "source" },
      make("h4", { textContent: name }),
      link(url, online ? words.fileOnline : words.open.procedure, words),
      named.length > 0 &&
        make("details", {}, make("summary", { textContent: `${words.forms} (${named.length})` }), make("ul", {}, ...named)),
    ),
  );
}
