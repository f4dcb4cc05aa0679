// Walks through what an answer offers beside its words, as a citizen does, and tells it as JSON.
// Reads {chromium, base, dark, width, height, asked, walk} from the standard input.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const wish = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({ executablePath: wish.chromium, args: ["--no-sandbox", ...(wish.args ?? [])] });
const context = await browser.newContext({
  colorScheme: wish.dark ? "dark" : "light",
  viewport: { width: wish.width ?? 1280, height: wish.height ?? 900 },
});
context.setDefaultTimeout(120_000);
const page = await context.newPage();
const trouble = [];
page.on("pageerror", (error) => trouble.push(String(error)));
await open();
const question = page.locator("#question");
const sentToVoice = [];

const walks = {
  async reader() {
    await ask();
    const opener = page.getByRole("button", { name: "Xem trong văn bản" }).nth(wish.card ?? 0);
    await opener.focus();
    await page.keyboard.press("Enter");
    const mark = page.locator("dialog.reader mark");
    await mark.waitFor();
    const told = {
      title: await page.locator("dialog.reader h2").textContent(),
      marked: await mark.textContent(),
      official: await page.locator("dialog.reader .official").textContent(),
      facts: await page.locator("dialog.reader .facts").textContent(),
      versions: await page.locator("dialog.reader li").allTextContents(),
      focused: (await active()).tagName,
      seen: await mark.evaluate((one) => {
        const { top } = one.getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      }),
      violations: await violations(),
      overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    };
    const follow = page.locator("dialog.reader li button");
    if (await follow.count()) {
      await follow.first().click();
      await page.locator("dialog.reader .working").waitFor({ state: "detached" });
      await mark.waitFor();
      told.followed = [await page.locator("dialog.reader h2").textContent(), await mark.textContent()];
    }
    for (let tabs = 0; tabs < 30; tabs += 1) await page.keyboard.press("Tab");
    told.inside = (await active()).reader;
    await page.keyboard.press("Escape");
    await page.locator("dialog.reader").waitFor({ state: "detached" });
    const panel = await page.evaluate(() => document.querySelector("hoi-dap").shadowRoot.querySelector("dialog")?.open ?? false);
    return { ...told, back: (await active()).text, panel };
  },
  async sources() {
    await ask();
    const quotes = page.locator(".answer .source blockquote");
    const seen = async () => (await quotes.evaluateAll((all) => all.filter((one) => one.checkVisibility()))).length;
    const before = await seen();
    const summary = await page.locator(".answer .more > summary").textContent();
    const mark = page.locator(".answer .mark", { hasText: "[4]" });
    await mark.first().click();
    const focused = await page.evaluate(() => document.querySelector("hoi-dap").shadowRoot.activeElement.textContent);
    return { before, summary, all: await quotes.count(), after: await seen(), focused, violations: await violations() };
  },
  async pages() {
    await ask();
    const asked = [];
    await page.route("**/v1/provisions/**", async (route) => {
      const url = new URL(route.request().url());
      asked.push(url.search);
      const number = Number(url.searchParams.get("page") ?? 2);
      const reply = await (await route.fetch({ url: url.href.replace(/&page=\d+/, "") })).json();
      const text = `Trang số ${number} 𝄞 hết`;
      const highlight = number === 2 ? { start: 11, end: 12 } : null;
      await route.fulfill({ json: { ...reply, text, highlight, page: number, pages: 3 } });
    });
    await page.getByRole("button", { name: "Xem trong văn bản" }).first().click();
    const texts = [];
    const read = async (number) => {
      await page.getByText(`Trang ${number}/3`).waitFor();
      texts.push([await page.locator(".official").textContent(), (await active()).tagName]);
    };
    await read(2);
    const marked = await page.locator("dialog.reader mark").textContent();
    await page.getByRole("button", { name: "Trang trước" }).click();
    await read(1);
    await page.getByRole("button", { name: "Trang sau" }).click();
    await read(2);
    await page.getByRole("button", { name: "Trang sau" }).click();
    await read(3);
    await page.unroute("**/v1/provisions/**");
    await page.route("**/v1/provisions/**", (route) => route.abort());
    await page.getByRole("button", { name: "Trang trước" }).click();
    const problem = page.locator("dialog.reader .problem");
    await problem.waitFor();
    return { asked, texts, marked, problem: await problem.textContent() };
  },
  async keepsakes() {
    await ask();
    const buttons = page.locator(".part:has(h3:text-is('Lưu lại để làm tiếp')) button");
    await buttons.first().waitFor();
    const names = await buttons.allTextContents();
    const files = [];
    for (const [at] of names.entries()) {
      const [file] = await Promise.all([page.waitForEvent("download"), buttons.nth(at).click()]);
      files.push([file.suggestedFilename(), readFileSync(await file.path()).toString("base64")]);
    }
    return { names, files, violations: await violations() };
  },
  async aloud() {
    await page.addInitScript(fakeSpeaker, wish.voices);
    await page.reload();
    await ask();
    const toggle = page.locator(".actions button", { hasText: /Đọc to|Dừng đọc/ });
    await toggle.waitFor({ state: "attached" });
    if (!wish.voices.length) return { hidden: await toggle.isHidden() };
    await toggle.click();
    await page.waitForFunction(() => window.said.length > 0);
    const reading = await toggle.textContent();
    await toggle.click();
    const silent = await page.evaluate(() => window.silenced);
    await toggle.click();
    await page.waitForFunction(() => window.said.length > 0);
    const said = await page.evaluate(() => window.said.map(({ text, lang }) => [text, lang]));
    await page.evaluate(() => window.said.at(-1).onend());
    return { reading, silent, said, ended: await toggle.textContent(), hidden: false };
  },
  async microphone() {
    if (wish.script) await playService(wish.script);
    const speak = page.locator("#speak");
    await speak.waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    if (await speak.isHidden()) return { hidden: true };
    const seen = { partials: [], levels: [], clocks: [] };
    await page.exposeFunction("noted", (kind, value) => seen[kind].at(-1) !== value && seen[kind].push(value));
    await page.evaluate(watchListening);
    await speak.focus();
    await page.keyboard.press("Enter");
    if (wish.after) await page.waitForTimeout(wish.after);
    if (wish.press) await page.getByRole("button", { name: wish.press }).click();
    if (wish.press === "Bỏ") {
      await page.locator(".listening").waitFor({ state: "detached" });
      return { question: await question.inputValue(), focused: (await active()).text };
    }
    const heard = page.locator(".heard");
    await heard.waitFor();
    const told = {
      ...seen,
      listening: await page.evaluate(() => window.listening),
      question: await question.inputValue(),
      heard: await heard.innerText(),
      unsure: await page.locator(".heard u").allTextContents(),
      violations: await violations(),
      overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      sent: sentToVoice,
    };
    if (!wish.corrected) return told;
    const other = page.locator(".heard button").first();
    if (await other.count()) {
      await other.click();
      told.other = await question.inputValue();
    }
    await question.fill(wish.corrected);
    await page.keyboard.press("Enter");
    await page.locator(".answer").waitFor();
    return { ...told, asked: await page.locator(".asked").textContent(), left: await heard.count() };
  },
};
console.log(JSON.stringify({ ...(await walks[wish.walk]()), trouble }));
await browser.close();

