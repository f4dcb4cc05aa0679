// Leaves a question for staff as a citizen does, and tells what is seen, as JSON.
// Reads {chromium, base, asked, width} from the standard input.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const wish = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({ executablePath: wish.chromium, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: wish.width, height: 800 } })).newPage();
page.setDefaultTimeout(120_000);
const trouble = [];
page.on("pageerror", (error) => trouble.push(String(error)));
await page.goto(wish.base);
const emergency = await page.locator(".emergency", { hasText: /./ }).textContent();
await page.locator("#question").fill(wish.asked);
await page.keyboard.press("Enter");
const box = page.locator("details.handover");
await box.waitFor();
const open = await box.evaluate((one) => one.open);
if (!open) await box.locator("summary").click();
const send = box.getByRole("button", { name: "Gửi cán bộ" });
await send.click();
const told = box.locator("div[tabindex]");
await told.filter({ hasText: "đồng ý" }).waitFor();
await box.getByLabel("Tôi đồng ý").check();
await box.getByLabel("Cách liên hệ").fill("an@example.vn");
await send.click();
await told.filter({ hasText: "Mã câu hỏi" }).waitFor();
const code = await told.locator("strong").textContent();
await box.getByRole("button", { name: "Xem trả lời" }).click();
await told.filter({ hasText: "đang chờ" }).waitFor();
await page.evaluate(axe);
const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const session = await page.evaluate(() => localStorage.getItem("hoidap:session"));
const contacts = await box.locator("ul").first().textContent();
console.log(JSON.stringify({ emergency, open, code, contacts, session, overflow, trouble, violations: violations.map(({ id }) => id) }));
await browser.close();
