// What the record of a procedure names for doing it: its forms, and the page where it is filed.

import { make, part } from "./dom.js";
import { link } from "./sources.js";

/**
 * @param {Procedure[]} procedures
 * @param {Words} words
 */
export function drawProcedures(procedures, words) {
  const drawn = procedures.filter(({ url, forms }) => url || forms?.length).map(({ name, url, online, forms }) => {
    const named = forms ?? [];
    const list = named.map(({ form, paper }) => make("li", {}, make("strong", { textContent: form }), ` – ${paper}`));
    return make(
      "li",
      { className: "source" },
      make("h4", { textContent: name }),
      link(url ?? null, online ? words.fileOnline : words.procedurePage, words),
      named.length
        ? make("details", {}, make("summary", { textContent: `${words.forms} (${named.length})` }), make("ul", {}, ...list))
        : null,
    );
  });
  return drawn.length ? part(words.procedures, make("ul", { className: "plain" }, ...drawn)) : null;
}
