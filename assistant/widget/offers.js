// What an answer offers: a voice, files, staff, the official text.

import { drawFacts, unsaid } from "./answer.js";
import { button, call, complain, day, fill, folded, hint, labelled, link, make, part, tick } from "./dom.js";
import { add, kept, session } from "./conversation.js";

const LONGEST = /.{1,200}(?=\s|$)|\S{1,200}/gs; // in a longer sentence some browsers fall silent
const LONGEST_QUESTION = 2000;
let drawn = 0;

/** @type {DrawOfAnswer} */
export function drawAloud({ id, answer }, { words, locale, told }) {
  const { speechSynthesis: speaker } = window;
  const voice = () => speaker.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(locale));
  let reading = false;
  const done = () => {
    reading = false;
    toggle.textContent = words.aloud;
  };
  const stop = () => {
    speaker.cancel();
    done();
  };
  const begin = async () => {
    reading = true;
    toggle.textContent = words.silence;
    const { parts = [answer] } = locale === "vi" ? await told(`/v1/answers/${encodeURIComponent(id)}/spoken`) : {};
    if (!reading) return;
    speaker.cancel();
    const sentences = inSentences(parts.join(" "));
    sentences.forEach((sentence, at) => {
      const said = new SpeechSynthesisUtterance(sentence);
      said.voice = voice() ?? null;
      said.lang = said.voice?.lang ?? locale;
      if (at === sentences.length - 1) said.onend = done;
      said.onerror = done;
      speaker.speak(said);
    });
    addEventListener("pagehide", stop, { once: true });
  };
  const toggle = button(words.aloud, () => (reading ? stop() : begin()));
  const look = () => (toggle.hidden = !voice());
  speaker.addEventListener?.("voiceschanged", look);
  look();
  return toggle;
}

