// Makes elements. Text only enters as text: nothing of an answer is ever read as markup.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] names with a hyphen are attributes
 * @param {...(Node|string|null|undefined|false)} children what is not there is left out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, String(value));
    else Reflect.set(element, name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {string} text @param {() => void} act @param {object} [properties] */
export function button(text, act, properties) {
  return make("button", { type: "button", textContent: text, onclick: act, ...properties });
}

/** A titled part of an answer. @param {string} title @param {...(Node|null)} children */
export function part(title, ...children) {
  return make("section", { className: "part" }, make("h3", { textContent: title }), ...children);
}

/** A field with its label. @param {string} text @param {HTMLElement} field its id is set */
export function labelled(text, field) {
  return make("p", {}, make("label", { htmlFor: field.id, textContent: text }), field);
}

/** A list of things that stand beside each other. @param {Node[]} items */
export function row(items) {
  return make("ul", { className: "buttons" }, ...items.map((item) => make("li", {}, item)));
}

/** A web address that opens beside the page. @param {string|null|undefined} url @param {string} text @param {Words} words */
export function link(url, text, words) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", textContent: `${text} ${words.newTab}` });
}
