// How readers want every page: its theme and the size of its text. Neither a module nor deferred,
// and before the stylesheet: so the first paint is as they chose, and needs no inline script.
"use strict";

{
  const root = document.documentElement;
  const names = ["theme", "text"];
  const key = (/** @type {string} */ name) => `sitegen.${name}`;
  /** @type {Record<string, string>} What was chosen; empty is as the browser has it. */
  const chosen = {};

  /** Storage may be full, or closed to the page: then a choice holds until one leaves it. */
  const recall = () => {
    try {
      for (const name of names) chosen[name] = localStorage.getItem(key(name)) ?? "";
    } catch {}
  };
  const remember = (/** @type {string} */ name) => {
    try {
      if (chosen[name]) localStorage.setItem(key(name), chosen[name]);
      else localStorage.removeItem(key(name));
    } catch {}
  };

  const apply = () => {
    for (const name of names) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
    for (const meta of /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[data-scheme]"))) {
      const scheme = meta.dataset.scheme;
      if (chosen.theme) meta.media = chosen.theme === scheme ? "all" : "not all";
      else meta.media = `(prefers-color-scheme: ${scheme})`;
    }
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#settings input"))) {
      input.checked = input.value === (chosen[input.name] ?? "");
    }
  };
  const restore = () => {
    recall();
    apply();
  };

  restore();
  // Shows the control, which a stylesheet hides where it could do nothing.
  if ("popover" in HTMLElement.prototype) root.dataset.settings = "";
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("settings")?.addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      chosen[input.name] = input.value;
      remember(input.name);
      apply();
    });
  });
  // Other tabs, and pages that the back button brings back as they were.
  addEventListener("storage", restore);
  addEventListener("pageshow", (event) => event.persisted && restore());
}
