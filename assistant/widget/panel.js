// The panel: a dialog on another site's page, or the whole page at the service's own address.

import { button, make } from "./dom.js";
import { mount, tops } from "./extras.js";
import { Conversation } from "./conversation.js";
import { drawOptions } from "./options.js";
import { dress } from "./dress.js";
import { view } from "./storage.js";
import { wordsOf } from "./words.js";

const NARROW = "(max-width: 40em), (max-height: 36em)"; // there the panel is all that is seen

/**
 * @param {ShadowRoot} root
 * @param {Settings} settings
 * @param {HTMLElement} launcher what opens the panel
 * @returns {Promise<{show(): void}>}
 */
export async function open(root, settings, launcher) {
  await styled(root);
  const panel = new Panel(root, settings, launcher);
  panel.draw();
  return panel;
}

/**
 * A sheet by its address: it needs nothing inline.
 * @param {ShadowRoot} root
 */
function styled(root) {
  const sheet = make("link", { rel: "stylesheet", href: new URL("./widget.css", import.meta.url).href });
  root.append(sheet);
  return new Promise((resolve, reject) => {
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", () => {
      sheet.remove();
      reject(new Error("widget.css"));
    });
  });
}

class Panel {
  /** @type {HTMLElement} */ box;
  /** @type {Conversation|undefined} */ conversation;

  /**
   * @param {ShadowRoot} root
   * @param {Settings} settings
   * @param {HTMLElement} launcher
   */
  constructor(root, settings, launcher) {
    this.root = root;
    this.settings = settings;
    this.launcher = launcher;
    this.box = make(settings.full ? "div" : "dialog");
    this.narrow = matchMedia(NARROW);
    root.append(this.box);
    if (settings.full) launcher.remove();
    else this.behave(/** @type {HTMLDialogElement} */ (this.box));
  }

  /** @param {HTMLDialogElement} dialog */
  behave(dialog) {
    const opener = this.launcher.querySelector("button");
    dialog.addEventListener("close", () => {
      if (this.turning) return;
      opener?.setAttribute("aria-expanded", "false");
      opener?.focus();
    });
    // A dialog that leaves the page usable does not close with Esc by itself.
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) dialog.close();
    });
    this.narrow.addEventListener("change", () => {
      if (!dialog.open) return;
      const focused = /** @type {HTMLElement|null} */ (this.root.activeElement);
      this.turning = true; // only the way of showing changes
      dialog.close();
      this.place(dialog);
      focused?.focus();
      setTimeout(() => (this.turning = false)); // the event of closing comes later
    });
  }

  show() {
    if (this.settings.full) return;
    const dialog = /** @type {HTMLDialogElement} */ (this.box);
    if (!dialog.open) this.place(dialog);
    this.launcher.querySelector("button")?.setAttribute("aria-expanded", "true");
    this.conversation?.box.question.focus();
  }

  /** @param {HTMLDialogElement} dialog */
  place(dialog) {
    if (this.narrow.matches) dialog.showModal(); // what it covers cannot be reached
    else dialog.show();
  }

  draw() {
    const { root, settings } = this;
    const chosen = view().locale ?? settings.locale;
    /** @type {Locale} */
    const locale = chosen === "en" ? "en" : "vi";
    const words = wordsOf(locale);
    this.box.lang = locale;
    if (settings.full) document.documentElement.lang = locale;
    this.conversation?.leave();
    const talk = new Conversation(root, settings, locale, words);
    this.conversation = talk;
    const heading = make(settings.full ? "h1" : "h2", { id: "title", textContent: words.title });
    const close = settings.full ? null : button(words.close, () => /** @type {HTMLDialogElement} */ (this.box).close(), { className: "quiet" });
    const options = drawOptions(words, {
      locale,
      redraw: () => {
        this.draw();
        /** @type {HTMLElement|null} */ (root.querySelector(".options summary"))?.focus();
      },
      redress: () => dress(this.box, settings),
      erase: () => talk.erase(),
    });
    const head = make(settings.full ? "header" : "div", { className: "head" }, heading, talk.restart, close, options);
    const skip = button(words.skip, () => talk.box.question.focus(), { className: "skip" });
    const top = make("div", { className: "tops" }, ...mount(tops, talk.shell, talk.shell));
    const middle = make("div", { className: "middle" }, top, ...talk.nodes());
    const main = make(settings.full ? "main" : "div", { className: "main" }, middle, talk.box.form);
    if (!settings.full) this.box.setAttribute("aria-labelledby", "title");
    this.box.replaceChildren(skip, head, main, talk.status);
    dress(this.box, settings);
    talk.begin();
  }
}
