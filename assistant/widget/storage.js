// What is kept on this device, and nowhere else: the conversation, an unanswered question, the view.

const MOST_TURNS = 20;
const FRESH = 600_000; // milliseconds in which an unanswered question is taken up again by itself

const passing = newId(); // of a browser that keeps nothing

/** @returns {Turn[]} the newest last */
export const keptTurns = () => read("turns") ?? [];

/** @param {Turn} turn */
export function keepTurn(turn) {
  if (view().keep !== false) write("turns", [...keptTurns(), turn].slice(-MOST_TURNS));
}

/** From now on a new conversation. */
export const startAnew = () => write("since", Date.now());

/** @returns {number} when the conversation of now began, in milliseconds */
export const startedAnew = () => read("since") ?? 0;

/** Forgets the conversation, the unanswered question, the codes and the session. */
export const erase = () => ["turns", "pending", "since", "codes", "session"].forEach((name) => write(name, null));

/** The name under which the service finds what it keeps of this device. @returns {string} */
export function session() {
  write("session", read("session") ?? passing);
  return read("session") ?? passing;
}

/** @returns {string[]} codes of questions left for staff, the newest last */
export const codes = () => read("codes") ?? [];

/** @param {string} code */
export const keepCode = (code) => write("codes", [...codes(), code].slice(-MOST_TURNS));

/** 128 random bits. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @returns {Question|null} the question under way when the page was left */
export function pending() {
  const kept = read("pending");
  return kept && Date.now() - kept.at < FRESH ? kept.question : null;
}

/** @param {Question|null} question */
export const keepPending = (question) => write("pending", question && { question, at: Date.now() });

/** @returns {View} */
export const view = () => read("view") ?? {};

/** @param {View} changes */
export const keepView = (changes) => write("view", { ...view(), ...changes });

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(`hoidap:${name}`) ?? "null");
  } catch {
    return null; // a browser that keeps nothing, or an entry that is not ours
  }
}

function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(`hoidap:${name}`);
    else localStorage.setItem(`hoidap:${name}`, JSON.stringify(value));
  } catch {
    // full or forbidden: the conversation lasts as long as the page is open
  }
}
