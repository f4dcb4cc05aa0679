// Whether an answer helped: yes, or no with a reason.

import { words } from "./words.js";

const LONGEST_COMMENT = 1000;

/**
 * @param {string} id of the answer
 * @param {string} name under which the answer stands on the page
 */
export function drawRating(id, name) {
  const box = document.createElement("fieldset");
  box.className = "rating";
  const legend = document.createElement("legend");
  legend.textContent = words.useful;
  const told = document.createElement("p");
  const form = drawReasons(`${name}-rating`, (rating) => send({ useful: false, ...rating }));
  form.hidden = true;
  const yes = button(words.yes, () => send({ useful: true }));
  const no = button(words.no, () => {
    no.setAttribute("aria-expanded", "true");
    form.hidden = false;
    form.querySelector("select").focus();
  });
  no.setAttribute("aria-expanded", "false");

  async function send(rating) {
    const kept = await keep({ answer_id: id, ...rating });
    told.textContent = kept ? words.thanks : words.ratingFailed;
    told.tabIndex = -1;
    if (kept) box.replaceChildren(legend, told);
    told.focus();
  }

  const row = document.createElement("div");
  row.className = "buttons";
  row.append(yes, no);
  box.append(legend, row, form, told);
  return box;
}

function drawReasons(name, send) {
  const form = document.createElement("div");
  form.className = "part";
  const reason = document.createElement("select");
  for (const [value, label] of Object.entries(words.reasons)) reason.append(new Option(label, value));
  const comment = document.createElement("textarea");
  comment.maxLength = LONGEST_COMMENT;
  form.append(
    labelled(reason, `${name}-reason`, words.whyNot),
    labelled(comment, `${name}-comment`, words.comment),
    button(words.sendRating, () => send({ reason: reason.value, comment: comment.value.trim() })),
  );
  return form;
}

function labelled(field, id, text) {
  const label = document.createElement("label");
  label.htmlFor = field.id = id;
  label.textContent = text;
  const row = document.createElement("p");
  row.append(label, field);
  return row;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

async function keep(rating) {
  try {
    const response = await fetch("/v1/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(rating),
    });
    return response.ok;
  } catch {
    return false;
  }
}
