// The box in which a question is written.

import { labelled, make } from "./dom.js";
import { composers, mount } from "./extras.js";

const LONGEST = 2000; // characters

export class Composer {
  /** @param {Shell} shell @param {string} locality what the host page says @param {Node} restart */
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
    this.submit = make("button", { id: "send", textContent: words.send });
    this.problem = make("p", { id: "problem", className: "problem", hidden: true });
    this.left = make("p", { id: "left", className: "hint", hidden: true });
    this.place = make("input", { id: "locality", maxLength: 200, autocomplete: "off", value: locality });
    this.day = make("input", { id: "day", type: "date", min: "1990-01-01", max: "2100-12-31" });
    this.form = make(
      "form",
      { id: "form", className: "ask", noValidate: true },
      make("label", { htmlFor: "question", textContent: words.question }),
      make("div", { className: "ask-row" }, this.question, this.submit, ...mount(composers, shell, shell)),
      this.problem,
      this.left,
      make("p", { id: "hint", className: "hint", textContent: words.hint }),
      make(
        "div",
        { className: "head-row" },
        make(
          "details",
          {},
          make("summary", { textContent: words.more }),
          make("div", { className: "more-row" }, labelled(words.where, this.place), labelled(words.onDay, this.day)),
        ),
        restart,
      ),
    );
    const send = (/** @type {Event} */ event) => {
      event.preventDefault();
      shell.ask(this.question.value);
    };
    this.form.onsubmit = send;
    this.question.onkeydown = (event) => {
      // Vietnamese keyboards compose letters: Enter that ends a composition must not send.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && !event.shiftKey && !composing) send(event);
    };
    this.question.oninput = () => {
      this.complain("");
      this.count();
    };
  }

  count() {
    const rest = LONGEST - this.question.value.length;
    this.left.hidden = rest > LONGEST / 5;
    this.left.textContent = rest < 0 ? this.shell.words.charactersOver(-rest) : this.shell.words.charactersLeft(rest);
  }

  /** What is wrong with a question, or "". @param {string} asked */
  fault(asked) {
    if (!asked) return this.shell.words.blank;
    return asked.length > LONGEST ? this.left.textContent ?? "" : "";
  }

  /** @param {string} text */
  write(text) {
    this.question.value = text;
    this.count();
  }

  /** @param {boolean} on the box stays focusable while an answer is awaited */
  wait(on) {
    this.question.readOnly = on;
    this.submit.setAttribute("aria-disabled", String(on));
    if (!on) return;
    this.complain("");
    this.form.dispatchEvent(new Event("sent"));
  }

  /** @param {string} sentence what is wrong and what to do; "" when nothing is */
  complain(sentence) {
    this.problem.textContent = sentence;
    this.problem.hidden = !sentence;
    this.question.setAttribute("aria-invalid", String(!!sentence));
    if (sentence) this.shell.announce(sentence);
  }
}
