// The citizen's own dossier: code and second secret go out with one request and are kept nowhere.

import { labelled, make } from "./dom.js";

const CODE = /^[A-Z0-9._:-]+$/;
const SHORTEST_SECRET = 4;

/**
 * @param {Words} words
 * @param {(code: string, secret: string) => Promise<string>} lookUp resolves to what went wrong, or ""
 */
export function drawDossier(words, lookUp) {
  const described = { "aria-describedby": "dossier-hint dossier-problem", autocomplete: "off", required: true };
  const code = make("input", { id: "code", maxLength: 120, spellcheck: false, placeholder: "G16.99.08-261113-0012", ...described });
  const secret = make("input", { id: "secret", maxLength: 100, inputMode: "numeric", ...described });
  const problem = make("p", { id: "dossier-problem", className: "problem", hidden: true });
  const form = make(
    "form",
    { id: "dossier", className: "dossier", noValidate: true, "aria-labelledby": "dossier-title" },
    make("h2", { id: "dossier-title", textContent: words.dossier }),
    make(
      "div",
      { className: "more-row" },
      labelled(words.code, code),
      labelled(words.secret, secret),
      make("button", { id: "look-up", textContent: words.lookUp }),
    ),
    problem,
    make("p", { id: "dossier-hint", className: "hint", textContent: words.dossierHint }),
  );

  /** @param {string} [sentence] what is wrong and what to do @param {HTMLInputElement} [field] where */
  function complain(sentence = "", field) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    for (const one of [code, secret]) one.setAttribute("aria-invalid", String(one === field));
    field?.focus();
  }

  form.oninput = () => complain();
  form.onsubmit = async (event) => {
    event.preventDefault();
    // Typed in small letters, with blanks or long dashes it is the same code.
    const typed = code.value.replace(/\s/g, "").replace(/[–—]/g, "-").toUpperCase();
    const proof = secret.value.trim();
    if (!CODE.test(typed)) return complain(words.wrongCode, code);
    if (proof.length < SHORTEST_SECRET) return complain(words.shortSecret, secret);
    complain();
    const wrong = await lookUp(typed, proof);
    if (wrong) return complain(wrong, secret);
    secret.value = "";
  };
  return form;
}
