// What is added to answers and to the panel, one line for each module: { when, load }. A module is
// loaded when it is first needed and exports draw(), which makes one node. All scripts and styles
// together stay under 25 kB gzipped.

/** In the row of actions below an answer: draw(reply, shell). @type {Extra<Reply>[]} */
export const actions = [{ when: () => "speechSynthesis" in globalThis, load: () => import("./aloud.js") }];

/** Below that row, what takes more room: draw(reply, shell). @type {Extra<Reply>[]} */
export const footers = [
  { when: ({ deadlines }) => deadlines.length > 0, load: () => import("./keepsakes.js") },
  { when: ({ verdict }) => verdict !== "refused", load: () => import("./handover.js") },
];

/** On each card of a source: draw(citation, shell). @type {Extra<Citation>[]} */
export const sources = [{ when: () => true, load: () => import("./official.js") }];

/** Beside the box of the question, such as a microphone: draw(shell). @type {Extra<Shell>[]} */
export const composers = [{ when: () => "mediaDevices" in navigator && "MediaRecorder" in globalThis, load: () => import("./microphone.js") }];

/** Above everything, such as an emergency notice: draw(shell). @type {Extra<Shell>[]} */
export const tops = [{ when: () => true, load: () => import("./emergency.js") }];

/**
 * Places for the extras that fit; each is filled when its module is there.
 * @template Subject
 * @param {Extra<Subject>[]} extras
 * @param {Subject} subject what `when` looks at and draw() is given
 * @param {Shell} shell
 */
export function mount(extras, subject, shell) {
  return extras.filter(({ when }) => when(subject)).map(({ load }) => {
    const place = document.createElement("span");
    load().then(
      ({ draw }) => place.replaceWith(draw(subject, shell)),
      () => place.remove(), // an answer without one of its extras is still an answer
    );
    return place;
  });
}
