// The emergency notice of those who run the service, above everything else.

import { make } from "./dom.js";

/** @type {DrawOfPanel} */
export function draw({ request, locale, announce }) {
  const notice = make("p", { className: "notice emergency", hidden: true });
  request(`/v1/notice?locale=${locale}`)
    .then((response) => response.json())
    .then(({ text }) => {
      if (!text) return;
      notice.textContent = text;
      notice.hidden = false;
      announce(text);
    })
    .catch(() => {}); // the service that cannot be reached says so where it is asked
  return notice;
}
