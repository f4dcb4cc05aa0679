// The conversation: takes questions, keeps what was said, shows the answers.

import { Composer } from "./composer.js";
import { button, make } from "./dom.js";
import { drawDossier } from "./dossier.js";
import { erase, keepPending, keepTurn, keptTurns, pending, startAnew, startedAnew } from "./storage.js";
import { drawFoot, drawNotice, drawWelcome } from "./welcome.js";

const MOST_TURNS = 20;
const CONTINUES = 1_800_000; // milliseconds after which a kept turn belongs to an earlier conversation

export class Conversation {
  /** @type {Turn[]} */ turns = [];
  /** Ends what is under way. @type {AbortController|null} */ underWay = null;
  /** The question that is under way or failed, under its id. @type {Question|null} */ request = null;

  /**
   * @param {ShadowRoot} root
   * @param {Settings} settings
   * @param {Locale} locale
   * @param {Words} words
   */
  constructor(root, settings, locale, words) {
    this.root = root;
    this.settings = settings;
    this.status = make("p", { id: "status", className: "hidden", role: "status" });
    /** @type {Shell} */
    this.shell = {
      words,
      locale,
      base: settings.base,
      agency: settings.agency,
      locality: () => this.box.place.value.trim(),
      root,
      announce: (sentence) => this.announce(sentence),
      ask: (question) => void this.send(question),
      write: (text) => this.box.write(text),
      request: (path, options = {}) => request(settings, path, options),
    };
    this.box = new Composer(this.shell, settings.locality, this);
    this.restart = button(words.restart, () => this.startAgain(), { id: "restart", className: "quiet", hidden: true });
    this.welcome = drawWelcome(this.shell);
    this.dossier = drawDossier(this.shell, (code, secret) => this.lookUp(code, secret));
    this.earlier = make("div", { className: "earlier" });
    this.talk = make("section", { id: "talk", "aria-label": words.talk });
    this.stage = make("span", { "aria-hidden": "true" });
    const stop = button(words.stop, () => this.stop(), { id: "stop", className: "quiet" });
    this.working = make("p", { className: "working", hidden: true }, this.stage, stop);
  }

  /** What stands above the box of the question, in its order. */
  nodes() {
    const { shell, welcome, dossier, earlier, talk, working } = this;
    return [drawNotice(shell), welcome, dossier.form, earlier, talk, working, drawFoot(shell)];
  }

  /** Shows what this device keeps, without a sound, and goes on with what was under way. */
  async begin() {
    const since = Math.max(Date.now() - CONTINUES, startedAnew());
    const kept = keptTurns();
    this.turns = kept.filter((turn) => (turn.at ?? 0) > since);
    const old = kept.filter((turn) => (turn.at ?? 0) <= since);
    this.welcome.hidden = this.turns.length > 0;
    this.restart.hidden = !this.turns.length;
    this.#learn();
    if (this.turns.length || old.length) {
      const { drawTurn, drawEarlier } = await import("./answer.js");
      this.talk.replaceChildren(...this.turns.map((turn) => drawTurn(turn, this.shell)));
      this.earlier.replaceChildren(...(old.length ? [drawEarlier(old, this.shell)] : []));
    }
    const left = pending();
    if (left) return this.answer(left);
    if (this.settings.full) this.#openShared();
  }

