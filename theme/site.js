// What pages can do beyond reading, which works without it. A classic script: browsers refuse
// modules in pages that are opened from a folder.
"use strict";

const sentences = () => document.querySelectorAll(".s");

/** The sentence a link led to, as long as the page has not been scrolled away from it. */
function sentenceOfAddress() {
  const sentence = document.getElementById(location.hash.slice(1))?.closest(".s");
  if (!sentence) return null;
  const margin = parseFloat(getComputedStyle(sentence).scrollMarginTop);
  // At its end a page cannot scroll any further: there the landing place is lower down.
  const end = document.documentElement.scrollHeight - innerHeight;
  const landing = Math.min(scrollY + sentence.getBoundingClientRect().top - margin, end);
  return Math.abs(Math.max(landing, 0) - scrollY) < 2 ? sentence : null;
}

/**
 * The first sentence that begins below the masthead; where none does, the last one before. Not the
 * one whose end is there: the other edition would open where it begins, further back each time.
 */
function sentenceInView() {
  const line = (document.querySelector(".masthead")?.getBoundingClientRect().bottom ?? 0) - 1;
  let first = { top: innerHeight };
  let before = { top: -Infinity };
  for (const sentence of sentences()) {
    const top = sentence.getClientRects()[0]?.top;
    // Side by side the order of the page is not that of the sentences. On one text line they may
    // begin a pixel or two apart where their fonts differ.
    if (top < line && top >= before.top) before = { sentence, top };
    if (top >= line && top < first.top - 4) first = { sentence, top };
  }
  return first.sentence ?? before.sentence ?? null;
}

/** The sentence one is reading, or null while the opening is in view. */
function sentenceRead() {
  const linked = sentenceOfAddress();
  if (linked) return linked;
  const masthead = document.querySelector(".masthead")?.getBoundingClientRect().bottom ?? 0;
  const opening = document.querySelector(".opening")?.getBoundingClientRect();
  return !opening || opening.bottom > masthead + 40 ? null : sentenceInView();
}

/** The language switch opens the other edition at the sentence one is reading. */
function keepPlace(event) {
  const link = event.target.closest(".switch a");
  if (!link) return;
  const sentence = sentenceRead();
  const url = new URL(link.href);
  url.hash = sentence ? sentence.dataset.s : "";
  link.href = url.href;
}

/** Marks a sentence wherever it stands on the page; null unmarks all. */
function mark(id) {
  for (const sentence of sentences()) sentence.classList.toggle("is-marked", sentence.dataset.s === id);
}

/**
 * Side by side, the sentence under the pointer or finger, in focus, or that a link led to is marked
 * in both languages.
 */
function markCounterparts() {
  const idAt = (element) => element.closest?.(".s")?.dataset.s ?? null;
  let held = document.getElementById(location.hash.slice(1))?.dataset.s ?? null;
  mark(held);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") mark(idAt(event.target) ?? held);
  });
  document.addEventListener("focusin", (event) => mark(idAt(event.target) ?? held));
  document.addEventListener("focusout", () => mark(held));
  document.addEventListener("click", (event) => {
    const id = idAt(event.target);
    if (event.target.closest("a")) return;
    held = id === held ? null : id;
    mark(held);
  });
}

/** Tab leads into the text once, not to each sentence; from there arrow keys go through it. */
function walkSentences() {
  const stops = [...sentences()].filter((sentence) => sentence.id === sentence.dataset.s);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  for (const sentence of stops) sentence.tabIndex = sentence === stops[0] ? 0 : -1;
  document.addEventListener("focusin", (event) => {
    if (!stops.includes(event.target)) return;
    for (const sentence of stops) sentence.tabIndex = sentence === event.target ? 0 : -1;
  });
  // After a click the arrow keys scroll, as everywhere.
  let pointed = false;
  document.addEventListener("pointerdown", () => (pointed = true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") pointed = false;
    if (pointed || !stops.includes(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stops[stops.indexOf(event.target) + (steps[event.key] ?? 0)];
    if (!next || next === event.target) return;
    event.preventDefault();
    next.focus();
  });
}

/** Where CSS cannot count siblings yet, narrow pages still set sentence under sentence. */
function interleave() {
  if (CSS.supports("order: sibling-index()")) return;
  for (const cell of document.querySelectorAll(".row .cell")) {
    const later = cell.lang === "en" ? 1 : 0;
    cell.querySelectorAll(".s").forEach((sentence, index) => {
      sentence.style.order = String(2 * index + later);
    });
  }
}

/** A folder opened from disk has no server that would serve index.html for it. */
function nameIndexFiles() {
  for (const link of document.querySelectorAll("a[href]")) {
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
      if (event.target.closest?.(".fig")) root.classList.remove("no-tips");
    });
  }
}

/**
 * The figure explorer gets a filter for each `data-` name of its table, and sorts by value. Rows hold
 * what they are filtered by as JSON arrays.
 */
function exploreFigures() {
  const table = document.querySelector("table[data-filters]");
  const form = document.querySelector("form.filters");
  if (!table || !form) return;
  const rows = [...table.tBodies[0].rows];
  const valuesOf = (row, name) => JSON.parse(row.dataset[name]);
  const labels = JSON.parse(form.dataset.labels);
  for (const name of table.dataset.filters.split(" ")) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.name = name;
    select.add(new Option(form.dataset.all, ""));
    const values = new Set(rows.flatMap((row) => valuesOf(row, name)));
    for (const value of [...values].sort((a, b) => a.localeCompare(b, document.documentElement.lang))) {
      select.add(new Option(value, value));
    }
    label.append(labels[name], select);
    form.append(label);
  }
  form.hidden = false;
  const count = document.querySelector(".filter-count");
  const show = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every(([name, value]) => valuesOf(row, name).includes(value));
      if (!row.hidden) shown += 1;
    }
    count.textContent = count.dataset[shown === 1 ? "one" : "other"].replaceAll("{count}", shown.toLocaleString("en"));
    count.hidden = false;
  };
  form.addEventListener("input", show);
  show();
  sortByValue(table, rows);
}

/** Makes the value's heading a button that sorts: largest first, then smallest, then as it was. */
function sortByValue(table, rows) {
  const heading = table.querySelector("th[data-sort]");
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  heading.append(button);
  const orders = [null, "descending", "ascending"];
  button.addEventListener("click", () => {
    const order = orders[(orders.indexOf(heading.getAttribute("aria-sort")) + 1) % orders.length];
    const sign = order === "ascending" ? 1 : -1;
    const sorted = order ? rows.slice().sort((a, b) => sign * (a.dataset.value - b.dataset.value)) : rows;
    if (order) heading.setAttribute("aria-sort", order);
    else heading.removeAttribute("aria-sort");
    table.tBodies[0].append(...sorted);
  });
}

document.addEventListener("click", keepPlace, { capture: true });
if (document.documentElement.dataset.edition === "zh-en") {
  markCounterparts();
  walkSentences();
  interleave();
}
dismissTips();
exploreFigures();
if (location.protocol === "file:") nameIndexFiles();