function inSentences(text) {
  const pieces = text.match(/[^.!?;:\n]+(?:[.!?;:]+(?!\s)[^.!?;:\n]+)*[.!?;:]*/g) ?? [];
  return pieces
    .flatMap((piece) => piece.match(LONGEST) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** @type {DrawOfAnswer} */
export function drawKeepsakes(answer, shell) {
  const { deadlines } = answer;
  const { words, locale } = shell;
  const problem = make("p.problem", { hidden: true });
  const offer = (text, kind, wish, name) =>
    button(text, async () => {
      const wrong = await save(answer, kind, wish, name, shell);
      complain(problem, wrong);
      shell.announce(wrong || words.saved);
    });
  const reminders = deadlines.map(({ due, status }, deadline) =>
    status !== "overdue" && offer(fill(words.remind, { day: day(due) }), "reminder.ics", { deadline, locale }, `${due}.ics`),
  );
  const late = deadlines.some(({ status, procedure }) => status === "overdue" && procedure);
  const letters = Object.entries(words.letters).flatMap(([kind, name]) =>
    Object.entries(words.formats).map(([format, as]) => offer(`${name} (${as})`, "letter", { kind, format }, `${kind}.${format}`)),
  );
  const buttons = make("div.buttons", {}, ...reminders, ...(late ? letters : []));
  return part(words.keepsakes, buttons, late && hint(words.letterHint), problem);
}

async function save(answer, kind, wish, name, { request, words }) {
  const response = await request(`/v1/answers/${encodeURIComponent(answer.id)}/${kind}?${new URLSearchParams(wish)}`)
    .then((kept) => (kept.status === 404 ? request(`/v1/${kind}`, { json: { ...wish, answer } }) : kept))
    .catch(() => null);
  if (!response?.ok) return (await response?.json().catch(() => null))?.detail ?? words.notSaved;
  const href = URL.createObjectURL(await response.blob());
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return "";
}

/** @type {DrawOfAnswer} */
export function drawHandover(reply, shell) {
  const box = folded(shell.words.staff, "handover");
  box.addEventListener("toggle", () => box.append(...drawDesk(reply, shell)), { once: true });
  box.open = reply.verdict.startsWith("no_source");
  return box;
}

function drawDesk(reply, shell) {
  const { words, locale } = shell;
  const name = `staff-${(drawn += 1)}`;
  const told = make("div", { tabIndex: -1 });
  const tell = (...said) => (told.replaceChildren(...said), told.focus());
  const question = make("textarea", { id: `${name}-question`, maxLength: LONGEST_QUESTION, rows: 3 });
  const contact = make("input", { id: `${name}-contact`, maxLength: 200, autocomplete: "email" });
  const consent = tick(`${name}-consent`, words.leaveConsent);
  const send = button(words.leave, async () => {
    const asked = question.value.trim();
    const json = {
      consent: consent.querySelector("input")?.checked,
      ...(asked ? { question: asked } : { answer_id: reply.id }),
      contact: contact.value.trim(),
      locality: shell.locality(),
      locale,
      session: session(),
    };
    const { code, detail } = await shell.told("/v1/handovers", { json });
    if (!code) return tell(detail ?? words.unreachable);
    add("codes", code);
    sought.value = code;
    send.disabled = true;
    tell(words.codeIs, " ", make("strong", {}, code), ". ", words.codeKept);
  });
  const sought = make("input", { id: `${name}-code`, maxLength: 25, value: kept("codes")?.at(-1) ?? "" });
  const find = button(words.findCode, async () => {
    tell(became(await shell.told(`/v1/handovers/${encodeURIComponent(sought.value.trim())}`), words));
  });
  return [
    drawContacts(shell),
    labelled(words.leaveWhat, question),
    labelled(words.leaveContact, contact),
    consent,
    send,
    labelled(words.haveCode, sought),
    find,
    told,
  ];
}

function became({ state, detail, answer, forwarded_to: agency }, words) {
  if (!state) return detail ?? words.unreachable;
  if (answer) return fill(words.staffSay, { answer });
  return agency ? fill(words.forwardedTo, { agency }) : words.waitsForStaff;
}

function drawContacts({ words, agency, locale, locality, told }) {
  const list = make("ul.plain", {}, make("li", {}, `${words.helpline} `, call("18001096")));
  const query = new URLSearchParams({ locality: locality(), agency, locale });
  told(`/v1/contacts?${query}`).then(({ contacts = [], notices = [] }) => {
    for (const { agency, place, phone, email, address, hours } of contacts) {
      const rest = [email, address, hours].filter(Boolean).join("; ");
      const who = [agency, place].filter(Boolean).join(", ");
      list.prepend(make("li", {}, `${who}: `, phone && call(phone), phone && rest && "; ", rest));
    }
    list.append(...notices.map((notice) => make("li", {}, notice)));
  });
  return list;
}

export function read({ provision_id, start, end }, shell, opener) {
  const { words, root } = shell;
  const dialog = make("dialog.reader", { "aria-labelledby": "reader-title" });
  const title = make("h2", { id: "reader-title" });
  const body = make("div.reader-body", {});
  const close = button(words.close, () => dialog.close(), { className: "quiet" });
  dialog.append(make("div.reader-head", {}, title, close), body);
  dialog.onkeydown = (event) => event.stopPropagation(); // Esc closes this one alone
  dialog.onclose = (event) => {
    event.stopPropagation();
    dialog.remove();
    opener.focus();
  };
  root.querySelector(".box")?.append(dialog);
  dialog.showModal();
  show(`${encodeURIComponent(provision_id)}?start=${start}&end=${end}`);

  async function show(path) {
    body.replaceChildren(make("p.working", {}, words.opening));
    const response = await shell.request(`/v1/provisions/${path}`).catch(() => null);
    const found = await response?.json().catch(() => null);
    if (!response?.ok) {
      body.replaceChildren(make("p.problem", { tabIndex: -1 }, found?.detail ?? words.notOpened));
      return focus("p");
    }
    title.textContent = found.label;
    body.replaceChildren(...drawText(found, path, shell, show), drawVersions(found, shell, show));
    focus(found.highlight ? "mark" : ".official");
  }

  function focus(selector) {
    const found = body.querySelector(selector);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView();
  }
}

function drawText({ document: text, outline, highlight, page, pages, ...found }, path, { words }, show) {
  const above = outline.slice(0, -1).map(({ label, heading }) => [label, heading].filter(Boolean).join(". "));
  const letters = [...found.text]; // characters, not UTF-16 units
  const { start: from, end: to } = highlight ?? { start: letters.length, end: letters.length };
  const piece = (from, to) => letters.slice(from, to).join("");
  const marked = piece(from, to);
  const turn = (text, number) =>
    button(text, () => show(`${path.replace(/&page=\d+/, "")}${path.includes("?") ? "" : "?"}&page=${number}`));
  return [
    hint([text.title, ...above].join(" › ")),
    drawFacts(text, words),
    make(
      "div.official",
      { tabIndex: -1, lang: "vi" },
      piece(0, from),
      marked && make("mark", { tabIndex: -1 }, marked),
      piece(to),
    ),
    make(
      "div.buttons",
      {},
      page > 1 && turn(words.before, page - 1),
      pages > 1 && make("span", {}, fill(words.page, { page, pages })),
      page < pages && turn(words.after, page + 1),
      link(text.url, words.open[text.kind], words),
    ),
  ];
}

function drawVersions({ versions }, { words }, show) {
  const items = versions.slice(1).map(({ kind, label, since, until, status, id, url }) => {
    return make(
      "li",
      {},
      make("strong", {}, `${kind === "amendment" && !id ? words.amendsElsewhere : words.versionKinds[kind]}: `),
      `${label} – ${status}`,
      unsaid(status, `; ${words.effective}`, since),
      unsaid(status, `; ${words.expires}`, until),
      " ",
      id
        ? button(words.inText, () => show(encodeURIComponent(id)), { "aria-label": `${words.inText}: ${label}` })
        : link(url, words.open.law, words),
    );
  });
  return items.length ? part(words.versions, make("ul.cards", {}, ...items)) : "";
}
