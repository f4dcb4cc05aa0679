// A question, or the code of an own dossier, is written and sent.

import { button, complain, fill, folded, labelled, make } from "./dom.js";

const LONGEST = 2000;
const CODE = /^[A-Z0-9._:-]+$/;
const SHORTEST_SECRET = 4;

export class Composer {
  /** @param {Shell} shell */
  constructor(shell, locality, restart) {
    const { words } = shell;
    this.shell = shell;
    this.question = make("textarea", {
      id: "question",
      rows: 2,
      autocomplete: "off",
      enterKeyHint: "send",
      placeholder: words.placeholder,
      "aria-describedby": "hint left problem",
    });
    this.submit = make("button", { id: "send" }, words.send);
    this.speak = button(words.speak, () => this.listen(), { id: "speak", hidden: true });
    this.problem = make("p", { id: "problem", className: "problem", hidden: true });
    this.left = make("p", { id: "left", className: "hint", hidden: true });
    this.place = make("input", { id: "locality", maxLength: 200, autocomplete: "off", value: locality });
    this.day = make("input", { id: "day", type: "date", min: "1990-01-01", max: "2100-12-31" });
    const more = make("div.more-row", {}, labelled(words.where, this.place), labelled(words.onDay, this.day));
    const send = (event) => {
      event.preventDefault();
      shell.ask(this.question.value);
    };
    this.form = make(
      "form",
      { id: "form", className: "ask", noValidate: true, onsubmit: send },
      make("label", { htmlFor: "question" }, words.question),
      make("div.ask-row", {}, this.question, this.submit, this.speak),
      this.problem,
      this.left,
      make("p", { id: "hint", className: "hint" }, words.hint),
      make("div.head-row", {}, folded(words.more, "", more), restart),
    );
    this.question.onkeydown = (event) => {
      // Enter that ends a composition of letters must not send.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && !event.shiftKey && !composing) send(event);
    };
    this.question.oninput = () => {
      this.complain("");
      this.count();
    };
  }

  count() {
    const { words } = this.shell;
    const rest = LONGEST - this.question.value.length;
    this.left.hidden = rest > LONGEST / 5;
    this.left.textContent = fill(rest < 0 ? words.charactersOver : words.charactersLeft, { count: Math.abs(rest) });
  }

  fault(asked) {
    return asked ? asked.length > LONGEST && this.left.textContent : this.shell.words.blank;
  }

  write(text) {
    this.question.value = text;
    this.count();
  }

  wait(on) {
    this.question.readOnly = on;
    this.submit.setAttribute("aria-disabled", `${on}`);
    if (!on) return;
    this.complain("");
    this.form.querySelector(".heard")?.remove();
  }

  complain(sentence) {
    complain(this.problem, sentence);
    this.question.setAttribute("aria-invalid", `${!!sentence}`);
    if (sentence) this.shell.announce(sentence);
  }

  async listen() {
    const { shell, speak } = this;
    speak.onclick = null;
    try {
      const { listenFor } = await import("./listening.js");
      await listenFor(shell, speak);
    } catch {
      shell.announce(shell.words.unreachable);
    }
    speak.onclick = () => this.listen();
  }
}

/** @type {DrawDossier} */
export function drawDossier(words, lookUp) {
  const described = { "aria-describedby": "dossier-hint dossier-problem", autocomplete: "off", required: true };
  const code = make("input", { id: "code", maxLength: 120, spellcheck: false, placeholder: "G16.99.08-261113-0012", ...described });
  const secret = make("input", { id: "secret", maxLength: 100, inputMode: "numeric", ...described });
  const problem = make("p", { id: "dossier-problem", className: "problem", hidden: true });
  const refuse = (sentence = "", field) => {
    complain(problem, sentence);
    for (const one of [code, secret]) one.setAttribute("aria-invalid", `${one === field}`);
    field?.focus();
  };
  const onsubmit = async (event) => {
    event.preventDefault();
    const typed = code.value.replace(/\s/g, "").replace(/[–—]/g, "-").toUpperCase();
    const proof = secret.value.trim();
    if (!CODE.test(typed)) return refuse(words.wrongCode, code);
    if (proof.length < SHORTEST_SECRET) return refuse(words.shortSecret, secret);
    refuse();
    const wrong = await lookUp(typed, proof);
    if (wrong) return refuse(wrong, secret);
    secret.value = "";
  };
  return make(
    "form",
    { id: "dossier", className: "dossier", noValidate: true, "aria-label": words.dossier, oninput: () => refuse(), onsubmit },
    make("h2", {}, words.dossier),
    make(
      "div.more-row",
      {},
      labelled(words.code, code),
      labelled(words.secret, secret),
      make("button", { id: "look-up" }, words.lookUp),
    ),
    problem,
    make("p", { id: "dossier-hint", className: "hint" }, words.dossierHint),
  );
}

const SILENCE_MS = 25_000; // the service gives a sign of life each 10 s
const PATIENCE_MS = 120_000;
const LONGEST_PAUSE_MS = 8000;
const PASSING = [502, 503, 504];

/** @type {Ask} */
export async function ask(question, { words, locale, request }, tell, stop) {
  let until = Date.now() + PATIENCE_MS;
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    let problem = words.unreachable;
    const trying = new AbortController();
    const over = new AbortController();
    let last = Date.now();
    const look = (most = SILENCE_MS) => Date.now() - last > most && trying.abort();
    const timer = setInterval(look, 1000);
    // A page that slept does not wait.
    document.addEventListener("visibilitychange", () => look(SILENCE_MS / 2), over);
    stop.addEventListener("abort", () => trying.abort(), over);
    try {
      const headers = { Accept: "text/event-stream, application/json" };
      const response = await request("/v1/ask", { json: question, headers, signal: trying.signal });
      for await (const [name, data] of events(response)) {
        last = Date.now();
        const count = data?.documents?.toLocaleString(locale);
        if (name === "stage") tell(count ? fill(words.searchingIn, { count }) : words.searching);
        if (name === "answer") return { reply: data };
        if (name !== "problem") continue;
        problem = data.detail || problem;
        if (!PASSING.includes(data.status) || data.type?.endsWith(":stopped")) return { problem };
      }
    } catch {
      // sent again
    } finally {
      clearInterval(timer);
      over.abort();
    }
    if (stop.aborted) return {};
    if (!navigator.onLine) until = Date.now() + PATIENCE_MS;
    if (!question.request_id || Date.now() > until) return { problem };
    tell(navigator.onLine ? words.reconnecting : words.offline);
    await rest(pause, stop);
  }
}

async function* events(response) {
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream") || !response.body) {
    const body = await response.json().catch(() => response);
    return yield [response.ok ? "answer" : "problem", body];
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const pieces = (text + value).split("\n\n");
    text = pieces.pop() ?? "";
    for (const piece of pieces) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(piece) ?? [];
      yield name && data ? [name, JSON.parse(data)] : ["beat", null];
    }
  }
}

const rest = (milliseconds, stop) =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener("online", done, { once: true });
    document.addEventListener("visibilitychange", done, { once: true });
    stop.addEventListener("abort", done);
  });
