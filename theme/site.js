// What pages can do beyond reading, which works without it. A classic script: browsers refuse
// modules in pages that are opened from a folder. The build appends the files of site/ to it, so
// that all is one request; they share its scope.
"use strict";

/** A folder opened from disk has no server that would serve index.html for it. */
function nameIndexFiles() {
  for (const link of document.querySelectorAll("a[href]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const url = new URL(link.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.href = url.href;
    }
  }
}

/** Escape hides the tip of a figure until the pointer or the focus comes to a figure anew. */
function dismissTips() {
  const root = document.documentElement;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") root.classList.add("no-tips");
  });
  for (const arrival of ["pointerover", "focusin"]) {
    document.addEventListener(arrival, (event) => {
      if (event.target instanceof Element && event.target.closest(".fig")) root.classList.remove("no-tips");
    });
  }
}

dismissTips();
if (location.protocol === "file:") nameIndexFiles();
