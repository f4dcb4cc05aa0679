// Sends a question; a failure comes back as one sentence, never as an exception.

import { words } from "./words.js";

const LONGEST_WAIT = 60_000; // milliseconds

/**
 * @param {object} request the body of POST /v1/ask
 * @returns {Promise<{reply?: object, problem?: string}>}
 */
export async function ask(request) {
  try {
    const response = await fetch("/v1/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    const body = await response.json();
    return response.ok ? { reply: body } : { problem: body.detail || words.unreachable };
  } catch (error) {
    return { problem: error.name === "TimeoutError" ? words.slow : words.unreachable };
  }
}
