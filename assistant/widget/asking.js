// Sends a question and waits for its answer, over lost connections, sleep and restarts: under the same
// request_id it is answered once, so that it may be sent again.

import { number } from "./words.js";

const SILENCE = 25_000; // milliseconds without a sign of life; the service gives one each 10 s
const PATIENCE = 120_000; // milliseconds for which a service is tried that can be reached
const LONGEST_PAUSE = 8000;
const PASSING = [502, 503, 504];

/**
 * @param {Question} question
 * @param {Shell} shell
 * @param {(sentence: string) => void} tell what happens meanwhile
 * @param {AbortSignal} stop
 * @returns {Promise<Outcome>} neither reply nor problem when it was stopped
 */
export async function ask(question, { words, locale, request }, tell, stop) {
  let until = Date.now() + PATIENCE;
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    let problem = words.unreachable;
    const trying = new AbortController();
    let last = Date.now();
    const look = (most = SILENCE) => Date.now() - last > most && trying.abort();
    const timer = setInterval(look, 1000);
    const awake = () => look(SILENCE / 2); // a page that slept does not wait
    const end = () => trying.abort();
    document.addEventListener("visibilitychange", awake);
    stop.addEventListener("abort", end);
    try {
      const response = await request("/v1/ask", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "text/event-stream, application/json" },
        body: JSON.stringify(question),
        signal: trying.signal,
      });
      for await (const [name, data] of events(response)) {
        last = Date.now();
        if (name === "stage") tell(data.documents ? words.searchingIn(number(data.documents, locale)) : words.searching);
        if (name === "answer") return { reply: data };
        if (name !== "problem") continue;
        problem = data.detail || problem;
        if (!PASSING.includes(data.status) || data.type?.endsWith(":stopped")) return { problem };
      }
    } catch {
      // the connection is lost: what follows sends the question again
    } finally {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", awake);
      stop.removeEventListener("abort", end);
    }
    if (stop.aborted) return {};
    if (!navigator.onLine) until = Date.now() + PATIENCE;
    if (!question.request_id || Date.now() > until) return { problem };
    tell(navigator.onLine ? words.reconnecting : words.offline);
    await rest(pause, stop);
  }
}

/**
 * The events of a reply; one in JSON is one event.
 * @param {Response} response
 * @returns {AsyncGenerator<[string, any]>}
 */
async function* events(response) {
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/event-stream") || !response.body) {
    const body = await response.json().catch(() => ({ status: response.status }));
    return yield [response.ok ? "answer" : "problem", body];
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const pieces = (text + decoder.decode(value, { stream: true })).split("\n\n");
    text = pieces.pop() ?? "";
    for (const piece of pieces) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(piece) ?? [];
      yield name && data ? [name, JSON.parse(data)] : ["beat", null];
    }
  }
}

/** A pause that ends when there is a network again, the page is looked at, or it is stopped. */
function rest(milliseconds, stop) {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener("online", done, { once: true });
    document.addEventListener("visibilitychange", done, { once: true });
    stop.addEventListener("abort", done);
  });
}
