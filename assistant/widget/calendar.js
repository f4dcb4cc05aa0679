// A small calendar of a due date: the day of acceptance, the days off, the days counted, the last.

/** @typedef {{kind: keyof Words["calendarDay"], count?: number|null}} Day */

const LONGEST = 70; // days: a longer term fills a page and shows nothing that the dates do not
const DAY = 86_400_000; // milliseconds
const COUNTS_WORKING_DAYS = new Set(["working_day"]);

/**
 * The months from acceptance to the due day as tables, or null for a term that is too long.
 * @param {Deadline} deadline
 * @param {Words} words
 */
export function drawCalendar(deadline, words) {
  const [first, last] = [parsed(deadline.received), parsed(deadline.due)];
  if (last < first || (last - first) / DAY > LONGEST) return null;
  const kinds = daysOf(deadline, first, last);
  const months = monthsFrom(first, last).map((month) => drawMonth(month, kinds, words));
  const box = document.createElement("div");
  box.className = "calendar";
  box.append(...months, drawLegend(words));
  return box;
}

/** What each day of the span is: {iso: {kind, count}}; `count` numbers the days that count.
 * @param {Deadline} deadline @param {number} first @param {number} last
 */
function daysOf(deadline, first, last) {
  const off = new Set(deadline.skipped);
  const working = COUNTS_WORKING_DAYS.has(deadline.limit.unit);
  /** @type {Map<string, Day>} */
  const kinds = new Map([[iso(first), { kind: "received" }]]);
  let count = 0;
  for (let at = first + DAY; at <= last; at += DAY) {
    const name = iso(at);
    const skipped = off.has(name);
    if (!skipped || !working) count += 1;
    const kind = at === last ? "due" : skipped ? "off" : "counted";
    kinds.set(name, { kind, count: skipped && working ? null : count });
  }
  if (first === last) kinds.set(iso(last), { kind: "due" });
  return kinds;
}

/** @param {{year: number, month: number}} at @param {Map<string, Day>} kinds @param {Words} words */
function drawMonth({ year, month }, kinds, words) {
  const table = document.createElement("table");
  table.createCaption().textContent = words.month(month + 1, year);
  const head = table.createTHead().insertRow();
  for (const name of words.weekdays) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7; // weeks begin on Monday
  let row = body.insertRow();
  for (let blank = 0; blank < before; blank += 1) row.insertCell();
  for (let number = 1; number <= length; number += 1) {
    if (row.cells.length === 7) row = body.insertRow();
    drawDay(row.insertCell(), Date.UTC(year, month, number), kinds, words);
  }
  return table;
}

/** @param {HTMLTableCellElement} cell @param {number} at @param {Map<string, Day>} kinds @param {Words} words */
function drawDay(cell, at, kinds, words) {
  cell.textContent = String(new Date(at).getUTCDate());
  const day = kinds.get(iso(at));
  if (!day) return;
  cell.className = day.kind;
  if (day.count) {
    const small = document.createElement("small");
    small.textContent = String(day.count);
    cell.append(small);
  }
  const spoken = words.calendarDay[day.kind];
  cell.setAttribute("aria-label", `${new Date(at).getUTCDate()}: ${spoken}`);
}

/** @param {Words} words */
function drawLegend(words) {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const [kind, said] of Object.entries(words.calendarDay)) {
    const item = document.createElement("li");
    const sample = document.createElement("span");
    sample.className = kind;
    item.append(sample, said);
    list.append(item);
  }
  return list;
}

/** @param {number} first @param {number} last */
function monthsFrom(first, last) {
  const [start, end] = [new Date(first), new Date(last)];
  const months = [];
  for (
    let at = start.getUTCFullYear() * 12 + start.getUTCMonth();
    at <= end.getUTCFullYear() * 12 + end.getUTCMonth();
    at += 1
  ) {
    months.push({ year: Math.floor(at / 12), month: at % 12 });
  }
  return months;
}

/** @param {string} name "2026-11-23" */
function parsed(name) {
  const [year = 0, month = 0, day = 0] = name.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}

/** @param {number} at */
function iso(at) {
  return new Date(at).toISOString().slice(0, 10);
}