/** The service's own page, or another site's under a strict policy, which is made here. */
async function open() {
  if (!wish.embedded) return page.goto(wish.base);
  const sources = `${wish.base} ${wish.base.replace("http", "ws")}`;
  const policy = ["script", "style", "connect"].map((what) => `${what}-src ${sources}`).join("; ");
  const html = `<!doctype html><html lang="vi"><title>Cổng</title><main><h1>Cổng</h1></main>
    <script src="${wish.base}/widget.js" data-token="${wish.token}" async></script>`;
  const host = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", `default-src 'none'; ${policy}`);
    response.end(html);
  });
  host.listen(new URL(wish.embedded).port, "127.0.0.1");
  host.unref();
  await page.goto(wish.embedded);
  await page.locator(".launcher button").click();
}

async function ask() {
  if (wish.own) {
    await page.locator("#code").fill(wish.own.code);
    await page.locator("#secret").fill(wish.own.secret);
    await page.keyboard.press("Enter");
    return page.locator(".answer").waitFor();
  }
  await question.fill(wish.asked);
  await page.keyboard.press("Enter");
  await page.locator(".answer").waitFor();
}

async function violations() {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** What has the focus. */
function active() {
  return page.evaluate(() => {
    const one = document.querySelector("hoi-dap").shadowRoot.activeElement;
    return { tagName: one?.tagName, text: one?.textContent, reader: Boolean(one?.closest(".reader")) };
  });
}

/** A service that understands voice as it is told: messages after the first piece of sound, or a lost line. */
async function playService(script) {
  await page.route("**/readyz", (route) => route.fulfill({ json: { voice: true } }));
  await page.routeWebSocket("**/v1/voice", (socket) => {
    let played = false;
    socket.onMessage((message) => {
      if (typeof message === "string") {
        sentToVoice.push(JSON.parse(message));
        if (sentToVoice.length === 1) socket.send('{"type":"ready"}');
      } else if (!played) {
        played = true;
        for (const said of script) said === "lost" ? socket.close() : socket.send(JSON.stringify(said));
      }
    });
  });
  await page.reload();
}

/** Notes what is shown while it is listened. */
function watchListening() {
  const root = document.querySelector("hoi-dap").shadowRoot;
  const look = () => {
    const box = root.querySelector(".listening");
    if (box) {
      window.listening = box.innerText;
      window.noted("partials", box.querySelector(".partial").textContent);
      window.noted("levels", box.querySelector("meter").value);
      window.noted("clocks", box.querySelector("span").textContent);
    }
    requestAnimationFrame(look);
  };
  look();
}

/** A device that can speak; a browser without a screen has no voice. */
function fakeSpeaker(voices) {
  window.said = [];
  window.silenced = false;
  const speaker = {
    getVoices: () => voices.map((lang) => ({ lang })),
    addEventListener() {},
    speak: (one) => window.said.push(one),
    cancel() {
      window.silenced = window.said.length > 0;
      window.said = [];
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speaker });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
}
