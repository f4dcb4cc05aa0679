// A button in the row of the question: it is there where the service understands voice.

import { button } from "./dom.js";

/** @type {DrawOfPanel} */
export function draw(shell) {
  const { words, request } = shell;
  const start = button(words.speak, listen, { id: "speak", hidden: true });
  request("/readyz")
    .then((response) => response.json())
    .then(({ voice }) => (start.hidden = voice !== true), () => {});
  return start;

  async function listen() {
    if (start.getAttribute("aria-disabled")) return;
    start.setAttribute("aria-disabled", "true");
    try {
      const { listenFor } = await import("./listening.js");
      await listenFor(shell, start);
    } catch {
      shell.announce(words.unreachable);
    } finally {
      start.removeAttribute("aria-disabled");
    }
  }
}
