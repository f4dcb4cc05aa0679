// Takes questions, shows answers, keeps them on this device and nowhere else.

import { button, call, complain, fill, make, row } from "./dom.js";
import { Composer, ask, drawDossier } from "./question.js";

const CONTINUES_MS = 1_800_000; // an older turn is of an earlier conversation
const MOST = 20; // turns, codes
const FRESH_MS = 600_000; // an unanswered question is then taken up again by itself

export class Conversation {
  /** @type {Turn[]} */ turns = [];
  /** @type {AbortController?} */ underWay = null;
  /** @type {Question?} */ last = null;

  constructor(root, settings, locale, words) {
    const { base, token } = settings;
    this.words = words;
    this.settings = settings;
    this.status = make("p", { id: "status", className: "hidden" });
    this.status.setAttribute("role", "status");
    /** @type {Shell} */
    this.shell = {
      ...settings,
      words,
      locale,
      root,
      locality: () => this.box.place.value.trim(),
      announce: (sentence) => this.announce(sentence),
      ask: (question) => void this.send(question),
      write: (text) => {
        this.box.write(text);
        this.box.question.focus();
      },
      request: (path, { json, headers, ...options } = {}) =>
        fetch(base + path, {
          ...(json && { method: "POST", body: JSON.stringify(json) }),
          ...options,
          headers: { ...(json && { "Content-Type": "application/json" }), ...headers, ...(token && { "X-Site-Token": token }) },
          credentials: "omit",
        }),
      told: (path, options) => this.shell.request(path, options).then((reply) => reply.json()).catch(() => ({})),
    };
    this.restart = button(words.restart, () => this.startAgain(), { id: "restart", className: "quiet" });
    this.box = new Composer(this.shell, settings.locality, this.restart);
    this.own = make("span", {}, words.notOwn);
    this.welcome = make(
      "section",
      { id: "welcome", "aria-label": words.welcome },
      make("h2", {}, words.welcome),
      make("p", {}, `${words.purpose} `, this.own),
      make("h3", {}, words.examples),
      row(words.exampleQuestions.map((question) => button(question, () => this.send(question)))),
    );
    this.emergency = make("p.notice.emergency", { hidden: true });
    this.dossier = make("div");
    this.earlier = make("div");
    this.talk = make("section", { id: "talk", "aria-label": words.talk });
    this.stage = make("span");
    const stop = button(words.stop, () => this.stop(), { id: "stop", className: "quiet" });
    this.working = make("p.working", { hidden: true }, this.stage, stop);
  }

  nodes() {
    const { words } = this;
    return [
      this.emergency,
      make("p.notice", {}, make("strong", {}, words.machine), ` ${words.machineMore}`),
      this.welcome,
      this.dossier,
      this.earlier,
      this.talk,
      this.working,
      make("p.hint.foot", {}, `${words.recorded} ${words.helpline} `, call("18001096")),
    ];
  }

  async begin() {
    const since = Math.max(Date.now() - CONTINUES_MS, kept("since") ?? 0);
    const turns = kept("turns") ?? [];
    this.turns = turns.filter(({ at }) => at > since);
    const old = turns.filter(({ at }) => at <= since);
    this.welcoming(!this.turns.length);
    this.learn();
    this.warn();
    if (turns.length) {
      const { drawTurn, drawEarlier } = await import("./answer.js");
      this.talk.replaceChildren(...this.turns.map((turn) => drawTurn(turn, this.shell)));
      if (old.length) this.earlier.replaceChildren(drawEarlier(old, this.shell));
    }
    const left = pending();
    if (left) await this.answer(left);
    else if (this.settings.full) await this.openShared();
  }

  async send(text) {
    const { words, shell, box, turns } = this;
    if (this.underWay) return this.announce(words.waitFirst);
    const asked = text.trim();
    const fault = box.fault(asked);
    if (fault) {
      box.complain(fault);
      return box.question.focus();
    }
    const history = turns.slice(-20).map(({ question, reply }) => ({ question, answer: reply.answer }));
    const question = {
      question: asked,
      locale: shell.locale,
      session: session(),
      history: history.length ? history : undefined,
      locality: shell.locality() || undefined,
      asked_on: box.day.value || undefined,
    };
    // A question that failed keeps its id: it is answered once.
    const { request_id, ...before } = this.last ?? {};
    const same = JSON.stringify(before) === JSON.stringify(question);
    await this.answer({ ...question, request_id: (same && request_id) || newId() });
  }

