// Turning to staff: whom to call, a question left for them under a code, what became of it.

import { button, labelled, make } from "./dom.js";
import { codes, keepCode, session } from "./storage.js";

const LONGEST = 2000; // characters of a question
let drawn = 0;

/** Open where nothing was found, else folded. @type {DrawOfAnswer} */
export function draw(reply, shell) {
  const { words } = shell;
  const open = reply.verdict.startsWith("no_source");
  const box = make("details", { className: "handover" }, make("summary", { textContent: words.staff }));
  box.addEventListener("toggle", () => box.append(...inside(reply, shell)), { once: true });
  box.open = open;
  return box;
}

/** @param {Reply} reply @param {Shell} shell */
function inside(reply, shell) {
  const { words } = shell;
  const name = `staff-${(drawn += 1)}`;
  const told = make("div", { tabIndex: -1 });
  /** @param {...(Node|string)} said */
  const tell = (...said) => (told.replaceChildren(...said), told.focus());
  const question = make("textarea", { id: `${name}-question`, maxLength: LONGEST, rows: 3 });
  const contact = make("input", { id: `${name}-contact`, maxLength: 200, autocomplete: "email" });
  const consent = make("input", { type: "checkbox", id: `${name}-consent` });
  const send = button(words.leave, async () => {
    const asked = question.value.trim();
    const sent = {
      consent: consent.checked,
      ...(asked ? { question: asked } : { answer_id: reply.id }),
      contact: contact.value.trim(),
      locality: shell.locality(),
      locale: shell.locale,
      session: session(),
    };
    const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) };
    const { code, detail } = await asJson("/v1/handovers", shell, options);
    if (!code) return tell(detail ?? words.unreachable);
    keepCode(code);
    sought.value = code;
    send.disabled = true;
    tell(words.codeIs, " ", make("strong", { textContent: code }), ". ", words.codeKept);
  });
  const sought = make("input", { id: `${name}-code`, maxLength: 25, value: codes().at(-1) ?? "" });
  const find = button(words.findCode, async () => {
    tell(became(await asJson(`/v1/handovers/${encodeURIComponent(sought.value.trim())}`, shell), words));
  });
  return [
    drawContacts(shell),
    labelled(words.leaveWhat, question),
    labelled(words.leaveContact, contact),
    make("p", { className: "tick" }, consent, make("label", { htmlFor: consent.id, textContent: words.leaveConsent })),
    send,
    labelled(words.haveCode, sought),
    find,
    told,
  ];
}

/** @param {{state?: string, detail?: string, answer?: string, forwarded_to?: string}} left @param {Words} words */
function became({ state, detail, answer, forwarded_to }, words) {
  if (!state) return detail ?? words.unreachable;
  if (answer) return words.staffSay(answer);
  return forwarded_to ? words.forwardedTo(forwarded_to) : words.waitsForStaff;
}

/** @param {Shell} shell */
function drawContacts(shell) {
  const { words } = shell;
  const list = make("ul", { className: "plain" }, make("li", {}, `${words.helpline} `, call("18001096")));
  const query = new URLSearchParams({ locality: shell.locality(), agency: shell.agency, locale: shell.locale });
  asJson(`/v1/contacts?${query}`, shell).then(({ contacts = [], notices = [] }) => {
    for (const { agency, place, phone, email, address, hours } of contacts) {
      const rest = [email, address, hours].filter(Boolean).join("; ");
      list.prepend(make("li", {}, [agency, place].filter(Boolean).join(", "), ": ", phone ? call(phone) : null, phone && rest ? "; " : null, rest));
    }
    for (const notice of notices) list.append(make("li", { textContent: notice }));
  });
  return list;
}

/** @param {string} phone */
function call(phone) {
  return make("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}`, textContent: phone });
}

/**
 * @param {string} path
 * @param {Shell} shell
 * @param {RequestInit} [options]
 * @returns {Promise<any>} {} when the service cannot be reached
 */
function asJson(path, { request }, options) {
  return request(path, options).then((response) => response.json()).catch(() => ({}));
}
