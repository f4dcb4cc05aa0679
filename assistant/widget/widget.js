// A button that opens the assistant.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const SAID = {
    vi: ["Hỏi đáp văn bản", "Chưa tải được. Hãy kiểm tra mạng rồi thử lại."],
    en: ["Ask about procedures", "It could not be loaded. Check the network, then try again."],
  };
  const LOOK = `
    :host { all: initial; display: block; }
    .launcher { display: grid; justify-items: end; gap: 8px; padding: 16px; font: max(16px, 1rem)/1.5 "Nunito Sans", system-ui, sans-serif; }
    .launcher button {
      padding: 12px 20px; font: inherit; font-weight: 600; cursor: pointer;
      color: #fff; background: #903938; border: 2px solid #fff; border-radius: 99px; box-shadow: 0 2px 12px #0006;
    }
    .launcher button:focus-visible { outline: 3px solid #903938; outline-offset: 2px; }
    .launcher button[aria-expanded="true"], .launcher p:empty { display: none; }
    .launcher p { margin: 0; padding: 8px 12px; color: #7a2120; background: #fdecec; }
    @media (min-height: 30em) { .launcher:not(.aside) { position: fixed; z-index: 2147483000; inset: auto 0 env(safe-area-inset-bottom, 0) auto; } }
    @media print { .launcher { display: none; } }`;

  class HoiDap extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const told = { agency: "", token: "", locality: "", locale: "vi", accent: "", ...script.dataset, ...this.dataset };
      const settings = { ...told, base: new URL(".", script.src).href.slice(0, -1), full: "full" in told };
      const [name = "", failed = ""] = told.locale === "en" ? SAID.en : SAID.vi;
      const look = new CSSStyleSheet();
      look.replaceSync(LOOK);
      root.adoptedStyleSheets = [look];
      const [launcher, trouble, button] = ["section", "p", "button"].map((tag) => document.createElement(tag));
      launcher.className = "launcher";
      launcher.setAttribute("aria-label", name);
      trouble.setAttribute("role", "status");
      button.textContent = name;
      button.setAttribute("aria-expanded", "false");
      launcher.append(trouble, button);
      root.append(launcher);

      let panel;
      let tries = 0;
      button.onclick = async () => {
        trouble.textContent = "";
        try {
          // A browser remembers that an address failed.
          panel ??= await (await import(`${settings.base}/widget/panel.js?${tries}`)).open(root, settings, launcher);
          panel.show();
        } catch {
          tries += 1;
          trouble.textContent = failed;
        }
      };
      document.addEventListener("focusin", ({ target }) => {
        launcher.classList.remove("aside");
        const own = launcher.getBoundingClientRect();
        const { left, right, top, bottom } = /** @type {Element} */ (target).getBoundingClientRect();
        const covered = right > own.left && left < own.right && bottom > own.top && top < own.bottom;
        launcher.classList.toggle("aside", covered && target !== this);
      });
      if (settings.full) button.click();
    }
  }

  customElements.define("hoi-dap", HoiDap);
  const put = () => document.querySelector("hoi-dap") || document.body.append(document.createElement("hoi-dap"));
  if (document.body) put();
  else addEventListener("DOMContentLoaded", put);
})();
