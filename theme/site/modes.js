/** @type {Record<string, string>} */
const EDITION_OF_KEY = { z: "zh", b: "zh-en", e: "en" };

/** Links to the editions: of the page in the masthead, of the site where a language is chosen.
 * @returns {HTMLAnchorElement[]}
 */
function editionLinks() {
  return [...document.querySelectorAll("a[data-edition]")].filter((link) => link instanceof HTMLAnchorElement);
}

/** @param {string} edition */
function switchTo(edition) {
  return editionLinks().find((link) => link.dataset.edition === edition && link.closest(".switch"));
}

/** The language switch opens the other edition at the sentence one is reading, and is remembered.
 * @param {MouseEvent} event
 */
function keepPlace(event) {
  const link = event.target instanceof Element ? event.target.closest("a[data-edition]") : null;
  if (!(link instanceof HTMLAnchorElement) || !link.dataset.edition) return;
  remember("edition", link.dataset.edition);
  if (!link.closest(".switch")) return;
  const sentence = sentenceRead();
  const url = new URL(link.href);
  url.hash = sentence ? nameOf(sentence) : "";
  link.href = url.href;
  nameInAddress(sentence);
}

/** @param {KeyboardEvent} event */
function switchByKey(event) {
  const { target } = event;
  const edition = EDITION_OF_KEY[event.key.toLowerCase()];
  if (!edition || !isSet("keys") || event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"))) return;
  const link = switchTo(edition);
  if (link && !link.hasAttribute("aria-current")) link.click();
}

/** Tells of the keys, as long as they work. */
function nameKeys() {
  for (const [key, edition] of Object.entries(EDITION_OF_KEY)) {
    const link = switchTo(edition);
    if (!link) continue;
    link.toggleAttribute("aria-keyshortcuts", isSet("keys"));
    link.title = "";
    if (!isSet("keys")) continue;
    link.setAttribute("aria-keyshortcuts", key);
    link.title = `${link.textContent} (${key.toUpperCase()})`;
  }
}

/** Where a language is chosen, the one of last time comes first. */
function offerRemembered() {
  const edition = remembered("edition");
  const link = editionLinks().find((a) => a.closest(".choices") && a.dataset.edition === edition);
  link?.classList.add("is-remembered");
  link?.parentElement?.prepend(link);
}

document.addEventListener("click", keepPlace, { capture: true });
document.addEventListener("keydown", switchByKey);
document.querySelector(".preferences")?.addEventListener("change", nameKeys);
nameKeys();
offerRemembered();
