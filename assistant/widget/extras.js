// What is added to the panel and to answers: one line for each module. A module is loaded when it is
// first needed and exports draw(), which gives one node: see the types Draw… in types.d.ts.

/** @typedef {Extra<DrawOfAnswer, Reply>} OfAnswer */
/** @typedef {Extra<DrawOfSource, Citation>} OfSource */
/** @typedef {Extra<DrawOfPanel, Shell>} OfPanel */

/** In the row of actions below an answer. @type {OfAnswer[]} */
export const actions = [{ when: () => "speechSynthesis" in globalThis, load: () => import("./aloud.js") }];

/** Below that row: what takes more room than a button. @type {OfAnswer[]} */
export const footers = [{ when: ({ deadlines }) => deadlines.length > 0, load: () => import("./keepsakes.js") }];

/** On each card of a source. @type {OfSource[]} */
export const sources = [{ when: () => true, load: () => import("./official.js") }];

/** In the row of the box for the question, such as a microphone. @type {OfPanel[]} */
export const composers = [{ when: () => "mediaDevices" in navigator && "MediaRecorder" in globalThis, load: () => import("./microphone.js") }];

/** Above everything, such as an emergency notice. @type {OfPanel[]} */
export const tops = [];

/**
 * Places for the extras that fit, in their order; each is filled when its module is there.
 * @template Subject
 * @param {Extra<(...given: any[]) => Node, Subject>[]} extras
 * @param {Subject} subject what `when` looks at
 * @param {unknown[]} given what draw() is given
 * @returns {Node[]}
 */
export function mount(extras, subject, ...given) {
  return extras.filter((extra) => extra.when(subject)).map((extra) => place(extra, given));
}

/**
 * @param {{load(): Promise<{draw: (...given: any[]) => Node}>}} extra
 * @param {unknown[]} given
 */
function place(extra, given) {
  const here = document.createElement("span");
  extra.load().then(
    ({ draw }) => here.replaceWith(draw(...given)),
    () => here.remove(), // an answer without one of its extras is still an answer
  );
  return here;
}
