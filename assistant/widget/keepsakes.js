// What is taken along from an answer: its due date for the calendar, a letter when the dossier is late.

import { button, make, part } from "./dom.js";
import { day } from "./words.js";

/** @type {DrawOfAnswer} */
export function draw(answer, shell) {
  const { deadlines } = answer;
  const { words, locale } = shell;
  const told = make("p", { className: "problem", hidden: true });
  /** @param {string} text @param {string} kind @param {Record<string, string>} wish @param {string} name */
  const offer = (text, kind, wish, name) =>
    button(text, async () => {
      const problem = await save(answer, kind, wish, name, shell);
      told.textContent = problem;
      told.hidden = !problem;
      shell.announce(problem || words.saved);
    });
  const reminders = deadlines.map(({ due, status }, at) =>
    status === "overdue" ? null : offer(words.remind(day(due)), "reminder.ics", { deadline: `${at}`, locale }, `${due}.ics`),
  );
  const letters = Object.entries(words.letters).flatMap(([kind, name]) =>
    Object.entries(words.formats).map(([format, as]) =>
      offer(`${name} (${as})`, "letter", { kind, format }, `${kind}.${format}`),
    ),
  );
  const row = make("div", { className: "buttons" }, ...reminders, ...(isLate(deadlines) ? letters : []));
  return part(words.keepsakes, row, isLate(deadlines) ? make("p", { className: "hint", textContent: words.letterHint }) : null, told);
}

/** Whether a dossier is late, and no complaint. @param {Deadline[]} deadlines */
function isLate(deadlines) {
  return deadlines.some(({ status, procedure }) => status === "overdue" && procedure);
}

/**
 * Saves a file that the service makes of an answer; one that it does not keep is sent along.
 * @param {Reply} answer
 * @param {string} kind
 * @param {Record<string, string>} wish
 * @param {string} name
 * @param {Shell} shell
 * @returns {Promise<string>} what went wrong, or ""
 */
async function save(answer, kind, wish, name, { request, words }) {
  const body = JSON.stringify({ ...wish, answer });
  const response = await request(`/v1/answers/${encodeURIComponent(answer.id)}/${kind}?${new URLSearchParams(wish)}`)
    .then((kept) =>
      kept.status === 404
        ? request(`/v1/${kind}`, { method: "POST", headers: { "Content-Type": "application/json" }, body })
        : kept,
    )
    .catch(() => null);
  if (!response?.ok) return (await response?.json().catch(() => null))?.detail ?? words.notSaved;
  const href = URL.createObjectURL(await response.blob());
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return "";
}
