// Makes elements. Text only enters as text: nothing of an answer is ever read as markup.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] names with a hyphen are attributes
 * @param {...(Node|string|null)} children null is left out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, String(value));
    else Reflect.set(element, name, value);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, unknown>} [properties]
 */
export function button(text, act, properties = {}) {
  const made = make("button", { type: "button", textContent: text, ...properties });
  made.addEventListener("click", act);
  return made;
}

/**
 * A titled part of an answer.
 * @param {string} title
 * @param {...(Node|null)} children
 */
export function part(title, ...children) {
  return make("section", { className: "part" }, make("h3", { textContent: title }), ...children);
}

/**
 * A field with its label.
 * @param {string} text
 * @param {HTMLInputElement|HTMLSelectElement|HTMLTextAreaElement} field its id is set
 */
export function labelled(text, field) {
  return make("p", {}, make("label", { htmlFor: field.id, textContent: text }), field);
}
