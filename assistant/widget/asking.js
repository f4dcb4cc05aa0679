// Sends a question and waits for its answer, over lost connections, sleep and restarts. The same
// request_id is answered once, so that sending again is safe.

const SILENCE = 25_000; // milliseconds without a sign of life; the service gives one each 10 s
const PATIENCE = 60_000; // milliseconds for which a service that does not answer is tried
const PAUSES = [500, 1000, 2000, 4000, 8000];
const PASSING = new Set([502, 503, 504]);

class Interrupted extends Error {
  /** @param {string} [said] what the service said, if it did */
  constructor(said = "") {
    super(said);
  }
}

/**
 * @param {Question} request
 * @param {Shell} shell
 * @param {(sentence: string) => void} tell what happens meanwhile
 * @param {AbortSignal} stop
 * @returns {Promise<Outcome>} neither reply nor problem when it was stopped
 */
export async function ask(request, shell, tell, stop) {
  const { words } = shell;
  let heard = Date.now();
  const hear = () => (heard = Date.now());
  for (let tries = 0; ; tries += 1) {
    try {
      return await once(request, shell, tell, stop, hear);
    } catch (error) {
      if (stop.aborted) return {};
      if (!(error instanceof Interrupted)) throw error;
      if (!navigator.onLine) hear();
      // Without a request_id it might be done twice.
      if (!request.request_id || Date.now() - heard > PATIENCE) return { problem: error.message || words.unreachable };
      tell(navigator.onLine ? words.reconnecting : words.offline);
      await rest(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0, stop);
    }
  }
}

/**
 * @param {Question} request
 * @param {Shell} shell
 * @param {(sentence: string) => void} tell
 * @param {AbortSignal} stop
 * @param {() => void} hear called at each sign of life
 * @returns {Promise<Outcome>} Raises Interrupted.
 */
async function once(request, shell, tell, stop, hear) {
  const silence = watch(stop);
  try {
    const response = await shell.request("/v1/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream, application/json" },
      body: JSON.stringify(request),
      signal: silence.signal,
    });
    for await (const [name, data] of events(response, () => (silence.heard(), hear()))) {
      if (name === "stage") tell(stageOf(data, shell));
      if (name === "answer") return { reply: data };
      if (name === "problem") return problem(data, shell);
    }
  } catch (error) {
    if (error instanceof Interrupted) throw error;
  } finally {
    silence.end();
  }
  throw new Interrupted();
}

/**
 * @param {{status?: number, detail?: string}} told
 * @param {Shell} shell
 * @returns {Outcome}
 */
function problem(told, shell) {
  if (PASSING.has(told.status ?? 0)) throw new Interrupted(told.detail);
  return { problem: told.detail || shell.words.unreachable };
}

/**
 * @param {{stage: string, documents?: number}} data
 * @param {Shell} shell
 */
function stageOf(data, { words }) {
  return data.documents ? words.searchingIn(data.documents) : words.searching;
}

/**
 * The events of a reply; a reply in JSON is one event.
 * @param {Response} response
 * @param {() => void} hear
 * @returns {AsyncGenerator<[string, any]>}
 */
async function* events(response, hear) {
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/event-stream")) {
    const body = await response.json().catch(() => ({ status: response.status }));
    yield [response.ok ? "answer" : "problem", body];
    return;
  }
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    hear();
    const pieces = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(piece) ?? [];
      if (name && data) yield [name, JSON.parse(data)];
    }
  }
}

/**
 * Ends a request that is silent for too long; a page that wakes up looks at once.
 * @param {AbortSignal} stop
 */
function watch(stop) {
  const controller = new AbortController();
  const end = () => controller.abort();
  let last = Date.now();
  const look = () => {
    if (Date.now() - last > SILENCE / 2 && document.visibilityState === "visible") end();
  };
  let timer = setTimeout(end, SILENCE);
  stop.addEventListener("abort", end);
  document.addEventListener("visibilitychange", look);
  return {
    signal: controller.signal,
    heard() {
      last = Date.now();
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE);
    },
    end() {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      document.removeEventListener("visibilitychange", look);
    },
  };
}

/**
 * A pause that ends early when there is a network again, the page is looked at, or it is stopped.
 * @param {number} milliseconds
 * @param {AbortSignal} stop
 */
function rest(milliseconds, stop) {
  return new Promise((resolve) => {
    const over = new AbortController();
    const done = () => {
      over.abort();
      clearTimeout(timer);
      resolve(undefined);
    };
    const timer = setTimeout(done, milliseconds);
    const options = { signal: over.signal };
    addEventListener("online", done, options);
    document.addEventListener("visibilitychange", done, options);
    stop.addEventListener("abort", done, options);
  });
}