  /** @param {string} text */
  async send(text) {
    if (this.underWay) return this.announce(this.shell.words.waitFirst);
    const asked = text.trim();
    const fault = this.box.fault(asked);
    if (fault) {
      this.box.complain(fault);
      return this.box.question.focus();
    }
    await this.answer(this.#requestFor(asked));
  }

  /** @param {Question} request */
  async answer(request) {
    this.request = request;
    keepPending(request);
    this.box.question.value = request.question;
    const outcome = await this.#sent(request);
    if (outcome.reply) {
      keepPending(null);
      this.request = null;
      const turn = { question: request.question, reply: outcome.reply, at: Date.now() };
      this.turns.push(turn);
      keepTurn(turn);
      this.box.question.value = "";
      this.box.count();
      await this.#show(turn);
    } else if (outcome.problem) {
      this.box.complain(outcome.problem);
      if (this.#attended()) this.box.question.focus();
    }
  }

  /**
   * @param {string} code
   * @param {string} secret
   * @returns {Promise<string>} what went wrong, or ""
   */
  async lookUp(code, secret) {
    const { words, locale } = this.shell;
    if (this.underWay) return words.waitFirst;
    const outcome = await this.#sent({ question: words.whereIsIt, locale, case: { code, secret } });
    if (outcome.reply) await this.#show({ question: words.dossierOf(code), reply: outcome.reply, own: true });
    else if (outcome.problem) this.announce(outcome.problem);
    return outcome.problem ?? "";
  }

  /** The question comes back into its box. */
  stop() {
    this.underWay?.abort();
    keepPending(null);
    this.box.question.focus();
  }

  startAgain() {
    startAnew();
    this.#empty();
    this.box.write("");
  }

  /** Forgets all that this device keeps of conversations. */
  erase() {
    erase();
    this.earlier.replaceChildren();
    this.#empty();
    this.announce(this.shell.words.erased);
  }

  #empty() {
    this.underWay?.abort();
    this.turns = [];
    this.request = null;
    keepPending(null);
    this.talk.replaceChildren();
    this.welcome.hidden = false;
    this.restart.hidden = true;
    this.box.complain("");
  }

  /** Says a sentence once, also one that was said before. @param {string} sentence */
  announce(sentence) {
    this.status.textContent = this.status.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  /** Another drawing takes over: what is under way goes on there. */
  leave() {
    this.underWay?.abort();
  }

  /**
   * @param {Question} request
   * @returns {Promise<Outcome>}
   */
  async #sent(request) {
    const stopping = new AbortController();
    this.underWay = stopping;
    this.#wait(true);
    const [{ ask }] = await Promise.all([import("./asking.js"), import("./answer.js")]);
    const outcome = await ask(request, this.shell, (stage) => this.#tell(stage), stopping.signal);
    this.underWay = null;
    this.#wait(false);
    return outcome;
  }

  /** @param {boolean} on */
  #wait(on) {
    this.box.wait(on);
    this.working.hidden = !on;
    if (on) this.#tell(this.shell.words.searching);
    if (on) this.working.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} stage */
  #tell(stage) {
    if (this.stage.textContent === stage) return;
    this.stage.textContent = stage;
    this.announce(stage);
  }

  /** @param {Turn} turn */
  async #show(turn) {
    const { drawTurn } = await import("./answer.js");
    const drawn = drawTurn(turn, this.shell);
    const attended = this.#attended();
    this.talk.append(drawn);
    this.welcome.hidden = true;
    this.restart.hidden = false;
    this.announce(this.shell.words.done);
    if (!attended) return;
    /** @type {HTMLElement|null} */ (drawn.querySelector(".answer"))?.focus({ preventScroll: true });
    const smooth = matchMedia("(prefers-reduced-motion: no-preference)").matches;
    drawn.scrollIntoView({ block: "start", behavior: smooth ? "smooth" : "auto" });
  }

  /** Whether the citizen is here, and not in another part of the host page. */
  #attended() {
    return this.root.activeElement !== null || document.activeElement === document.body;
  }

  /** The same question after a failure keeps its id, so that it is answered once. @param {string} asked */
  #requestFor(asked) {
    /** @type {Question} */
    const request = { question: asked, locale: this.shell.locale };
    const history = this.turns.slice(-MOST_TURNS).map(({ question, reply }) => ({ question, answer: reply.answer }));
    if (history.length) request.history = history;
    if (this.shell.locality()) request.locality = this.shell.locality();
    if (this.box.day.value) request.asked_on = this.box.day.value;
    const { request_id, ...before } = this.request ?? {};
    const same = JSON.stringify(before) === JSON.stringify(request);
    return { ...request, request_id: (same && request_id) || newId() };
  }

  /** What the service can do now. */
  async #learn() {
    const { words, request } = this.shell;
    const ready = await request("/readyz").then((response) => response.json()).catch(() => ({}));
    this.dossier.form.hidden = ready.cases !== true;
    if (ready.cases) this.#write("own", words.seesDossiers);
    if (ready.documents) this.#write("holds", `${words.holds(ready.documents)} `);
  }

  /** @param {string} id @param {string} text */
  #write(id, text) {
    const place = this.root.getElementById(id);
    if (place) place.textContent = text;
  }

  /** The answer that the address names: "#answer=…". */
  async #openShared() {
    const name = /^#answer=([\w.:-]+)$/.exec(location.hash)?.[1];
    if (!name) return;
    const { words, request } = this.shell;
    const response = await request(`/v1/answers/${name}`).catch(() => null);
    if (response?.ok) await this.#show({ question: words.shared, reply: await response.json(), own: true });
    else this.box.complain(response?.status === 404 ? words.gone : words.unreachable);
  }
}

/**
 * @param {Settings} settings
 * @param {string} path
 * @param {RequestInit} options
 */
function request({ base, token }, path, options) {
  const headers = new Headers(options.headers);
  if (token) headers.set("X-Site-Token", token);
  return fetch(base + path, { ...options, headers, credentials: "omit", referrerPolicy: "no-referrer" });
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
