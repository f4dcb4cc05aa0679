// Makes elements; text is never read as markup.

/** @type {Make} */
export function make(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = /** @type {any} */ (document.createElement(name));
  element.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

export const button = (text, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, text);

export const part = (title, ...children) =>
  make("section.part", {}, make("h3", {}, title), ...children);

export const labelled = (text, field) => make("p", {}, make("label", { htmlFor: field.id }, text), field);

export const tick = (id, text, properties = {}) =>
  make("p.tick", {}, make("input", { id, type: "checkbox", ...properties }), make("label", { htmlFor: id }, text));

export const row = (items) => make("ul.buttons", {}, ...items.map((item) => make("li", {}, item)));

export const folded = (summary, className = "", ...children) =>
  make("details", { className }, make("summary", {}, summary), ...children);

export const hint = (...children) => make("p.hint", {}, ...children);

export function complain(place, sentence) {
  place.textContent = sentence;
  place.hidden = !sentence;
}

export const call = (phone) => make("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}` }, phone);

export const link = (url, text, words) =>
  /^https?:\/\//i.test(url ?? "") &&
  make("a", { href: url, target: "_blank", rel: "noreferrer" }, `${text} ${words.newTab}`);

export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

export const day = (iso) => iso.split("-").reverse().join("/");
