// Uses the widget as a citizen does, and tells as JSON what was seen.
// Reads {chromium, walk, base or serve, …} from the standard input.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { host } from "./host.mjs";

const wish = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PATIENCE = 120_000;
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

let service;
if (wish.serve) await start();
const other = await host(wish.base, wish.attributes ?? "");
const browser = await chromium.launch({ executablePath: wish.chromium, args: ["--no-sandbox"] });
const context = await browser.newContext({
  colorScheme: wish.dark ? "dark" : "light",
  reducedMotion: wish.still ? "reduce" : "no-preference",
  viewport: { width: wish.width ?? 1280, height: wish.height ?? 900 },
  hasTouch: Boolean(wish.phone),
  isMobile: Boolean(wish.phone),
  permissions: ["clipboard-read", "clipboard-write"],
});
context.setDefaultTimeout(PATIENCE);
const page = await context.newPage();
const trouble = [];
const origins = new Set();
page.on("pageerror", (error) => trouble.push(String(error)));
let looking = false; // axe-core has a style of its own
page.on("console", (said) => !looking && /Content Security Policy|CORS/.test(said.text()) && trouble.push(said.text()));
page.on("request", (request) => /^http/.test(request.url()) && origins.add(new URL(request.url()).origin));
const question = page.locator("#question");
const answers = page.locator(".answer");

