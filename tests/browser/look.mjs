// Opens pages in Chromium and tells, as JSON, what axe-core finds and what no key reaches.
// Reads {chromium, base, person, pages, dark, width} from the standard input.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const wish = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_TABS = 600;
const MILLISECONDS = 240_000; // for one step, on a machine that does much else

const browser = await chromium.launch({ executablePath: wish.chromium, args: ["--no-sandbox"] });
const context = await browser.newContext({
  colorScheme: wish.dark ? "dark" : "light",
  viewport: { width: wish.width, height: 900 },
});
context.setDefaultTimeout(MILLISECONDS);
const page = await context.newPage();
const trouble = [];
page.on("pageerror", (error) => trouble.push(String(error)));
page.on("console", (said) => said.type() === "error" && trouble.push(said.text()));
if (wish.person) await signIn();
const found = {};
for (const address of wish.pages) {
  trouble.length = 0;
  await page.goto(wish.base + address);
  if (wish.ask) await ask(wish.ask);
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  found[address] = {
    violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
    unreached: await unreached(),
    overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    trouble: trouble.filter((one) => !one.includes("Content Security Policy")),
  };
  if (wish.shots) await page.screenshot({ path: `${wish.shots}/${name(address)}.png`, fullPage: true });
}
await browser.close();
console.log(JSON.stringify(found));

function name(address) {
  return `${address.replace(/\W+/g, "_")}-${wish.dark ? "dark" : "light"}-${wish.width}`;
}

async function signIn() {
  await page.goto(`${wish.base}/staff/sign-in`);
  await page.keyboard.press("Tab");
  await page.fill("#f-name", wish.person.name);
  await page.fill("#f-password", wish.person.password);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${wish.base}/staff`);
}

async function ask(question) {
  await page.fill("#question", question);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".answer");
}

/** What can be used with a mouse and is not reached with the Tab key alone. */
async function unreached() {
  await page.evaluate(() => {
    const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const shadow = document.querySelector("hoi-dap")?.shadowRoot;
    const found = [document, shadow].flatMap((root) => [...(root?.querySelectorAll(usable) ?? [])]);
    window.left = new Set(found.filter(
      (one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0,
    ));
    document.activeElement.blur();
    getSelection().removeAllRanges();
    scrollTo(0, 0);
  });
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press("Tab");
    const open = await page.evaluate(() => {
      const active = document.activeElement;
      window.left.delete(active?.shadowRoot?.activeElement ?? active);
      return window.left.size;
    });
    if (!open) return [];
  }
  return page.evaluate(() => [...window.left].map((one) => one.outerHTML.slice(0, 200)));
}
