/** The name of a sentence, the same in every language; side by side the English has a suffix.
 * @param {Element} sentence
 */
function nameOf(sentence) {
  return sentence.id.replace(/-en$/, "");
}

/** @returns {HTMLElement[]} */
function sentences() {
  return [...document.querySelectorAll("span.s")].filter((s) => s instanceof HTMLElement);
}

/** The sentence an element belongs to.
 * @param {EventTarget | null} target
 */
function sentenceAt(target) {
  const sentence = target instanceof Element ? target.closest(".s") : null;
  return sentence instanceof HTMLElement ? sentence : null;
}

function mastheadBottom() {
  return document.querySelector(".masthead")?.getBoundingClientRect().bottom ?? 0;
}

/** What a link led to, as long as the page has not been scrolled away from it. */
function placeOfAddress() {
  const place = document.getElementById(location.hash.slice(1));
  if (!place) return null;
  const margin = parseFloat(getComputedStyle(place).scrollMarginTop);
  // At its end a page cannot scroll any further: there the landing place is lower down.
  const end = document.documentElement.scrollHeight - innerHeight;
  const landing = Math.min(scrollY + place.getBoundingClientRect().top - margin, end);
  return Math.abs(Math.max(landing, 0) - scrollY) < 2 ? place : null;
}

/**
 * The first sentence that begins below the masthead; where none does, the last one before. Not the
 * one whose end is there: the other edition would open where it begins, further back each time.
 */
function sentenceInView() {
  const line = mastheadBottom() - 1;
  let first = { sentence: /** @type {HTMLElement | null} */ (null), top: innerHeight };
  let before = { sentence: /** @type {HTMLElement | null} */ (null), top: -Infinity };
  for (const sentence of sentences()) {
    const top = sentence.getClientRects()[0]?.top;
    if (top === undefined) continue;
    // Side by side the order of the page is not that of the sentences. On one text line they may
    // begin a pixel or two apart where their fonts differ.
    if (top < line && top >= before.top) before = { sentence, top };
    if (top >= line && top < first.top - 4) first = { sentence, top };
  }
  return first.sentence ?? before.sentence;
}

/** The sentence one is reading, or null while the opening is in view. */
function sentenceRead() {
  const linked = sentenceAt(placeOfAddress());
  if (linked) return linked;
  const opening = document.querySelector(".opening")?.getBoundingClientRect();
  return !opening || opening.bottom > mastheadBottom() + 40 ? null : sentenceInView();
}

/** Names a sentence, or none, in the address, without a step for the back button.
 * @param {HTMLElement | null} sentence
 */
function nameInAddress(sentence) {
  const url = new URL(location.href);
  url.hash = sentence ? nameOf(sentence) : "";
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // Safari refuses a hundred changes in half a minute, and the next one will do.
  }
}

/** Reloading, bookmarks and the back button find the sentence one is reading. */
function followReader() {
  let rest = 0;
  const follow = () => {
    // A note or the list of figures is no sentence, but one is there.
    if (!placeOfAddress()) nameInAddress(sentenceRead());
  };
  addEventListener("scroll", () => {
    clearTimeout(rest);
    rest = setTimeout(follow, 300);
  }, { passive: true });
}

if (document.querySelector(".article")) followReader();
