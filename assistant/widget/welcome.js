// What is seen first: what this is, what it is not, and examples.

import { button, make } from "./dom.js";

/** The notice of Điều 11 Luật Trí tuệ nhân tạo 134/2025/QH15; it stays. @param {Shell} shell */
export function drawNotice({ words }) {
  return make(
    "p",
    { className: "notice machine" },
    make("strong", { textContent: words.machine }),
    ` ${words.machineMore}`,
  );
}

/** @param {Shell} shell */
export function drawWelcome({ words, ask }) {
  const examples = words.exampleQuestions.map((question) =>
    make("li", {}, button(question, () => ask(question))),
  );
  return make(
    "section",
    { id: "welcome", "aria-labelledby": "welcome-title" },
    make("h2", { id: "welcome-title", textContent: words.welcome }),
    make(
      "p",
      {},
      `${words.purpose} `,
      make("span", { id: "holds" }),
      make("span", { id: "own", textContent: words.notOwn }),
    ),
    make("h3", { id: "examples-title", textContent: words.examples }),
    make("ul", { id: "examples", className: "buttons", "aria-labelledby": "examples-title" }, ...examples),
  );
}

/** @param {Shell} shell */
export function drawFoot({ words }) {
  return make(
    "footer",
    { className: "foot" },
    make("p", { textContent: words.recorded }),
    make("p", {}, `${words.helpline} `, make("a", { href: "tel:18001096", textContent: "18001096" }), "."),
  );
}
