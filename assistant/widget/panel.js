// The panel: a dialog on another site's page, or the whole page at the service's own address.

import { Conversation } from "./conversation.js";
import { button, labelled, make } from "./dom.js";
import { keepView, view } from "./storage.js";
import { en, vi } from "./words.js";

const NARROW = matchMedia("(max-width: 40em), (max-height: 36em)"); // there the panel is all that is seen
const DARK = matchMedia("(prefers-color-scheme: dark)");
const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const LEAST_CONTRAST = 4.5; // WCAG 2.2, 1.4.3
const LIGHTER = 0.65; // of white in the accent on a dark ground: black itself then has 5.7

/**
 * @param {ShadowRoot} root
 * @param {Settings} settings
 * @param {HTMLElement} launcher
 * @returns {Promise<{show(): void}>}
 */
export async function open(root, settings, launcher) {
  const sheet = make("link", { rel: "stylesheet", href: new URL("./widget.css", import.meta.url).href });
  await new Promise((resolve, reject) => {
    Object.assign(sheet, { onload: resolve, onerror: reject });
    root.append(sheet);
  });
  return new Panel(root, settings, launcher);
}

class Panel {
  /**
   * @param {ShadowRoot} root
   * @param {Settings} settings
   * @param {HTMLElement} launcher
   */
  constructor(root, settings, launcher) {
    this.root = root;
    this.settings = settings;
    this.opener = launcher.querySelector("button");
    this.dialog = settings.full ? null : make("dialog", { "aria-labelledby": "title" });
    this.box = this.dialog ?? make("div");
    if (settings.full) launcher.remove();
    root.append(this.box);
    this.talk = this.draw();
    DARK.addEventListener("change", () => this.dress());
    NARROW.addEventListener("change", () => this.dialog?.open && this.turn());
    this.dialog?.addEventListener("close", () => {
      if (this.dialog?.open) return; // it was turned
      this.opener?.setAttribute("aria-expanded", "false");
      const elsewhere = ![document.body, root.host].includes(document.activeElement ?? root.host);
      if (!elsewhere) this.opener?.focus();
    });
    // A dialog that leaves the page usable does not close with Esc by itself; it may cover what has the focus.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) this.dialog?.close();
    });
  }

  show() {
    if (!this.dialog) return;
    if (!this.dialog.open) this.place();
    this.opener?.setAttribute("aria-expanded", "true");
    // Where there is little room, what this is comes first, and no keyboard on the screen over it.
    if (NARROW.matches) this.root.getElementById("title")?.focus();
    else this.talk.box.question.focus();
  }

  place() {
    if (NARROW.matches) this.dialog?.showModal(); // what it covers cannot be reached
    else this.dialog?.show();
  }

  turn() {
    const focused = this.root.activeElement;
    this.dialog?.close();
    this.place();
    if (focused instanceof HTMLElement) focused.focus();
  }

  /** @returns {Conversation} */
  draw() {
    const { root, settings, dialog, box } = this;
    const locale = (view().locale ?? settings.locale) === "en" ? "en" : "vi";
    const words = locale === "en" ? en : vi;
    box.lang = locale;
    if (!dialog) document.documentElement.lang = locale;
    this.talk?.leave();
    const talk = new Conversation(root, settings, locale, words);
    const head = make(
      dialog ? "div" : "header",
      { className: "head" },
      make(dialog ? "h2" : "h1", { id: "title", tabIndex: -1, textContent: words.title }),
      this.options(words, locale),
      dialog && button("✕", () => dialog.close(), { className: "quiet", "aria-label": words.close }),
    );
    box.replaceChildren(
      button(words.skip, () => talk.box.question.focus(), { className: "skip" }),
      head,
      make(dialog ? "div" : "main", { className: "main" }, make("div", { className: "middle" }, ...talk.nodes()), talk.box.form),
      talk.status,
    );
    this.dress();
    talk.begin();
    return talk;
  }

  options(words, locale) {
    const now = { text: "normal", theme: "auto", ...view() };
    const set = (changes) => {
      keepView(changes);
      this.dress();
    };
    const speak = (chosen) => {
      keepView({ locale: chosen });
      this.talk = this.draw();
      this.root.querySelector("summary")?.focus();
    };
    const remember = (keep) => {
      keepView({ keep });
      if (!keep) this.talk.erase();
    };
    return make(
      "details",
      { className: "options" },
      make("summary", { textContent: words.options }),
      make(
        "div",
        { className: "more-row" },
        labelled(words.language, choice("language", { vi: "Tiếng Việt", en: "English" }, locale, speak)),
        labelled(words.textSize, choice("text", words.textSizes, now.text, (text) => set({ text }))),
        labelled(words.theme, choice("theme", words.themes, now.theme, (theme) => set({ theme }))),
        tick("contrast", words.contrast, !!now.contrast, (contrast) => set({ contrast })),
        tick("keep", words.keep, now.keep !== false, remember),
        button(words.erase, () => this.talk.erase(), { id: "erase" }),
      ),
    );
  }

  /** Colours, size of text and contrast as the citizen chose them. */
  dress() {
    const { theme = "auto", text = "normal", contrast } = view();
    const dark = theme === "dark" || (theme === "auto" && DARK.matches);
    this.box.className = `box ${this.dialog ? "panel" : "full"} ${dark ? "dark" : ""} ${contrast ? "contrast" : ""} text-${text}`;
    const sheet = new CSSStyleSheet();
    if (!contrast) sheet.replaceSync(tint(this.settings.accent, dark));
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets.slice(0, 1), sheet];
  }
}

/** The host page's accent; one on which white cannot be read is left out. */
function tint(accent, dark) {
  const parts = HEX.exec(accent)?.slice(1).map((part) => parseInt(part, 16));
  if (!parts || 1.05 / (luminance(parts) + 0.05) < LEAST_CONTRAST) return "";
  const colour = parts.map((part) => Math.round(dark ? part + (255 - part) * LIGHTER : part)).join(" ");
  return `.box { --brand: rgb(${colour}); --accent: rgb(${colour}); }`;
}

function luminance(parts) {
  const [red, green, blue] = parts.map((part) =>
    part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3294,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function choice(id, names, chosen, act) {
  const options = Object.entries(names).map(([value, name]) => new Option(name, value, false, value === chosen));
  const select = make("select", { id }, ...options);
  select.onchange = () => act(select.value);
  return select;
}

function tick(id, name, checked, act) {
  const box = make("input", { id, type: "checkbox", checked });
  box.onchange = () => act(box.checked);
  return make("p", { className: "tick" }, box, make("label", { htmlFor: id, textContent: name }));
}
