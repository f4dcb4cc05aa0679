// A button in the row of the question: it is there where the service understands voice.

import { button } from "./dom.js";

/** @type {DrawOfPanel} */
export function draw(shell) {
  const { words, request } = shell;
  let busy = false;
  const start = button(words.speak, listen, { id: "speak", hidden: true });
  request("/readyz")
    .then((response) => response.json())
    .then(({ voice }) => (start.hidden = voice !== true), () => {});
  return start;

  async function listen() {
    if (busy) return; // the browser may be asking the citizen
    busy = true;
    try {
      const { listenFor } = await import("./listening.js");
      await listenFor(shell, start);
    } catch {
      shell.announce(words.unreachable);
    }
    busy = false;
  }
}
