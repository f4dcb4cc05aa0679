// Puts the assistant on a page: a button that opens it. What the panel needs is loaded then.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL(".", script.src).href.slice(0, -1);
  /** @type {Record<string, [string, string]>} */
  const SAID = {
    vi: ["Hỏi đáp văn bản", "Chưa tải được. Hãy kiểm tra mạng rồi thử lại."],
    en: ["Ask about procedures", "It could not be loaded. Check the network, then try again."],
  };
  // The button stays in a corner only where it covers little; else it stands at the page's end.
  const LOOK = `
    :host { all: initial; display: block; color-scheme: light dark; }
    :host([hidden]) { display: none; }
    .launcher { display: grid; justify-items: end; gap: 8px; padding: 16px; }
    .launcher button {
      padding: 12px 20px; min-block-size: 48px; cursor: pointer;
      font: 600 max(16px, 1rem)/1.5 "Nunito Sans", "Be Vietnam Pro", system-ui, sans-serif;
      color: #fff; background: #903938; border: 2px solid #fff; border-radius: 999px; box-shadow: 0 2px 12px #0006;
    }
    .launcher button:hover { text-decoration: underline; }
    .launcher button:focus-visible { outline: 3px solid #903938; outline-offset: 2px; }
    .launcher button[aria-expanded="true"] { display: none; }
    .launcher p {
      margin: 0; padding: 8px 12px; border-radius: 6px; color: #7a2120; background: #fdecec;
      font: max(16px, 1rem)/1.6 system-ui, sans-serif;
    }
    .launcher p:empty { display: none; }
    @media (min-height: 30em) {
      .launcher { position: fixed; z-index: 2147483000; inset: auto 0 env(safe-area-inset-bottom, 0) auto; }
    }
    @media print { .launcher { display: none; } }`;

  class HoiDap extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const { agency = "", token = "", locality = "", locale = "vi", accent = "", full } = { ...script.dataset, ...this.dataset };
      const settings = { base, agency, token, locality, locale, accent, full: full !== undefined };
      const [name, failed] = SAID[locale] ?? SAID.vi ?? [];

      const look = new CSSStyleSheet();
      look.replaceSync(LOOK);
      root.adoptedStyleSheets = [look];
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name ?? "";
      button.setAttribute("aria-haspopup", "dialog");
      button.setAttribute("aria-expanded", "false");
      const trouble = document.createElement("p");
      trouble.setAttribute("role", "status");
      const launcher = document.createElement("section");
      launcher.className = "launcher";
      launcher.setAttribute("aria-label", name ?? "");
      launcher.append(trouble, button);
      root.append(launcher);

      /** @type {Promise<{show(): void}>|undefined} */
      let panel;
      let tries = 0;
      const open = async () => {
        trouble.textContent = "";
        try {
          // A browser may remember that an address failed: each try has its own.
          panel ??= import(`./panel.js${tries ? `?${tries}` : ""}`).then(({ open }) => open(root, settings, launcher));
          (await panel).show();
        } catch {
          panel = undefined;
          tries += 1;
          trouble.textContent = failed ?? "";
        }
      };
      button.addEventListener("click", open);
      if (settings.full) open();
    }
  }

  customElements.define("hoi-dap", HoiDap);
  const put = () => document.querySelector("hoi-dap") || document.body.append(document.createElement("hoi-dap"));
  if (document.body) put();
  else addEventListener("DOMContentLoaded", put);
})();