const walks = {
  /** On another site's page, by keyboard alone. */
  async host() {
    const asked = page.waitForRequest((request) => request.url().endsWith("/v1/ask") && request.method() === "POST");
    await page.goto(other.address);
    await page.locator(".launcher button").waitFor();
    const button = await inRoot(() => root.querySelector(".launcher button").getBoundingClientRect().width);
    const corner = page.locator("#corner a");
    const clear = () => corner.evaluate((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === one;
    });
    const covered = !(await clear());
    await corner.focus();
    const uncovered = await clear();
    await page.locator("h1").click();
    let tabs = 0;
    while ((await focused()).name !== "Hỏi đáp văn bản" && tabs < 40) (tabs += 1, await page.keyboard.press("Tab"));
    const closed = await expanded();
    await page.keyboard.press("Enter");
    await question.waitFor();
    const open = { expanded: await expanded(), focus: (await focused()).id };
    await record();
    await send(wish.asked);
    await answers.waitFor();
    const sent = await asked;
    const told = {
      button,
      covered,
      uncovered,
      closed,
      open,
      token: sent.headers()["x-site-token"],
      body: sent.postDataJSON(),
      said: await page.evaluate(() => window.said),
      focus: (await focused()).className,
      looks: await inRoot(() => {
        const { fontSize, color, lineHeight } = getComputedStyle(root.querySelector(".box"));
        return { fontSize: parseFloat(fontSize), color, lineHeight: parseFloat(lineHeight) / parseFloat(fontSize) };
      }),
      input: await inRoot(() => parseFloat(getComputedStyle(root.getElementById("question")).fontSize)),
      modal: await inRoot(() => root.querySelector("dialog").matches(":modal")),
      violations: await violations(),
    };
    await page.keyboard.press("Escape");
    // A dialog tells that it was closed a moment after it was.
    for (let waited = 0; waited < 40 && (await expanded()) === "true"; waited++) await page.waitForTimeout(25);
    const left = { expanded: await expanded(), focus: (await focused()).name, shown: await answers.isVisible() };
    await page.keyboard.press("Tab");
    const free = (await focused()).name !== "Hỏi đáp văn bản";
    await page.keyboard.press("Shift+Tab");
    await page.locator(".launcher button").press("Enter");
    const again = await answers.isVisible();
    if (!wish.phone) await corner.focus();
    await page.keyboard.press("Escape");
    const outside = { shown: await answers.isVisible(), focus: (await focused()).name };
    return { ...told, left, free, again, outside, origins: [...origins].map((one) => (one === wish.base ? "service" : other.address.startsWith(one) ? "host" : one)) };
  },

  /** The site's token goes with every request. */
  async token() {
    const asked = page.waitForRequest((request) => request.url().endsWith("/v1/ask") && request.method() === "POST");
    await page.goto(other.address);
    await page.locator(".launcher button").click();
    await send(wish.asked);
    await page.locator("#problem:visible").waitFor();
    return { token: (await asked).headers()["x-site-token"], problem: await page.locator("#problem").textContent() };
  },

  /** Every state is looked at: violations of axe-core, and what has the focus and cannot be seen. */
  async states() {
    await page.goto(wish.embedded ? other.address : wish.base);
    if (wish.embedded) await page.locator(".launcher button").click();
    await question.waitFor();
    const found = {};
    const look = async (state) => {
      found[state] = {
        violations: await violations(),
        overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        obscured: await obscured(),
      };
    };
    await look("welcome");
    await page.locator(".options summary").click();
    await look("options");
    if (wish.large) await page.locator("#text").selectOption("larger");
    if (wish.contrast) await page.locator("#contrast").check();
    await page.locator(".options summary").click();
    await page.locator("#send").click();
    await look("blank");
    const stalled = await stall();
    await send(wish.asked[0]);
    await page.locator(".working").waitFor();
    await look("waiting");
    await stalled.release();
    await answers.waitFor();
    for (const [at, asked] of wish.asked.entries()) {
      if (at) await send(asked);
      await answers.nth(at).waitFor();
      await page.waitForTimeout(300); // extras come when they are loaded
      await look(asked);
    }
    await answers.last().getByRole("button", { name: "Không", exact: true }).click();
    for (const entry of await page.locator(".answer details").all()) await entry.evaluate((one) => (one.open = true));
    await look("unfolded");
    await keepLongAgo();
    await page.reload();
    if (wish.embedded) await page.locator(".launcher button").click();
    const earlier = page.locator("summary", { hasText: "Các câu hỏi trước" });
    await earlier.click();
    await page.locator("details details summary").first().click();
    await look("earlier");
    return { found };
  },

  /** Without a network the question is kept, and goes out by itself. */
  async offline() {
    await begin();
    await context.setOffline(true);
    await send(wish.asked);
    await page.waitForFunction(() => window.said.some((one) => one.includes("không có mạng")));
    const kept = await question.inputValue();
    await context.setOffline(false);
    await answers.waitFor();
    return { kept, said: await page.evaluate(() => window.said), left: await question.inputValue() };
  },

  /** The connection is lost after the question went out. */
  async lost() {
    let times = 0;
    const ids = [];
    await page.route("**/v1/ask", async (route) => {
      ids.push(route.request().postDataJSON().request_id);
      times += 1;
      if (times > 1) return route.continue();
      fetch(`${wish.base}/v1/ask`, { method: "POST", headers: { "Content-Type": "application/json" }, body: route.request().postData() }).catch(() => {});
      await new Promise((done) => setTimeout(done, 300));
      await route.abort("connectionreset");
    });
    await begin();
    await send(wish.asked);
    await answers.waitFor();
    return { ids, answers: await answers.count() };
  },

  /** The service is killed while it answers, and started again. */
  async restart() {
    await begin();
    await send(wish.asked);
    await page.waitForFunction(() => window.said.some((one) => one.includes("văn bản…")));
    service.kill("SIGKILL");
    await page.waitForFunction(() => window.said.some((one) => one.includes("đang thử lại")));
    const kept = await question.inputValue();
    await start();
    await answers.waitFor();
    return { kept, answers: await answers.count(), said: await page.evaluate(() => window.said) };
  },

  /** The page is closed while the answer is made, and opened again. */
  async reload() {
    await begin();
    await send(wish.asked);
    await page.waitForFunction(() => window.said.length > 0);
    await page.reload();
    await answers.waitFor();
    return { asked: await page.locator(".asked").textContent(), answers: await answers.count() };
  },

  /** A page that slept while its connection fell silent does not wait. */
  async sleep() {
    await page.clock.install();
    const stalled = await stall();
    await begin();
    await send(wish.asked);
    await stalled.begun;
    await stalled.forget();
    await page.clock.runFor(14_000);
    const before = await answers.count();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.clock.runFor(1_000);
    await answers.waitFor();
    return { before, answers: await answers.count() };
  },

  /** The service stays away: the citizen is told, and the question stays; then it goes out once. */
  async down() {
    await page.clock.install();
    await begin();
    service.kill("SIGKILL");
    await send(wish.asked);
    for (let times = 0; times < 40 && !(await page.locator("#problem").isVisible()); times += 1) {
      await page.clock.runFor(9_000);
      await new Promise((done) => setTimeout(done, 50));
    }
    const told = { problem: await page.locator("#problem").textContent(), kept: await question.inputValue(), focus: (await focused()).id };
    await start();
    await page.keyboard.press("Enter");
    await page.clock.resume();
    await answers.waitFor();
    return { ...told, answers: await answers.count() };
  },

  /** Keyboards that compose letters: the Enter that ends a composition. */
  async composition() {
    await begin();
    let times = 0;
    page.on("request", (request) => request.url().endsWith("/v1/ask") && (times += 1));
    const keys = await context.newCDPSession(page);
    await question.focus();
    await keys.send("Input.imeSetComposition", { text: "lệ phí", selectionStart: 6, selectionEnd: 6 });
    await keys.send("Input.dispatchKeyEvent", { type: "keyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
    await question.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
    await question.evaluate((one) => one.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true })));
    const composing = times;
    await keys.send("Input.insertText", { text: wish.asked });
    await page.keyboard.press("Shift+Enter");
    const broken = times;
    await page.keyboard.press("Enter");
    await answers.waitFor();
    return { composing, broken, sent: times };
  },

  /** What the device keeps, and forgets. */
  async history() {
    await begin();
    await send(wish.asked);
    await answers.waitFor();
    await page.reload();
    await answers.waitFor();
    const status = page.locator("#status");
    const restored = { said: await status.textContent(), focus: (await focused()).tag, welcome: await page.locator("#welcome").isVisible() };
    await page.locator("#restart").click();
    const anew = { answers: await answers.count(), welcome: await page.locator("#welcome").isVisible(), focus: (await focused()).id };
    await page.reload();
    await page.locator("summary", { hasText: "Các câu hỏi trước" }).click();
    const earlier = await page.locator("details details summary").allTextContents();
    await page.locator(".options summary").click();
    await page.locator("#erase").click();
    await status.filter({ hasText: "rút lại" }).waitFor({ state: "attached" });
    const told = [await page.locator("#erase").textContent(), await status.textContent()];
    const erased = await kept();
    await page.locator("#keep").uncheck();
    await page.locator(".options summary").click();
    await send(wish.asked);
    await answers.waitFor();
    const unkept = await kept();
    await page.evaluate(() => localStorage.setItem("hoidap:codes", '["M-1"]'));
    await page.route("**/v1/sessions/*", (route) => route.abort());
    await page.locator(".options summary").click();
    await page.locator("#erase").click();
    await page.locator("#problem:visible").waitFor();
    const failed = await page.locator("#problem").textContent();
    return { restored, anew, earlier, erased, told, unkept, failed, cookies: (await context.cookies()).length };
  },

  /** Copying, sharing, printing. */
  async actions() {
    await page.addInitScript(() => {
      window.print = () => {
        const root = document.querySelector("hoi-dap").shadowRoot;
        window.printed = {
          marked: root.querySelectorAll(".printed").length,
          sheets: document.adoptedStyleSheets.length,
        };
      };
    });
    await page.goto(other.address);
    await page.locator(".launcher button").click();
    await send("Câu hỏi trước đó");
    await answers.first().waitFor();
    await send(wish.asked);
    await answers.nth(1).waitFor();
    const last = answers.last();
    await last.getByRole("button", { name: "Sao chép" }).click();
    await last.getByText("Đã sao chép câu trả lời").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate(() => Object.defineProperty(navigator, "share", { value: undefined, configurable: true }));
    await last.getByRole("button", { name: "Chia sẻ" }).click();
    await last.getByText("Đã sao chép liên kết").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate(() => Object.defineProperty(navigator, "share", { value: (told) => ((window.shared = told), Promise.resolve()), configurable: true }));
    await last.getByRole("button", { name: "Chia sẻ" }).click();
    const shared = await page.evaluate(() => window.shared);
    await last.getByRole("button", { name: "In hoặc lưu PDF" }).click();
    await page.emulateMedia({ media: "print" });
    const paper = {
      ...(await page.evaluate(() => window.printed)),
      host: await page.locator("h1").isVisible(),
      answers: await answers.evaluateAll((all) => all.map((one) => one.checkVisibility())),
      ink: await answers.last().evaluate((one) => getComputedStyle(one).color),
      form: await page.locator("#form").isVisible(),
      quotes: await page.locator(".printed blockquote").first().isVisible(),
      buttons: await page.locator(".printed button:not(.mark):visible").count(),
    };
    if (wish.shots) await page.pdf({ path: `${wish.shots}/print.pdf` });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    const after = { host: await page.locator("h1").isVisible(), marked: await page.locator(".printed").count() };
    await page.goto(link);
    await answers.waitFor();
    const opened = { title: await page.locator(".asked").textContent(), text: await page.locator(".statements").textContent() };
    await page.goto(`${wish.base}/#answer=gone`);
    await page.reload();
    await page.locator("#problem:visible").waitFor();
    return { copied, link, shared, paper, after, opened, gone: await page.locator("#problem").textContent() };
  },

  /** What the citizen sets lasts. */
  async settings() {
    await begin();
    const look = () =>
      inRoot(() => {
        const box = root.querySelector(".box");
        const { fontSize, backgroundColor, color } = getComputedStyle(box);
        return { fontSize: parseFloat(fontSize), backgroundColor, color, lang: box.lang };
      });
    const plain = await look();
    await page.locator(".options summary").click();
    await page.locator("#text").selectOption("larger");
    await page.locator("#theme").selectOption("dark");
    const dark = await look();
    await page.locator("#contrast").check();
    const contrast = await look();
    await page.locator("#language").selectOption("en");
    await page.locator("#title", { hasText: "Questions" }).waitFor();
    const focus = (await focused()).tag;
    await page.reload();
    await question.waitFor();
    const lasting = { ...(await look()), title: await page.locator("#title").textContent(), html: await page.locator("html").getAttribute("lang") };
    const sending = page.waitForRequest((request) => request.url().endsWith("/v1/ask"));
    await send(wish.asked);
    await answers.waitFor();
    return { plain, dark, contrast, focus, lasting, locale: (await sending).postDataJSON().locale, said: await page.locator("#status").textContent() };
  },

  /** What the answer offers is asked with one press. */
  async choices() {
    await begin();
    await send(wish.asked);
    await answers.waitFor();
    const parts = await answers.first().locator("h3").allTextContents();
    await page.getByRole("button", { name: "Nhà ở riêng lẻ" }).click();
    await answers.nth(1).waitFor();
    await answers.nth(1).getByRole("button", { name: "Lệ phí bao nhiêu?" }).click();
    await answers.nth(2).waitFor();
    await answers.first().locator(".mark").first().click();
    const source = (await focused()).className;
    await answers.first().getByRole("button", { name: "Không", exact: true }).click();
    await answers.first().locator("select").selectOption("outdated");
    const rating = page.waitForRequest("**/v1/feedback");
    await answers.first().getByRole("button", { name: "Gửi góp ý" }).click();
    await answers.first().getByText("Cảm ơn bạn").waitFor();
    return {
      parts,
      source,
      rating: (await rating).postDataJSON(),
      asked: await page.locator(".asked").allTextContents(),
      order: await answers.first().evaluate((one) => [...one.children].map(({ className }) => className)),
      facts: await answers.first().locator(".facts").first().textContent(),
      calendar: await answers.first().locator("td.due").getAttribute("aria-label"),
    };
  },

  /** The citizen takes the question back. */
  async stop() {
    await begin();
    await send(wish.asked);
    await page.locator("#stop").click();
    const told = { kept: await question.inputValue(), focus: (await focused()).id, pending: await page.evaluate(() => localStorage.getItem("hoidap:pending")) };
    await page.locator(".working").waitFor({ state: "hidden" });
    return { ...told, answers: await answers.count() };
  },

  /** From nothing to a box that can be written into, on a slow processor. */
  async speed() {
    const machine = await context.newCDPSession(page);
    await machine.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    if (wish.slow) {
      await machine.send("Network.enable");
      await machine.send("Network.emulateNetworkConditions", SLOW_3G);
    }
    await page.goto(wish.base);
    await question.waitFor();
    const page_ms = await page.evaluate(() => performance.now());
    await page.goto(other.address);
    await page.locator(".launcher button").waitFor();
    const launcher_ms = await page.evaluate(() => performance.now());
    await page.locator(".launcher button").click();
    await question.waitFor();
    const panel_ms = (await page.evaluate(() => performance.now())) - launcher_ms;
    await send(wish.asked);
    await answers.waitFor();
    return { page_ms, launcher_ms, panel_ms };
  },

  /** The panel cannot be loaded at first. */
  async unloaded() {
    await page.route("**/panel.js*", (route) => route.abort());
    await page.goto(other.address);
    await page.locator(".launcher button").click();
    const trouble = page.locator(".launcher p");
    await trouble.filter({ hasText: /./ }).waitFor();
    const told = { said: await trouble.textContent(), expanded: await expanded() };
    await page.unroute("**/panel.js*");
    await page.locator(".launcher button").click();
    await question.waitFor();
    return { ...told, open: await expanded() };
  },

  /** Nothing turns for those who want stillness; an accent of the host page is taken. */
  async dressed() {
    await page.goto(other.address);
    await page.locator(".launcher button").click();
    const stalled = await stall();
    await send(wish.asked);
    const turning = await page.locator(".working").evaluate((one) => getComputedStyle(one, "::before").animationName);
    const brand = await page.locator("#send").evaluate((one) => getComputedStyle(one).backgroundColor);
    await stalled.release();
    await answers.waitFor();
    return { turning, brand };
  },
};

