// What the citizen may set: language, size of text, colours, what this device keeps.

import { button, labelled, make } from "./dom.js";
import { keepView, view } from "./storage.js";

/**
 * @param {Words} words
 * @param {{locale: string, redraw(): void, redress(): void, erase(): void}} panel
 */
export function drawOptions(words, panel) {
  const now = view();
  const language = choice("language", { vi: "Tiếng Việt", en: "English" }, panel.locale, (locale) => {
    keepView({ locale });
    panel.redraw();
  });
  const text = choice("text-size", words.textSizes, now.text ?? "normal", (size) => {
    keepView({ text: size });
    panel.redress();
  });
  const theme = choice("theme", words.themes, now.theme ?? "auto", (name) => {
    keepView({ theme: name });
    panel.redress();
  });
  const contrast = tick("contrast", words.contrast, now.contrast === "contrast", (on) => {
    keepView({ contrast: on ? "contrast" : "" });
    panel.redress();
  });
  const keep = tick("keep", words.keep, now.keep !== false, (on) => {
    keepView({ keep: on });
    if (!on) panel.erase();
  });
  return make(
    "details",
    { className: "options" },
    make("summary", { textContent: words.options }),
    make(
      "div",
      { className: "more-row" },
      labelled(words.language, language),
      labelled(words.textSize, text),
      labelled(words.theme, theme),
      contrast,
      keep,
      button(words.erase, panel.erase, { id: "erase" }),
    ),
  );
}

/**
 * @param {string} id
 * @param {Record<string, string>} names
 * @param {string} chosen
 * @param {(value: string) => void} act
 */
function choice(id, names, chosen, act) {
  const select = make("select", { id });
  for (const [value, name] of Object.entries(names)) select.append(new Option(name, value, false, value === chosen));
  select.addEventListener("change", () => act(select.value));
  return select;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {boolean} checked
 * @param {(on: boolean) => void} act
 */
function tick(id, name, checked, act) {
  const box = make("input", { id, type: "checkbox", checked });
  box.addEventListener("change", () => act(box.checked));
  return make("p", { className: "tick" }, box, make("label", { htmlFor: id, textContent: name }));
}
