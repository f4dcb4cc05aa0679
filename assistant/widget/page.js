// The page: takes questions, keeps the conversation (in memory only), shows the answers.

import { ask } from "./asking.js";
import { answerText, drawAnswer } from "./answer.js";
import { offerDossier } from "./dossier.js";
import { words } from "./words.js";

const LONGEST_QUESTION = 2000;
const MOST_TURNS = 20;

const form = document.getElementById("form");
const question = document.getElementById("question");
const send = document.getElementById("send");
const problem = document.getElementById("problem");
const left = document.getElementById("left");
const status = document.getElementById("status");
const talk = document.getElementById("talk");
const welcome = document.getElementById("welcome");
const restart = document.getElementById("restart");
const language = document.getElementById("language");

/** @type {{question: string, answer: string}[]} */
let history = [];
/** The question that is under way or failed, with the id under which it may be sent again. */
let pending = null;
let busy = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  askFor(question.value);
});

question.addEventListener("keydown", (event) => {
  // Vietnamese keyboards compose letters: Enter that ends a composition must not send.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key === "Enter" && !event.shiftKey && !composing) {
    event.preventDefault();
    askFor(question.value);
  }
});

question.addEventListener("input", () => {
  complain("");
  const rest = LONGEST_QUESTION - question.value.length;
  left.hidden = rest > LONGEST_QUESTION / 5;
  left.textContent = rest >= 0 ? words.charactersLeft(rest) : words.charactersOver(-rest);
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-question]");
  if (button) askFor(button.dataset.question);
});

restart.addEventListener("click", () => {
  history = [];
  pending = null;
  talk.replaceChildren();
  status.textContent = "";
  welcome.hidden = false;
  restart.hidden = true;
  question.value = "";
  complain("");
  question.focus();
});

/** @param {string} text */
async function askFor(text) {
  if (busy) return;
  const asked = text.trim();
  if (!asked) return complain(words.blank);
  if (asked.length > LONGEST_QUESTION) return complain(words.tooLong(LONGEST_QUESTION));
  const outcome = await sent(requestFor(asked));
  if (outcome.reply) finish(asked, outcome.reply);
  else fail(asked, outcome.problem);
}

/** What ask() returns; meanwhile the page says that it waits. */
async function sent(request) {
  wait(true);
  const outcome = await ask(request);
  wait(false);
  return outcome;
}

offerDossier(async (code, secret) => {
  if (busy) return words.waitFirst;
  const outcome = await sent({ question: words.whereIsIt, locale: language.value, case: { code, secret } });
  if (outcome.reply) show(words.dossierOf(code), outcome.reply); // no part of the history
  else announce(outcome.problem);
  return outcome.problem ?? "";
});

/** The same question after a failure keeps its id, so that it is answered once. */
function requestFor(asked) {
  const locality = document.getElementById("locality").value.trim();
  const day = document.getElementById("day").value;
  const request = { question: asked, locale: language.value, history: history.slice(-MOST_TURNS) };
  if (locality) request.locality = locality;
  if (day) request.asked_on = day;
  const key = JSON.stringify(request);
  if (pending?.key !== key) pending = { key, id: newId() };
  return { ...request, request_id: pending.id };
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function wait(on) {
  busy = on;
  question.readOnly = on;
  send.setAttribute("aria-disabled", String(on));
  status.className = on ? "working" : "";
  status.textContent = on ? words.searching : "";
  if (on) complain("");
}

function finish(asked, reply) {
  history.push({ question: asked, answer: answerText(reply) });
  pending = null;
  question.value = "";
  left.hidden = true;
  show(asked, reply);
}

function show(title, reply) {
  const turn = document.createElement("div");
  turn.className = "turn";
  const heading = document.createElement("h2");
  heading.className = "asked";
  heading.textContent = title;
  const answer = drawAnswer(reply);
  turn.append(heading, answer);
  talk.append(turn);
  welcome.hidden = true;
  restart.hidden = false;
  status.className = "hidden";
  status.textContent = words.done;
  answer.focus({ preventScroll: true });
  const smooth = matchMedia("(prefers-reduced-motion: no-preference)").matches;
  turn.scrollIntoView({ block: "start", behavior: smooth ? "smooth" : "auto" });
}

function fail(asked, sentence) {
  question.value = asked;
  complain(sentence);
  question.focus();
}

/** @param {string} sentence what is wrong and what to do; "" when nothing is */
function complain(sentence) {
  problem.textContent = sentence;
  problem.hidden = !sentence;
  if (sentence) question.setAttribute("aria-invalid", "true");
  else question.removeAttribute("aria-invalid");
  if (sentence) announce(sentence);
}

/** Says a sentence to those who do not see the page. */
function announce(sentence) {
  status.className = "hidden";
  status.textContent = sentence;
}
