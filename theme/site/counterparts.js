/** Marks a sentence wherever it stands on the page; null unmarks all.
 * @param {string | null} name
 */
function mark(name) {
  for (const sentence of sentences()) sentence.classList.toggle("is-marked", nameOf(sentence) === name);
}

/**
 * Side by side, the sentence under the pointer or finger, in focus, or that a link led to is marked
 * in both languages.
 */
function markCounterparts() {
  /** @param {EventTarget | null} target */
  const nameAt = (target) => {
    const sentence = sentenceAt(target);
    return sentence ? nameOf(sentence) : null;
  };
  let held = nameAt(document.getElementById(location.hash.slice(1)));
  mark(held);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") mark(nameAt(event.target) ?? held);
  });
  document.addEventListener("focusin", (event) => mark(nameAt(event.target) ?? held));
  document.addEventListener("focusout", () => mark(held));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) return;
    const name = nameAt(event.target);
    held = name === held ? null : name;
    mark(held);
  });
}

/** Tab leads into the text once, not to each sentence; from there arrow keys go through it. */
function walkSentences() {
  const stops = sentences().filter((sentence) => sentence.id === nameOf(sentence));
  /** @param {EventTarget | null} target */
  const indexOf = (target) => stops.findIndex((stop) => stop === target);
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  for (const sentence of stops) sentence.tabIndex = sentence === stops[0] ? 0 : -1;
  document.addEventListener("focusin", (event) => {
    if (indexOf(event.target) < 0) return;
    for (const sentence of stops) sentence.tabIndex = sentence === event.target ? 0 : -1;
  });
  // After a click the arrow keys scroll, as everywhere.
  let pointed = false;
  document.addEventListener("pointerdown", () => (pointed = true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") pointed = false;
    const step = steps[event.key];
    const index = indexOf(event.target);
    if (pointed || !step || index < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stops[index + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** Where CSS cannot count siblings yet, narrow pages still set sentence under sentence. */
function interleave() {
  if (CSS.supports("order: sibling-index()")) return;
  for (const cell of document.querySelectorAll(".row .cell")) {
    const later = cell.getAttribute("lang") === "en" ? 1 : 0;
    cell.querySelectorAll("span.s").forEach((sentence, index) => {
      if (sentence instanceof HTMLElement) sentence.style.order = String(2 * index + later);
    });
  }
}

if (document.documentElement.dataset.edition === "zh-en") {
  markCounterparts();
  interleave();
}
if (document.querySelector(".article")) walkSentences();
