// A small calendar of a due date: the day of acceptance, the days off, the days counted, the last.

import { make } from "./dom.js";

const LONGEST = 70; // days: a longer term fills a page and shows nothing that the dates do not
const DAY = 86_400_000; // milliseconds

/**
 * The months from acceptance to the due day as tables, or null for a term that is too long.
 * @param {Deadline} deadline
 * @param {Words} words
 */
export function drawCalendar({ received, due, limit, skipped }, words) {
  const [first, last] = [Date.parse(received), Date.parse(due)];
  if (last < first || (last - first) / DAY > LONGEST) return null;
  const working = limit.unit === "working_day";
  const kinds = new Map([[first, ["received"]]]);
  let count = 0; // of the days that count
  for (let at = first + DAY; at <= last; at += DAY) {
    const off = skipped.includes(iso(at));
    const counts = !off || !working;
    if (counts) count += 1;
    kinds.set(at, [at === last ? "due" : off ? "off" : "counted", counts ? String(count) : ""]);
  }
  if (first === last) kinds.set(last, ["due"]);

  const months = [];
  for (let at = Date.parse(`${received.slice(0, 8)}01`); at <= last; at = next(at)) months.push(drawMonth(at, kinds, words));
  const legend = Object.entries(words.calendarDay).map(([kind, said]) => make("li", {}, make("span", { className: kind }), said));
  return make("div", { className: "calendar" }, ...months, make("ul", { className: "buttons hint" }, ...legend));
}

function drawMonth(start, kinds, words) {
  const table = make("table", {}, make("caption", { textContent: `${words.month} ${iso(start).slice(5, 7)}/${iso(start).slice(0, 4)}` }));
  table.createTHead().append(make("tr", {}, ...words.weekdays.map((name) => make("th", { scope: "col", textContent: name }))));
  const body = table.createTBody();
  let week = body.insertRow();
  const before = (new Date(start).getUTCDay() + 6) % 7; // weeks begin on Monday
  for (let blank = 0; blank < before; blank += 1) week.insertCell();
  for (let at = start; at < next(start); at += DAY) {
    if (week.cells.length === 7) week = body.insertRow();
    const date = new Date(at).getUTCDate();
    const [kind, count] = kinds.get(at) ?? [];
    const said = kind ? { className: kind, "aria-label": `${date}: ${words.calendarDay[kind]}` } : {};
    week.append(make("td", said, String(date), count && make("small", { textContent: count })));
  }
  return table;
}

/** The first day of the month after this one. */
function next(start) {
  const date = new Date(start);
  return date.setUTCMonth(date.getUTCMonth() + 1);
}

function iso(at) {
  return new Date(at).toISOString().slice(0, 10);
}
