// Reads an answer aloud with the voice of the device; without a voice of the language it is hidden.

import { button } from "./dom.js";

const LONGEST = 200; // characters: some browsers fall silent in a longer sentence

/** @type {DrawOfAnswer} */
export function draw(reply, shell) {
  const { words, locale } = shell;
  const { speechSynthesis: speaker } = window;
  const toggle = button(words.aloud, () => (reading ? stop() : begin()), { hidden: true });
  let reading = false;
  const look = () => (toggle.hidden = !voiceOf(locale));
  speaker.addEventListener?.("voiceschanged", look);
  look();
  return toggle;

  async function begin() {
    reading = true;
    toggle.textContent = words.silence;
    const text = await spoken(reply, shell);
    if (!reading) return;
    speaker.cancel();
    const sentences = inSentences(text);
    sentences.forEach((sentence, at) => {
      const said = new SpeechSynthesisUtterance(sentence);
      said.voice = voiceOf(locale) ?? null;
      said.lang = said.voice?.lang ?? locale;
      if (at === sentences.length - 1) said.onend = done;
      said.onerror = done;
      speaker.speak(said);
    });
    addEventListener("pagehide", stop, { once: true });
  }

  function stop() {
    speaker.cancel();
    done();
  }

  function done() {
    reading = false;
    toggle.textContent = words.aloud;
  }
}

/** @param {string} locale */
function voiceOf(locale) {
  return speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(locale));
}

/** The answer as one says it; as it is written where the service does not know. @param {Reply} reply @param {Shell} shell */
async function spoken({ id, answer }, { request, locale }) {
  if (locale !== "vi") return answer; // numbers are put into Vietnamese words alone
  const response = await request(`/v1/answers/${encodeURIComponent(id)}/spoken`).catch(() => null);
  return response?.ok ? (await response.json()).parts.join(" ") : answer;
}

/** Short sentences of a text. @param {string} text */
export function inSentences(text) {
  const pieces = text.match(/[^.!?;:\n]+(?:[.!?;:]+(?!\s)[^.!?;:\n]+)*[.!?;:]*/g) ?? [];
  return pieces
    .flatMap((piece) => piece.match(new RegExp(`.{1,${LONGEST}}(?=\\s|$)|\\S{1,${LONGEST}}`, "gs")) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}
