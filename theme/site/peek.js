/** How long the pointer rests on a sentence, and may be away from it, in milliseconds. */
const REST = 500;
const AWAY = 300;
/** The least room a counterpart is shown in, and its distance from the sentence, in pixels. */
const LEAST = 72;
const GAP = 8;

/**
 * Where a page has one language, a sentence that is tapped, pointed at for a while or reached by
 * keyboard shows its counterpart in a panel, above or below it. The other edition is fetched when it
 * is first needed; where it cannot be had nothing is shown.
 */
class Peek {
  /** @type {Promise<Document | null> | null} */
  #edition = null;
  /** @type {HTMLElement | null} The sentence whose counterpart is shown or on its way. */
  #sentence = null;
  /** @type {HTMLElement | null} The sentence under the pointer that Escape was pressed on. */
  #dismissed = null;
  #isHeld = false;
  #timer = 0;
  #panel = document.createElement("div");

  /** @param {string} url The address of the other edition. */
  constructor(url) {
    this.url = url;
    this.#panel.className = "counterpart";
    this.#panel.setAttribute("aria-live", "polite");
    document.querySelector("main")?.append(this.#panel);
  }

  listen() {
    document.addEventListener("pointerover", (event) => this.#point(event));
    document.addEventListener("pointerdown", () => clearTimeout(this.#timer));
    document.addEventListener("click", (event) => this.#tap(event));
    document.addEventListener("focusin", ({ target }) => {
      const isStop = target instanceof HTMLElement && target.matches(".s:focus-visible");
      if (isStop) this.#show(target, true);
    });
    document.addEventListener("focusout", ({ target }) => {
      if (target === this.#sentence) this.hide();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.#dismissed = this.#sentence;
      this.hide();
    });
    addEventListener("scroll", () => this.#dock(), { passive: true });
    addEventListener("resize", () => this.#dock());
    settingBox("counterparts")?.addEventListener("change", () => this.hide());
  }

  hide() {
    clearTimeout(this.#timer);
    if (!this.#sentence) return;
    this.#sentence = null;
    this.#isHeld = false;
    this.#panel.replaceChildren();
    document.documentElement.classList.remove("has-counterpart");
    mark(null);
  }

  /** @param {PointerEvent} event */
  #point({ target, pointerType, buttons }) {
    // With a button down text is being selected.
    if (pointerType !== "mouse" || buttons || this.#isHeld) return;
    clearTimeout(this.#timer);
    if (target instanceof Element && target.closest(".counterpart, .fig[tabindex]")) return;
    const sentence = sentenceAt(target);
    if (sentence !== this.#dismissed) this.#dismissed = null;
    if (!sentence) this.#timer = setTimeout(() => this.hide(), AWAY);
    else if (sentence !== this.#sentence && sentence !== this.#dismissed) {
      this.#timer = setTimeout(() => this.#show(sentence, false), REST);
    }
  }

  /** @param {MouseEvent} event */
  #tap({ target }) {
    const isSelecting = getSelection()?.isCollapsed === false;
    const isOther = target instanceof Element && target.closest("a, summary, .counterpart, .fig[tabindex]");
    if (isSelecting || isOther) return;
    const sentence = sentenceAt(target);
    if (sentence && !(this.#isHeld && sentence === this.#sentence)) this.#show(sentence, true);
    else this.hide();
  }

  /** @param {HTMLElement} sentence @param {boolean} isHeld Until it is dismissed, wherever the pointer goes. */
  async #show(sentence, isHeld) {
    clearTimeout(this.#timer);
    if (!isSet("counterparts")) return;
    this.#sentence = sentence;
    this.#isHeld = isHeld;
    this.#edition ??= fetchPage(this.url);
    const edition = await this.#edition;
    if (!edition) this.#edition = null;
    const counterpart = edition?.getElementById(sentence.id);
    if (this.#sentence !== sentence) return;
    if (!counterpart) return this.hide();
    this.#panel.replaceChildren(asQuoted(counterpart));
    document.documentElement.classList.add("has-counterpart");
    mark(sentence.id);
    this.#dock();
  }

  /** Puts the panel at the foot of the window or, where it would cover the sentence, at the head. */
  #dock() {
    const quote = this.#panel.firstElementChild;
    if (!this.#sentence || !(quote instanceof HTMLElement)) return;
    const box = this.#sentence.getBoundingClientRect();
    const above = box.top - mastheadBottom();
    const below = innerHeight - box.bottom;
    if (box.bottom < mastheadBottom() || box.top > innerHeight) return this.hide();
    quote.style.maxHeight = "";
    const isAbove = below < quote.offsetHeight + GAP && above > below;
    const room = Math.min(isAbove ? above : below, innerHeight - mastheadBottom()) - GAP;
    const column = this.#sentence.closest(".body, .opening, .notes")?.getBoundingClientRect() ?? box;
    this.#panel.classList.toggle("is-above", isAbove);
    // A sentence that fills the window leaves no room; its end, scrolled to, does.
    this.#panel.classList.toggle("is-waiting", room < LEAST);
    if (quote.offsetHeight > room) quote.style.maxHeight = `${Math.max(room, LEAST)}px`;
    this.#panel.style.setProperty("--left", `${column.left}px`);
    this.#panel.style.setProperty("--width", `${column.width}px`);
  }
}

/** A page of the site; null where it cannot be had.
 * @param {string} url
 */
async function fetchPage(url) {
  try {
    const response = await fetch(url);
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

/** A sentence of another page for this one: its language and how it was translated stay with it.
 * @param {Element} sentence
 */
function asQuoted(sentence) {
  const quote = document.createElement("p");
  quote.lang = sentence.closest("[lang]")?.getAttribute("lang") ?? "";
  const copy = document.importNode(sentence, true);
  copy.classList.remove("s");
  // Alone it shows what the last of its row says for all.
  for (const note of copy.querySelectorAll(".unseen")) note.className = "note";
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["id", "tabindex", "aria-description"]) element.removeAttribute(name);
  }
  quote.append(copy);
  return quote;
}

/** Browsers do not let pages from a folder read each other. */
if (document.querySelector(".article") && settingBox("counterparts") && location.protocol !== "file:") {
  const other = switchTo(document.documentElement.dataset.edition === "zh" ? "en" : "zh");
  if (other) new Peek(other.href).listen();
}
