// The conversation: takes questions, keeps what was said, shows the answers.

import { ask } from "./asking.js";
import { Composer } from "./composer.js";
import { button, make, row } from "./dom.js";
import { mount, tops } from "./extras.js";
import { erase, keepPending, keepTurn, keptTurns, newId, pending, session, startAnew, startedAnew } from "./storage.js";

const CONTINUES = 1_800_000; // milliseconds after which a kept turn belongs to an earlier conversation

export class Conversation {
  /** @type {Turn[]} */ turns = [];
  /** Ends what is under way. @type {AbortController|null} */ underWay = null;
  /** The question that is under way or failed, under its id. @type {Question|null} */ last = null;

  /**
   * @param {ShadowRoot} root
   * @param {Settings} settings
   * @param {Locale} locale
   * @param {Words} words
   */
  constructor(root, settings, locale, words) {
    const { base, agency, token } = settings;
    this.words = words;
    this.settings = settings;
    this.status = make("p", { id: "status", className: "hidden" });
    this.status.setAttribute("role", "status");
    /** @type {Shell} */
    this.shell = {
      words,
      locale,
      base,
      agency,
      token,
      root,
      locality: () => this.box.place.value.trim(),
      announce: (sentence) => this.announce(sentence),
      ask: (question) => void this.send(question),
      write: (text) => {
        this.box.write(text);
        this.box.question.focus();
      },
      request: (path, options = {}) => {
        const headers = { ...options.headers, ...(token && { "X-Site-Token": token }) };
        return fetch(base + path, { ...options, headers, credentials: "omit" });
      },
    };
    this.restart = button(words.restart, () => this.startAgain(), { id: "restart", className: "quiet" });
    this.box = new Composer(this.shell, settings.locality, this.restart);
    this.own = make("span", { textContent: words.notOwn });
    this.welcome = make(
      "section",
      { id: "welcome", "aria-labelledby": "welcome-title" },
      make("h2", { id: "welcome-title", textContent: words.welcome }),
      make("p", {}, `${words.purpose} `, this.own),
      make("h3", { textContent: words.examples }),
      row(words.exampleQuestions.map((question) => button(question, () => this.send(question)))),
    );
    this.dossier = make("div");
    this.earlier = make("div");
    this.talk = make("section", { id: "talk", "aria-label": words.talk });
    this.stage = make("span");
    const stop = button(words.stop, () => this.stop(), { id: "stop", className: "quiet" });
    this.working = make("p", { className: "working", hidden: true }, this.stage, stop);
  }

  /** What stands above the box of the question, in its order. */
  nodes() {
    const { words } = this;
    return [
      ...mount(tops, this.shell, this.shell),
      make("p", { className: "notice" }, make("strong", { textContent: words.machine }), ` ${words.machineMore}`),
      this.welcome,
      this.dossier,
      this.earlier,
      this.talk,
      this.working,
      make(
        "p",
        { className: "hint foot" },
        `${words.recorded} ${words.helpline} `,
        make("a", { href: "tel:18001096", textContent: "18001096" }),
      ),
    ];
  }

  /** Shows what this device keeps, without a sound, and goes on with what was under way. */
  async begin() {
    const since = Math.max(Date.now() - CONTINUES, startedAnew());
    const kept = keptTurns();
    this.turns = kept.filter(({ at }) => at > since);
    const old = kept.filter(({ at }) => at <= since);
    this.welcoming(!this.turns.length);
    this.learn();
    if (kept.length) {
      const { drawTurn, drawEarlier } = await import("./answer.js");
      this.talk.replaceChildren(...this.turns.map((turn) => drawTurn(turn, this.shell)));
      if (old.length) this.earlier.replaceChildren(drawEarlier(old, this.shell));
    }
    const left = pending();
    if (left) await this.answer(left);
    else if (this.settings.full) await this.openShared();
  }

