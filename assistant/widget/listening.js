// Listens to a question: what is heard is shown meanwhile, and then written for the citizen to correct.

import { button, make } from "./dom.js";

const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const PIECE = 250; // milliseconds of sound sent at a time

/**
 * Ends when the question is written, or nothing more is heard.
 * @param {Shell} shell
 * @param {HTMLElement} opener what it is shown below
 */
export async function listenFor(shell, opener) {
  const { words } = shell;
  const row = /** @type {HTMLElement} */ (opener.parentElement);
  row.parentElement?.querySelector(".heard")?.remove();
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1 } })
    .catch((/** @type {Error} */ error) => tell(faultOf(error, words), row, shell));
  if (!stream) return;

  const heard = make("p", { className: "partial", textContent: words.speakNow });
  const level = make("meter", { max: 1, "aria-hidden": "true" });
  const clock = make("span", { textContent: words.seconds(0) });
  const stop = button(words.stopSpeaking, () => rest(true), { id: "stop-speaking" });
  const drop = button(words.dropSpeaking, () => end(() => opener.focus()), { className: "quiet" });
  const box = make(
    "div",
    { className: "listening" },
    heard,
    make("div", { className: "buttons" }, stop, drop, level, clock),
    make("p", { className: "hint", textContent: words.soundNotKept }),
  );
  /** @type {(what: () => void) => void} what is done when nobody listens any more */
  let end = () => {};
  /** @type {Promise<() => void>} */
  const ended = new Promise((resolve) => (end = resolve));
  let partial = "";
  /** What was heard until then is kept. @param {string} sentence */
  const lose = (sentence) =>
    end(() => {
      if (partial) shell.write(partial);
      else opener.focus();
      tell(sentence, row, shell);
    });
  row.after(box);
  opener.hidden = true;
  stop.focus();
  box.scrollIntoView({ block: "nearest" });
  shell.announce(words.speakNow);

  /** @type {Blob[]|null} sound from before the service was ready */
  let early = [];
  const sound = record(
    stream,
    (piece) => (early ? early.push(piece) : socket.readyState === WebSocket.OPEN && socket.send(piece)),
    (loudness, seconds) => {
      level.value = loudness;
      clock.textContent = words.seconds(seconds);
    },
  );
  const socket = connect(shell, {
    ready() {
      for (const piece of early ?? []) socket.send(piece);
      early = null;
    },
    partial: ({ text }) => (heard.textContent = partial = text),
    stopped: () => rest(false),
    transcript: (/** @type {Transcript} */ transcript) =>
      transcript.text.trim()
        ? end(() => {
            row.after(leaving(drawHeard(transcript, shell), row));
            shell.write(transcript.text);
            shell.announce(words.correct);
          })
        : lose(words.nothingHeard),
    problem: ({ detail }) => lose(detail),
    closed: () => lose(words.voiceLost),
  });

  /** The microphone is closed; what was said is being understood. @param {boolean} told whether the service is to be told */
  async function rest(told) {
    stop.setAttribute("aria-disabled", "true");
    heard.textContent = partial || words.understanding;
    await sound.stop();
    if (told && socket.readyState === WebSocket.OPEN) socket.send('{"type":"end"}');
  }

  const act = await ended;
  await sound.stop();
  socket.onclose = null;
  socket.close();
  box.remove();
  opener.hidden = false;
  act();
}

/** @param {Error} error @param {Words} words */
function faultOf({ name }, words) {
  if (name === "NotAllowedError" || name === "SecurityError") return words.micDenied;
  return name === "NotFoundError" || name === "OverconstrainedError" ? words.micMissing : words.micFailed;
}

/** @param {string} sentence @param {HTMLElement} row @param {Shell} shell */
function tell(sentence, row, shell) {
  row.after(leaving(make("p", { className: "heard problem", textContent: sentence }), row));
  shell.announce(sentence);
}

/**
 * It goes when the question is sent.
 * @template {HTMLElement} Kind
 * @param {Kind} shown
 * @param {HTMLElement} row
 */
function leaving(shown, row) {
  row.closest("form")?.addEventListener("sent", () => shown.remove(), { once: true });
  return shown;
}

/**
 * The words as they were heard, those that are uncertain underlined and listed; other readings.
 * @param {Transcript} transcript
 * @param {Shell} shell
 */
function drawHeard({ words: spoken, alternatives }, { words, write }) {
  const unsure = new Set(spoken.filter(({ uncertain }) => uncertain).map(({ text }) => text));
  const line = spoken.flatMap(({ text, uncertain }) => [uncertain ? make("u", { textContent: text }) : text, " "]);
  const others = alternatives.map((text) => make("li", {}, button(text, () => write(text))));
  return make(
    "div",
    { className: "heard" },
    make("p", { lang: "vi" }, `${words.heard} `, ...line),
    make("p", { className: "hint", textContent: unsure.size ? words.unsure([...unsure].join(", ")) : words.correct }),
    others.length ? make("p", { className: "hint", textContent: words.orMeant }) : null,
    others.length ? make("ul", { className: "buttons" }, ...others) : null,
  );
}

/**
 * Records until it is stopped.
 * @param {MediaStream} stream
 * @param {(piece: Blob) => void} send
 * @param {(loudness: number, seconds: number) => void} show
 */
function record(stream, send, show) {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  recorder.addEventListener("dataavailable", ({ data }) => data.size && send(data));
  const last = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
  recorder.start(PIECE);

  const audio = new AudioContext();
  audio.resume(); // some browsers begin in silence
  const analyser = new AnalyserNode(audio, { fftSize: 1024 });
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const since = Date.now();
  const watching = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    show(Math.min(1, Math.sqrt(power) * 4), Math.floor((Date.now() - since) / 1000));
  }, 100);
  return {
    /** Resolves when the last piece is out; the browser shows then that nobody listens. */
    async stop() {
      clearInterval(watching);
      if (recorder.state !== "inactive") recorder.stop();
      await last;
      for (const track of stream.getTracks()) track.stop();
      if (audio.state !== "closed") await audio.close();
    },
  };
}

/**
 * @param {Shell} shell
 * @param {{closed(): void} & Record<string, (message: any) => void>} told what is done for each message
 */
function connect({ base, token, locale, locality }, told) {
  const proof = token && `?${new URLSearchParams({ site_token: token })}`; // a browser adds no header here
  const socket = new WebSocket(`${base.replace(/^http/, "ws")}/v1/voice${proof}`);
  const place = locality();
  const start = { type: "start", format: "auto", then: "transcript", locale, ...(place && { locality: place }) };
  socket.onopen = () => socket.send(JSON.stringify(start));
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    told[message.type]?.(message);
  };
  socket.onclose = () => told.closed();
  return socket;
}
