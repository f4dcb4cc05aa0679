// On the card of a source: a button that opens the clause within the official text.

import { button } from "./dom.js";

/** @type {DrawOfSource} */
export function draw(citation, shell) {
  const opener = button(shell.words.inText, () => open(citation, shell, opener), { "aria-haspopup": "dialog" });
  return opener;
}

/** @param {Citation} citation @param {Shell} shell @param {HTMLElement} opener */
async function open(citation, shell, opener) {
  try {
    const { read } = await import("./reader.js");
    read(citation, shell, opener);
  } catch {
    shell.announce(shell.words.unreachable);
  }
}
