// Opens the page again and again on a slowed processor; tells the milliseconds of each as JSON.
// Reads {chromium, base, slower, times} from the standard input.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const wish = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: wish.chromium, args: ["--no-sandbox"] });
const interactive = [];
for (let time = 0; time < wish.times; time += 1) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage(); // nothing of it is cached
  const machine = await context.newCDPSession(page);
  await machine.send("Emulation.setCPUThrottlingRate", { rate: wish.slower });
  await page.addInitScript(() => {
    const look = () => {
      const box = document.querySelector("hoi-dap")?.shadowRoot?.getElementById("question");
      if (box?.checkVisibility()) window.interactive = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(wish.base);
  await page.waitForFunction(() => window.interactive);
  interactive.push(Math.round(await page.evaluate(() => window.interactive)));
  await context.close();
}
await browser.close();
console.log(JSON.stringify(interactive));
