// Colours, size of text and contrast, as the citizen chose them and the host page's accent says.

import { view } from "./storage.js";

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const LEAST_CONTRAST = 4.5; // WCAG 2.2, 1.4.3
const DARK = matchMedia("(prefers-color-scheme: dark)");
const LIGHTER = 0.65; // of white in the accent on a dark ground: black itself then has 5.7
/** @type {WeakSet<HTMLElement>} */
const watched = new WeakSet();

/**
 * @param {HTMLElement} box
 * @param {{accent: string}} settings
 */
export function dress(box, settings) {
  const { theme = "auto", text = "normal", contrast = "", full = box.localName !== "dialog" } = { ...view() };
  const dark = theme === "dark" || (theme === "auto" && DARK.matches);
  box.className = ["box", full ? "full" : "panel", dark ? "dark" : "light", `text-${text}`, contrast].join(" ");
  tint(box, settings.accent, dark);
  if (watched.has(box)) return;
  watched.add(box);
  DARK.addEventListener("change", () => dress(box, settings));
}

/**
 * The accent as a sheet of its own; one that white cannot be read on is left out.
 * @param {HTMLElement} box
 * @param {string} accent "#903938"
 * @param {boolean} dark
 */
function tint(box, accent, dark) {
  const parts = HEX.exec(accent)?.slice(1).map((part) => parseInt(part, 16));
  if (!parts || 1.05 / (light(parts) + 0.05) < LEAST_CONTRAST) return;
  const [red, green, blue] = dark ? parts.map((part) => Math.round(part + (255 - part) * LIGHTER)) : parts;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.box { --brand: rgb(${red} ${green} ${blue}); --accent: rgb(${red} ${green} ${blue}); }`);
  const root = /** @type {ShadowRoot} */ (box.getRootNode());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), sheet];
}

/** Relative luminance of red, green and blue. @param {number[]} parts */
function light(parts) {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