  async answer(question) {
    this.last = question;
    keepPending(question);
    this.box.write(question.question);
    const { reply, problem } = await this.sent(question);
    if (reply) {
      keepPending(null);
      this.last = null;
      this.box.write("");
      const turn = { question: question.question, reply, at: Date.now() };
      this.turns.push(turn);
      if (view().keep !== false) add("turns", turn);
      await this.show(turn);
    } else if (problem) {
      this.box.complain(problem);
      if (this.attended()) this.box.question.focus();
    }
  }

  async lookUp(code, secret) {
    const { words, shell } = this;
    if (this.underWay) return words.waitFirst;
    const { reply, problem = "" } = await this.sent({ question: words.whereIsIt, locale: shell.locale, case: { code, secret } });
    if (reply) await this.show({ question: fill(words.dossierOf, { code }), reply, at: 0, own: true });
    else this.announce(problem);
    return problem;
  }

  async sent(question) {
    const stopping = (this.underWay = new AbortController());
    this.box.wait(true);
    this.working.hidden = false;
    this.tell(this.words.searching);
    this.working.scrollIntoView({ block: "nearest" });
    const outcome = await ask(question, this.shell, (stage) => this.tell(stage), stopping.signal);
    this.underWay = null;
    this.box.wait(false);
    this.working.hidden = true;
    return outcome;
  }

  async show(turn) {
    const { drawTurn } = await import("./answer.js");
    const drawn = drawTurn(turn, this.shell);
    const attended = this.attended();
    this.talk.append(drawn);
    this.welcoming(false);
    this.announce(this.words.done);
    if (!attended) return;
    drawn.querySelector("article")?.focus({ preventScroll: true });
    drawn.scrollIntoView();
  }

  stop() {
    this.leave();
    keepPending(null);
    this.box.question.focus();
  }

  leave() {
    this.underWay?.abort();
  }

  startAgain() {
    keep("since", Date.now());
    this.empty();
    this.shell.write("");
  }

  async erase() {
    const { words } = this;
    this.earlier.replaceChildren();
    this.empty();
    const left = kept("codes");
    keep("turns", null);
    keep("since", null);
    keep("codes", null);
    const reply = await this.shell.request(`/v1/sessions/${session()}`, { method: "DELETE", keepalive: true }).catch(() => null);
    if (reply?.ok) keep("session", null);
    if (reply?.ok || !left) this.announce(words.erased);
    else this.box.complain(words.notTakenBack);
  }

  empty() {
    this.leave();
    keepPending(null);
    this.turns = [];
    this.last = null;
    this.talk.replaceChildren();
    this.box.complain("");
    this.welcoming(true);
  }

  welcoming(on) {
    this.welcome.hidden = !on;
    this.restart.hidden = on;
  }

  announce(sentence) {
    this.status.textContent = this.status.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  tell(stage) {
    if (this.stage.textContent !== stage) this.announce(stage);
    this.stage.textContent = stage;
  }

  attended() {
    return this.shell.root.activeElement !== null || document.activeElement === document.body;
  }

  async learn() {
    const { words, shell, box } = this;
    const { cases, voice } = await shell.told("/readyz");
    box.speak.hidden = !voice || !navigator.mediaDevices || !window.MediaRecorder;
    if (!cases) return;
    this.own.textContent = words.seesDossiers;
    this.dossier.replaceChildren(drawDossier(words, (code, secret) => this.lookUp(code, secret)));
  }

  async warn() {
    const { text = "" } = await this.shell.told(`/v1/notice?locale=${this.shell.locale}`);
    complain(this.emergency, text);
    if (text) this.announce(text);
  }

  async openShared() {
    const name = /^#answer=([\w.:-]+)$/.exec(location.hash)?.[1];
    if (!name) return;
    const { words, shell } = this;
    const response = await shell.request(`/v1/answers/${name}`).catch(() => null);
    if (response?.ok) await this.show({ question: words.shared, reply: await response.json(), at: 0, own: true });
    else this.box.complain(response?.status === 404 ? words.gone : words.unreachable);
  }
}

const passing = newId();

/** @type {Kept} */
export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(`hoidap:${name}`) ?? "null");
  } catch {
    return null;
  }
}

/** @type {Keep} */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(`hoidap:${name}`);
    else localStorage.setItem(`hoidap:${name}`, JSON.stringify(value));
  } catch {
    // full or forbidden
  }
}

export const add = (name, value) => keep(name, [...(kept(name) ?? []), value].slice(-MOST));

export const view = () => kept("view") ?? {};

export const keepView = (changes) => keep("view", { ...view(), ...changes });

export const keepPending = (question) => keep("pending", question && { question, at: Date.now() });

export function pending() {
  const left = kept("pending");
  return left && Date.now() - left.at < FRESH_MS && left.question;
}

export function session() {
  const name = kept("session") ?? passing;
  keep("session", name);
  return name;
}

export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
