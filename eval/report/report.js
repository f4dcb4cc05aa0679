"use strict";
const page = document.documentElement;
const controls = document.querySelector("form.controls");
const cases = [...document.querySelectorAll(".case")];
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const texts = new Map(cases.map((one) => [one, bare(one.textContent)]));
const shows = {
  all: () => true,
  wrong: (one) => one.dataset.state === "wrong",
  ok: (one) => one.dataset.state === "right",
  worse: (one) => one.dataset.change === "worse",
  better: (one) => one.dataset.change === "better",
};

function chosen() {
  return Object.fromEntries([...new FormData(controls)].filter(([, value]) => value));
}

function show() {
  const want = chosen();
  const sought = bare(want.search ?? "").split(/\s+/).filter(Boolean);
  let count = 0;
  for (const one of cases) {
    const here = shows[want.view ?? "all"](one)
      && ["kind", "style", "step"].every((name) => !want[name] || one.dataset[name] === want[name])
      && sought.every((word) => texts.get(one).includes(word));
    one.hidden = !here;
    count += here;
  }
  document.getElementById("count").textContent = count;
  history.replaceState(null, "", `#${new URLSearchParams({ ...want, lang: page.lang })}`);
}

function speak(language) {
  page.lang = language;
  for (const one of document.querySelectorAll("[data-vi]")) one.textContent = one.dataset[language];
}

const kept = new URLSearchParams(location.hash.slice(1));
for (const [name, value] of kept) if (controls.elements[name]) controls.elements[name].value = value;
speak(kept.get("lang") === "en" ? "en" : "vi");
show();
controls.addEventListener("input", show);
controls.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("language").addEventListener("click", () => {
  speak(page.lang === "vi" ? "en" : "vi");
  show();
});

// Gold answers that staff find wrong are kept in the browser until they are copied.
const marks = [...document.querySelectorAll(".wrong-gold")];
const KEY = "wrong-gold";
let stored = [];
try { stored = JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { /* no storage: not kept */ }
for (const one of marks) one.checked = stored.includes(one.value);
for (const one of marks) one.addEventListener("change", () => {
  try { localStorage.setItem(KEY, JSON.stringify(marked())); } catch { /* not kept */ }
});
function marked() { return marks.filter((one) => one.checked).map((one) => one.value); }
document.getElementById("marked").addEventListener("click", () => {
  const file = new Blob([marked().join("\n") + "\n"], { type: "text/plain" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "wrong-gold.txt" });
  link.click();
  URL.revokeObjectURL(link.href);
});

// What is shown is printed whole.
addEventListener("beforeprint", () => { for (const one of cases) if (!one.hidden) one.open = true; });
