// A dialog on another site, or the whole page.

import { Conversation, keepView, view } from "./conversation.js";
import { button, folded, labelled, make, tick } from "./dom.js";

const NARROW = matchMedia("(max-width: 40em), (max-height: 36em)");
const DARK = matchMedia("(prefers-color-scheme: dark)");
const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const LEAST_CONTRAST = 4.5; // WCAG 2.2, 1.4.3

/** @type {Open} */
export async function open(root, settings, launcher) {
  const locale = (view().locale ?? settings.locale) === "en" ? "en" : "vi";
  const sheet = make("link", { rel: "stylesheet", href: beside("widget.css") });
  const dressed = new Promise((resolve, reject) => {
    Object.assign(sheet, { onload: resolve, onerror: reject });
    root.append(sheet);
  });
  const [words] = await Promise.all([sentences(locale), dressed]);
  return new Panel(root, settings, launcher, locale, words);
}

const beside = (name) => new URL(name, import.meta.url).href;

async function sentences(locale) {
  const reply = await fetch(beside(`words.${locale}.json`));
  return reply.ok ? reply.json() : Promise.reject(reply);
}

class Panel {
  constructor(root, settings, launcher, locale, words) {
    this.root = root;
    this.settings = settings;
    this.opener = launcher.querySelector("button");
    this.dialog = settings.full ? null : make("dialog", { "aria-labelledby": "title" });
    this.box = this.dialog ?? make("div");
    if (settings.full) launcher.remove();
    root.append(this.box);
    this.talk = this.draw(locale, words);
    DARK.onchange = () => this.dress();
    NARROW.onchange = () => this.dialog?.open && this.turn();
    this.dialog?.addEventListener("close", () => {
      if (this.dialog?.open) return; // it was turned
      this.opener?.setAttribute("aria-expanded", "false");
      if ([document.body, root.host, null].includes(document.activeElement)) this.opener?.focus();
    });
    // A dialog that leaves the page usable does not close with Esc by itself.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) this.dialog?.close();
    });
  }

  show() {
    if (!this.dialog) return;
    if (!this.dialog.open) this.place();
    this.opener?.setAttribute("aria-expanded", "true");
    if (NARROW.matches) this.root.getElementById("title")?.focus();
    else this.talk.box.question.focus();
  }

  place() {
    if (NARROW.matches) this.dialog?.showModal();
    else this.dialog?.show();
  }

  turn() {
    const focused = this.root.activeElement;
    this.dialog?.close();
    this.place();
    if (focused instanceof HTMLElement) focused.focus();
  }

  draw(locale, words) {
    const { root, settings, dialog, box } = this;
    box.lang = locale;
    if (!dialog) document.documentElement.lang = locale;
    this.talk?.leave();
    const talk = new Conversation(root, settings, locale, words);
    const head = make(
      dialog ? "div.head" : "header.head",
      {},
      make(dialog ? "h2" : "h1", { id: "title", tabIndex: -1 }, words.title),
      this.options(words, locale),
      dialog && button("✕", () => dialog.close(), { className: "quiet", "aria-label": words.close }),
    );
    box.replaceChildren(
      button(words.skip, () => talk.box.question.focus(), { className: "skip" }),
      head,
      make(dialog ? "div.main" : "main.main", {}, make("div.middle", {}, ...talk.nodes()), talk.box.form),
      talk.status,
    );
    this.dress();
    talk.begin();
    return talk;
  }

  options(words, locale) {
    const now = { text: "normal", theme: "auto", keep: true, contrast: false, ...view() };
    const set = (changes) => {
      keepView(changes);
      this.dress();
    };
    const speak = async (chosen) => {
      const other = await sentences(chosen).catch(() => this.talk.box.complain(words.unreachable));
      if (!other) return;
      keepView({ locale: chosen });
      this.talk = this.draw(chosen, other);
      this.root.querySelector("summary")?.focus();
    };
    const remember = (keep) => {
      keepView({ keep });
      if (!keep) this.talk.erase();
    };
    return folded(
      words.options,
      "options",
      make(
        "div.more-row",
        {},
        choice("language", words.language, words.languages, locale, speak),
        choice("text", words.textSize, words.textSizes, now.text, (text) => set({ text })),
        choice("theme", words.theme, words.themes, now.theme, (theme) => set({ theme })),
        tick("contrast", words.contrast, { checked: now.contrast, onchange: (event) => set({ contrast: event.target.checked }) }),
        tick("keep", words.keep, { checked: now.keep, onchange: (event) => remember(event.target.checked) }),
        button(words.erase, () => this.talk.erase(), { id: "erase" }),
      ),
    );
  }

  dress() {
    const { theme = "auto", text = "normal", contrast } = view();
    const dark = theme === "dark" || (theme === "auto" && DARK.matches);
    this.box.className = `box ${this.dialog ? "panel" : "full"} ${dark ? "dark" : ""} ${contrast ? "contrast" : ""} text-${text}`;
    const sheet = new CSSStyleSheet();
    if (!contrast) sheet.replaceSync(tint(this.settings.accent, dark));
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets.slice(0, 1), sheet];
  }
}

function tint(accent, dark) {
  const parts = HEX.exec(accent)?.slice(1).map((part) => parseInt(part, 16));
  if (!parts || 1.05 / (luminance(parts) + 0.05) < LEAST_CONTRAST) return "";
  const colour = dark ? `color-mix(in srgb, ${accent} 35%, #fff)` : accent; // black itself then has 5.7
  return `.box { --brand: ${colour}; --accent: ${colour}; }`;
}

function luminance(parts) {
  const [red, green, blue] = parts.map((part) =>
    part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3294,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function choice(id, text, names, chosen, act) {
  const options = Object.entries(names).map(([value, name]) => new Option(name, value, false, value === chosen));
  const select = make("select", { id, onchange: () => act(select.value) }, ...options);
  return labelled(text, select);
}
