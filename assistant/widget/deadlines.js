// When a result is due: the count in a table and in a calendar.

import { drawCalendar } from "./calendar.js";
import { make } from "./dom.js";
import { day, number } from "./words.js";

const LEAVES_OUT_DAYS_OFF = new Set(["working_day", "working_hour", "same_day"]);
const CHIPS = { not_due: "proven", due_today: "doubt", overdue: "over" };

/**
 * @param {Deadline[]} deadlines
 * @param {Words} words
 */
export function drawDeadlines(deadlines, words) {
  return deadlines.map((deadline) => {
    const { value, unit } = deadline.limit;
    const late = words.states[deadline.status](deadline.days_late);
    const received = day(deadline.received) + (deadline.received_assumed ? ` (${words.assumed})` : "");
    const due = day(deadline.due) + (deadline.provisional ? ` (${words.provisional})` : "");
    const table = make(
      "table",
      {},
      make("caption", { textContent: [words.deadlines, deadline.case].filter(Boolean).join(": ") }),
      row(words.received, received),
      row(words.limit, `${number(value)} ${words.units[unit]}`),
      row(words.due, make("span", { className: "due", textContent: due })),
      row(words.state, make("span", { className: `chip ${CHIPS[deadline.status]}`, textContent: late })),
    );
    const skipped = LEAVES_OUT_DAYS_OFF.has(unit) ? drawSkipped(deadline.skipped, words) : null;
    return make("div", { className: "deadlines" }, table, skipped, drawCalendar(deadline, words));
  });
}

/** @param {string} title @param {string|Node} value */
function row(title, value) {
  return make("tr", {}, make("th", { textContent: title, scope: "row" }), make("td", {}, value));
}

/** @param {string[]} skipped @param {Words} words */
function drawSkipped(skipped, words) {
  if (!skipped.length) return null;
  return make("p", { className: "hint", textContent: words.notCounted(skipped.map(day).join(", ")) });
}