const told = await walks[wish.walk]();
if (wish.shots) await page.screenshot({ path: `${wish.shots}/${wish.walk}-${wish.dark ? "dark" : "light"}-${wish.width ?? 1280}.png` });
console.log(JSON.stringify({ ...told, trouble }));
await browser.close();
other.close();
service?.kill("SIGKILL");

async function start() {
  service = spawn(wish.serve[0], wish.serve.slice(1), { stdio: ["ignore", "ignore", "inherit"] });
  for (let times = 0; times < 400; times += 1) {
    if (await fetch(`${wish.base}/readyz`).then(({ ok }) => ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the service did not start");
}

async function begin() {
  await page.goto(wish.base);
  await question.waitFor();
  await record();
}

async function send(text) {
  await question.fill(text);
  await page.keyboard.press("Enter");
}

/** What is said to those who do not see the page, from now on. */
function record() {
  return page.evaluate(() => {
    const status = document.querySelector("hoi-dap").shadowRoot.getElementById("status");
    window.said = [];
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
}

/** The next question stays without a reply until it is released; forgotten, it never gets one. */
async function stall() {
  let held;
  let begin;
  const begun = new Promise((done) => (begin = done));
  const hold = (route) => ((held = route), begin());
  await page.route("**/v1/ask", hold, { times: 1 });
  return {
    begun,
    forget: () => page.unroute("**/v1/ask", hold),
    release: async () => (await begun, held.continue()),
  };
}

/** A function of the widget's shadow root. */
function inRoot(look) {
  return page.evaluate(`((root) => (${look})())(document.querySelector("hoi-dap").shadowRoot)`);
}

function focused() {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const one = outer?.shadowRoot?.activeElement ?? outer;
    return { id: one.id, tag: one.tagName, className: one.className, name: one.textContent.slice(0, 40) };
  });
}

function expanded() {
  return inRoot(() => root.querySelector(".launcher button").getAttribute("aria-expanded"));
}

function kept() {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => !/view|session/.test(name)));
}

/** What was said lies a day back. */
function keepLongAgo() {
  return page.evaluate(() => {
    const turns = JSON.parse(localStorage.getItem("hoidap:turns"));
    for (const turn of turns) turn.at -= 86_400_000;
    localStorage.setItem("hoidap:turns", JSON.stringify(turns));
  });
}

async function violations() {
  looking = true;
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => axe.run("hoi-dap", { runOnly: rules }), RULES);
  looking = false;
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** What has the focus, by the Tab key, while something else lies over all of it or it is out of sight. */
async function obscured() {
  const found = [];
  await inRoot(() => root.activeElement?.blur());
  await page.evaluate(() => scrollTo(0, 0));
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press("Tab");
    const hidden = await inRoot(() => {
      const one = root.activeElement;
      if (!one || one.matches(".skip")) return "";
      const seen = [...one.getClientRects()].some(({ left, top, right, bottom }) =>
        [[left + 3, top + 3], [right - 3, bottom - 3], [(left + right) / 2, (top + bottom) / 2]].some(([x, y]) => {
          const over = root.elementFromPoint(x, y);
          return over && (one.contains(over) || over.contains(one));
        }),
      );
      return seen ? "" : one.outerHTML.slice(0, 160);
    });
    if (hidden) found.push(hidden);
  }
  return [...new Set(found)];
}
