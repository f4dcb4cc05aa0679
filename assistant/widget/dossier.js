// The citizen's own dossier: code and second secret go out with one request and are kept nowhere.

import { words } from "./words.js";

const CODE = /^[A-Z0-9._:-]+$/;
const SHORTEST_SECRET = 4;

const form = document.getElementById("dossier");
const code = document.getElementById("code");
const secret = document.getElementById("secret");
const problem = document.getElementById("dossier-problem");

/**
 * Shows the form where the service has a register of dossiers.
 * @param {(code: string, secret: string) => Promise<string>} lookUp resolves to what went wrong, or ""
 */
export async function offerDossier(lookUp) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [typed, proof] = [codeOf(code.value), secret.value.trim()];
    if (!CODE.test(typed)) return complain(words.wrongCode, code);
    if (proof.length < SHORTEST_SECRET) return complain(words.shortSecret, secret);
    complain("");
    const wrong = await lookUp(typed, proof);
    if (wrong) return complain(wrong, secret);
    secret.value = "";
  });
  for (const field of [code, secret]) field.addEventListener("input", () => complain(""));
  try {
    const ready = await (await fetch("/readyz")).json();
    form.hidden = ready.cases !== true;
  } catch {
    return; // the form stays away; a question tells that the service cannot be reached
  }
  if (!form.hidden) document.getElementById("own").textContent = words.seesDossiers;
}

/** Typed in small letters, with blanks or long dashes it is the same code. */
function codeOf(typed) {
  return typed.replace(/\s/g, "").replace(/[–—]/g, "-").toUpperCase();
}

/**
 * @param {string} sentence what is wrong and what to do; "" when nothing is
 * @param {HTMLInputElement} [field] the one to correct
 */
function complain(sentence, field) {
  problem.textContent = sentence;
  problem.hidden = !sentence;
  for (const one of [code, secret]) {
    if (one === field) one.setAttribute("aria-invalid", "true");
    else one.removeAttribute("aria-invalid");
  }
  field?.focus();
}
