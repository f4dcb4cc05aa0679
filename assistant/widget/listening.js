// Listens to a question and writes what is heard.

import { button, fill, hint, make, row as beside } from "./dom.js";

const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const PIECE_MS = 250;

/** @param {Shell} shell */
export async function listenFor(shell, opener) {
  const { words } = shell;
  const row = opener.parentElement;
  shell.root.querySelector(".heard")?.remove();
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1 } })
    .catch(({ name }) => tell(words.micFaults[name] ?? words.micFaults.other, row, shell));
  if (!stream) return;

  const heard = make("p.partial", {}, words.speakNow);
  const level = make("meter", { max: 1, "aria-hidden": "true" });
  const clock = make("span", {}, fill(words.seconds, { count: 0 }));
  const stop = button(words.stopSpeaking, () => rest(true), { id: "stop-speaking" });
  const drop = button(words.dropSpeaking, () => end(() => opener.focus()), { className: "quiet" });
  const box = make(
    "div.listening",
    {},
    heard,
    make("div.buttons", {}, stop, drop, level, clock),
    hint(words.soundNotKept),
  );
  let end = (/** @type {() => void} */ _then) => {};
  const ended = new Promise((resolve) => (end = resolve));
  let partial = "";
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

  let early = /** @type {Blob[]|null} */ ([]); // from before the service was ready
  const silence = record(
    stream,
    (piece) => (early ? early.push(piece) : socket.readyState === WebSocket.OPEN && socket.send(piece)),
    (loudness, seconds) => {
      level.value = loudness;
      clock.textContent = fill(words.seconds, { count: seconds });
    },
  );
  const socket = connect(shell, {
    ready() {
      for (const piece of early ?? []) socket.send(piece);
      early = null;
    },
    partial: ({ text }) => (heard.textContent = partial = text),
    stopped: () => rest(false),
    transcript: (transcript) =>
      transcript.text.trim()
        ? end(() => {
            row.after(drawHeard(transcript, shell));
            shell.write(transcript.text);
            shell.announce(words.correct);
          })
        : lose(words.nothingHeard),
    problem: ({ detail }) => lose(detail),
    closed: () => lose(words.voiceLost),
  });

  async function rest(told) {
    stop.setAttribute("aria-disabled", "true");
    heard.textContent = partial || words.understanding;
    await silence();
    if (told && socket.readyState === WebSocket.OPEN) socket.send('{"type":"end"}');
  }

  const act = await ended;
  await silence();
  socket.onclose = null;
  socket.close();
  box.remove();
  opener.hidden = false;
  act();
}

function tell(sentence, row, { announce }) {
  row.after(make("p.heard.problem", {}, sentence));
  announce(sentence);
}

function drawHeard({ words: spoken, alternatives }, { words, write }) {
  const unsure = new Set(spoken.filter(({ uncertain }) => uncertain).map(({ text }) => text));
  const list = [...unsure].join(", ");
  const line = spoken.flatMap(({ text, uncertain }) => [uncertain ? make("u", {}, text) : text, " "]);
  const others = alternatives.map((text) => button(text, () => write(text)));
  return make(
    "div.heard",
    {},
    make("p", { lang: "vi" }, `${words.heard} `, ...line),
    hint(list ? fill(words.unsure, { list }) : words.correct),
    others.length > 0 && hint(words.orMeant),
    others.length > 0 && beside(others),
  );
}

function record(stream, send, show) {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  recorder.ondataavailable = ({ data }) => data.size && send(data);
  const last = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start(PIECE_MS);

  const audio = new AudioContext();
  audio.resume();
  const analyser = new AnalyserNode(audio, { fftSize: 1024 });
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const since = Date.now();
  const watching = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    show(Math.min(1, Math.sqrt(power) * 4), Math.floor((Date.now() - since) / 1000));
  }, 100);
  return async () => {
    clearInterval(watching);
    if (recorder.state !== "inactive") recorder.stop();
    await last;
    for (const track of stream.getTracks()) track.stop();
    if (audio.state !== "closed") await audio.close();
  };
}

function connect({ base, token, locale, locality }, told) {
  const proof = token && `?${new URLSearchParams({ site_token: token })}`;
  const socket = new WebSocket(`${base.replace(/^http/, "ws")}/v1/voice${proof}`);
  const start = { type: "start", format: "auto", then: "transcript", locale, locality: locality() || undefined };
  socket.onopen = () => socket.send(JSON.stringify(start));
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    told[message.type]?.(message);
  };
  socket.onclose = told.closed;
  return socket;
}