  /** @param {string} text */
  async send(text) {
    const { words, shell, box, turns } = this;
    if (this.underWay) return this.announce(words.waitFirst);
    const asked = text.trim();
    const fault = box.fault(asked);
    if (fault) {
      box.complain(fault);
      return box.question.focus();
    }
    /** @type {Question} */
    const question = { question: asked, locale: shell.locale, session: session() };
    if (turns.length) question.history = turns.slice(-20).map(({ question, reply }) => ({ question, answer: reply.answer }));
    if (shell.locality()) question.locality = shell.locality();
    if (box.day.value) question.asked_on = box.day.value;
    // The same question after a failure keeps its id, so that it is answered once.
    const { request_id, ...before } = this.last ?? {};
    const same = JSON.stringify(before) === JSON.stringify(question);
    await this.answer({ ...question, request_id: (same && request_id) || newId() });
  }

  /** @param {Question} question */
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
      keepTurn(turn);
      await this.show(turn);
    } else if (problem) {
      this.box.complain(problem);
      if (this.attended()) this.box.question.focus();
    }
  }

  /**
   * @param {string} code
   * @param {string} secret
   */
  async lookUp(code, secret) {
    const { words, shell } = this;
    if (this.underWay) return words.waitFirst;
    const { reply, problem = "" } = await this.sent({ question: words.whereIsIt, locale: shell.locale, case: { code, secret } });
    if (reply) await this.show({ question: words.dossierOf(code), reply, at: 0, own: true });
    else this.announce(problem);
    return problem;
  }

  /** @param {Question} question @returns {Promise<Outcome>} */
  async sent(question) {
    const stopping = (this.underWay = new AbortController());
    this.box.wait(true);
    this.working.hidden = false;
    this.tell(this.words.searching);
    this.working.scrollIntoView({ block: "nearest" });
    /** @type {Outcome} */
    const outcome = await ask(question, this.shell, (stage) => this.tell(stage), stopping.signal);
    this.underWay = null;
    this.box.wait(false);
    this.working.hidden = true;
    return outcome;
  }

  /** @param {Turn} turn */
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

  /** The question comes back into its box. */
  stop() {
    this.leave();
    keepPending(null);
    this.box.question.focus();
  }

  /** Another conversation is drawn in its place: what is under way goes on there. */
  leave() {
    this.underWay?.abort();
  }

  startAgain() {
    startAnew();
    this.empty();
    this.shell.write("");
  }

  /** Forgets all that this device keeps of conversations. */
  erase() {
    this.earlier.replaceChildren();
    this.empty();
    this.shell.request(`/v1/sessions/${session()}`, { method: "DELETE", keepalive: true }).catch(() => {}); // its days end, too
    erase();
    this.announce(this.words.erased);
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

  /** @param {boolean} on */
  welcoming(on) {
    this.welcome.hidden = !on;
    this.restart.hidden = on;
  }

  /** Says a sentence once, also one that was said before. @param {string} sentence */
  announce(sentence) {
    this.status.textContent = this.status.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  /** @param {string} stage */
  tell(stage) {
    if (this.stage.textContent !== stage) this.announce(stage);
    this.stage.textContent = stage;
  }

  /** Whether the citizen is here, and not in another part of the host page. */
  attended() {
    return this.shell.root.activeElement !== null || document.activeElement === document.body;
  }

  /** What the service can do now. */
  async learn() {
    const { words, shell } = this;
    const { cases } = await shell.request("/readyz").then((reply) => reply.json()).catch(() => ({}));
    if (!cases) return;
    this.own.textContent = words.seesDossiers;
    const { drawDossier } = await import("./dossier.js");
    this.dossier.replaceChildren(drawDossier(words, (code, secret) => this.lookUp(code, secret)));
  }

  /** The answer that the page's address names: "#answer=…". */
  async openShared() {
    const name = /^#answer=([\w.:-]+)$/.exec(location.hash)?.[1];
    if (!name) return;
    const { words, shell } = this;
    const response = await shell.request(`/v1/answers/${name}`).catch(() => null);
    if (response?.ok) await this.show({ question: words.shared, reply: await response.json(), at: 0, own: true });
    else this.box.complain(response?.status === 404 ? words.gone : words.unreachable);
  }
}
