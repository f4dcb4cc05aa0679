// Whether an answer helped: yes, or no with a reason.

import { button, labelled, make } from "./dom.js";

const LONGEST_COMMENT = 1000;

/**
 * @param {string} id of the answer
 * @param {string} name under which the answer stands on the page
 * @param {Shell} shell
 */
export function drawRating(id, name, shell) {
  const { words } = shell;
  const legend = make("legend", { textContent: words.useful });
  const told = make("p", { tabIndex: -1 });
  const form = drawReasons(`${name}-rating`, words, (rating) => send({ useful: false, ...rating }));
  const yes = button(words.yes, () => send({ useful: true }));
  const no = button(
    words.no,
    () => {
      no.setAttribute("aria-expanded", "true");
      form.hidden = false;
      form.querySelector("select")?.focus();
    },
    { "aria-expanded": "false" },
  );
  const row = make("div", { className: "buttons" }, yes, no);
  const box = make("fieldset", { className: "rating" }, legend, row, form, told);

  /** @param {object} rating */
  async function send(rating) {
    const kept = await keep({ answer_id: id, ...rating }, shell);
    told.textContent = kept ? words.thanks : words.ratingFailed;
    if (kept) box.replaceChildren(legend, told);
    told.focus();
  }

  return box;
}

/** @param {string} name @param {Words} words @param {(rating: object) => void} send */
function drawReasons(name, words, send) {
  const reason = make("select", { id: `${name}-reason` });
  for (const [value, label] of Object.entries(words.reasons)) reason.append(new Option(label, value));
  const comment = make("textarea", { id: `${name}-comment`, maxLength: LONGEST_COMMENT });
  return make(
    "div",
    { className: "part", hidden: true },
    labelled(words.whyNot, reason),
    labelled(words.comment, comment),
    button(words.sendRating, () => send({ reason: reason.value, comment: comment.value.trim() })),
  );
}

/** @param {object} rating @param {Shell} shell */
function keep(rating, { request }) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(rating) };
  return request("/v1/feedback", options).then((response) => response.ok, () => false);
}
