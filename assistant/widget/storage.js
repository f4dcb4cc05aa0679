// What is kept on this device, and nowhere else: the conversation, an unanswered question, the view.

const MOST_TURNS = 20;
const LONGEST_PENDING = 600_000; // milliseconds after which a question is not taken up again by itself

/** @typedef {{locale?: string, text?: string, contrast?: string, theme?: string, keep?: boolean}} View */

/** @returns {Turn[]} the newest last */
export function keptTurns() {
  return read("turns") ?? [];
}

/** @param {Turn} turn */
export function keepTurn(turn) {
  if (!turn.own && view().keep !== false) write("turns", [...keptTurns(), turn].slice(-MOST_TURNS));
}

/** From now on a new conversation. */
export function startAnew() {
  write("since", Date.now());
}

/** @returns {number} when the conversation of now began, in milliseconds; 0 at the first visit */
export function startedAnew() {
  return read("since") ?? 0;
}

/** Forgets the conversation and the unanswered question. */
export function erase() {
  for (const name of ["turns", "pending", "since"]) write(name, null);
}

/** @returns {Question|null} the question under way when the page was left */
export function pending() {
  const kept = read("pending");
  return kept && Date.now() - kept.at < LONGEST_PENDING ? kept.request : null;
}

/** @param {Question|null} request */
export function keepPending(request) {
  write("pending", request && { request, at: Date.now() });
}

/** @returns {View} */
export function view() {
  return read("view") ?? {};
}

/** @param {View} changes */
export function keepView(changes) {
  write("view", { ...view(), ...changes });
}

/** @param {string} name */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(`hoidap:${name}`) ?? "null");
  } catch {
    return null; // a browser that keeps nothing, or something else's entry
  }
}

/**
 * @param {string} name
 * @param {unknown} value null removes it
 */
function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(`hoidap:${name}`);
    else localStorage.setItem(`hoidap:${name}`, JSON.stringify(value));
  } catch {
    // full or forbidden: the conversation is in memory for as long as the page is open
  }
}
