// The search page. It asks the index that the build made with Pagefind, then reads the articles it
// names: Pagefind takes words for beginnings of words and passes over those it lacks, so only what is
// in an article counts as found. docs/search.md tells more. A classic script, like site.js.
"use strict";
{
  /**
   * What to look for, in lower case. `value` is the word that the index has for a number, `literal`
   * finds the number as it was typed.
   * @typedef {{kind: "han" | "word" | "number", text: string, value?: string, literal?: RegExp}} Term
   *
   * A sentence, or a text at the head of the article (its id is "top"); `state` is that of English
   * that nobody has reviewed.
   * @typedef {{id: string, state: string, lang: string, text: string, folded: string, figures: Figure[]}} Passage
   * @typedef {{values: string[], start: number, end: number}} Figure
   *
   * An article that may have the terms; `words` are the places of the words found for each term.
   * @typedef {{lang: string, score: number, words: number[][], data: () => Promise<any>}} Candidate
   *
   * What a passage has of the query: the `ranges` to mark, the numbers of the terms in it.
   * @typedef {{passage: Passage, ranges: [number, number][], found: Set<number>, whole: boolean}} Match
   * @typedef {{lang: string, slug: string, score: number, matches: Match[]}} Hit
   */

  // The same characters as HAN in sitegen/digest/characters.py.
  const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const POWERS = {
    万亿: 12, 千亿: 11, 百亿: 10, 十亿: 9, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2,
    thousand: 3, million: 6, billion: 9, trillion: 12, mn: 6, bn: 9, tn: 12, k: 3, m: 6,
  };
  const LETTER = `(?:(?![${HAN}])[\\p{L}\\p{N}])`;
  const WORD = `${LETTER}+(?:['.]${LETTER}+)*`;
  // A multiple is not the beginning of a word (5 metres) or of a unit (5千米 are kilometres).
  const MULTIPLE = `(?:\\s*(${Object.keys(POWERS).join("|")})(?![a-z米克瓦]))?`;
  const NUMBER = `(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.(\\d+))?${MULTIPLE}(?!${LETTER})`;
  const TERM_RE = new RegExp(`${NUMBER}|([${HAN}]+)|${WORD}`, "gu");
  const WORD_RE = new RegExp(WORD, "gu");
  const QUOTED_RE = /"([^"]+)"|“([^”]+)”|「([^」]+)」/g;
  const BATCH = 20;
  const SENTENCES = 3;
  const PAUSE = 150;

  /** Text as it is compared, and as long: lower case, full-width and curly forms as usual. */
  function fold(text) {
    const usual = (char) => {
      const code = char.charCodeAt(0);
      if (char === "’") return "'";
      const plain = code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : char;
      return plain.toLowerCase().length === char.length ? plain.toLowerCase() : plain;
    };
    return Array.from(text, usual).join("");
  }

  /** A number as the index has it, see value_word in sitegen/search/words.py: 2.1万 is 21000n. */
  function valueWord(whole, fraction, power) {
    const digits = fraction.padEnd(power, "0");
    const integer = (whole + digits.slice(0, power)).replace(/^0+(?=\d)/, "");
    const rest = digits.slice(power).replace(/0+$/, "");
    return `${integer}${rest && `d${rest}`}n`;
  }

  /** A number as it was typed, in digits and perhaps a multiple (亿, million). @returns {Term} */
  function numberTerm(typed, fraction = "", multiple = "") {
    const whole = typed.replaceAll(",", "");
    const digits = [...whole].join(",?") + (fraction && `\\.${fraction}`);
    const literal = new RegExp(`(?<![\\d.])${digits}(?!\\d|[.,]\\d)${multiple && `\\s*${multiple}`}`, "g");
    const value = valueWord(whole, fraction, POWERS[multiple] ?? 0);
    return { kind: "number", text: whole + fraction, value, literal };
  }

  /** @param {string} query @returns {Term[]} */
  function termsOf(query) {
    return Array.from(fold(query).matchAll(TERM_RE), ([text, whole, fraction, multiple, han]) => {
      if (whole) return numberTerm(whole, fraction, multiple);
      return { kind: han ? "han" : "word", text };
    });
  }

  /**
   * Chinese as words, for what no article has as it stands: those of one character say too little.
   * @param {Term[]} terms @returns {Term[]}
   */
  function cutApart(terms) {
    if (typeof Intl.Segmenter === "undefined") return terms;
    const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
    const cut = ({ text }) => Array.from(segmenter.segment(text), ({ segment }) => ({ kind: "han", text: segment }));
    const isLong = ({ text }) => [...text].length > 1;
    return terms.flatMap((term) => (term.kind === "han" && isLong(term) ? cut(term).filter(isLong) : [term]));
  }

  /** What to ask Pagefind: an answer to any of these may have the term. @param {Term} term */
  function questionsFor({ kind, text, value }) {
    if (kind === "number") return [value, text];
    const chars = [...text];
    if (kind === "word" || chars.length === 1) return [text];
    return [chars.slice(1).map((char, index) => chars[index] + char).join(" ")];
  }

  /** The articles that may have all the terms, by id, in the order of their scores. */
  async function candidatesFor(pagefind, terms) {
    /** @type {Map<string, Candidate>[]} */
    const answers = await Promise.all(terms.map(async (term) => {
      const found = new Map();
      for (const question of questionsFor(term)) {
        for (const { id, score, words, data } of (await pagefind.search(question)).results) {
          const same = found.get(id) ?? { score: 0, words: [] };
          const lang = id.startsWith("en_") ? "en" : "zh";
          found.set(id, { lang, data, score: score + same.score, words: [...words, ...same.words] });
        }
      }
      return found;
    }));
    const [first, ...others] = answers;
    const common = [...first].filter(([id]) => others.every((answer) => answer.has(id)));
    const candidates = common.map(([id, { lang, data }]) => {
      const own = answers.map((answer) => answer.get(id));
      const score = own.reduce((sum, answer) => sum + answer.score, 0);
      return { lang, data, score, words: own.map((answer) => answer.words) };
    });
    return candidates.sort((a, b) => b.score - a.score);
  }

  /** @param {any} data what the index keeps of an article, see sitegen/search/records.py */
  function passagesOf(data) {
    /** @type {Passage[]} */
    const passages = [];
    const joined = (words) => words.replaceAll(" ", "").replaceAll("␣", " ");
    for (const { element, id, text } of data.anchors) {
      if (element === "b") {
        const { lang, text: sentence, figures } = passages.at(-1);
        const figure = lang === "zh" ? joined(text) : text;
        const start = sentence.indexOf(figure, figures.at(-1)?.end ?? 0);
        figures.push({ values: id.split("-"), start, end: start + figure.length });
      } else {
        const shown = element === "i" ? joined(text) : text;
        const lang = element === "i" ? "zh" : "en";
        const [anchor, state = ""] = id.split(".");
        passages.push({ id: anchor, state, lang, text: shown, folded: fold(shown), figures: [] });
      }
    }
    return passages;
  }

  /** Whether Pagefind's stemmer may have found this word for the term. */
  function isFormOf(word, term) {
    let same = 0;
    while (same < term.length && word[same] === term[same]) same += 1;
    return same === term.length || (same >= 3 && same >= 0.4 * term.length);
  }

  /** Where a passage has a term; `forms` are the words of its article that were found for it. */
  function rangesOf({ folded, figures }, { kind, text, value, literal }, forms) {
    const ranges = [];
    if (kind === "han") {
      for (const { 0: word, index } of folded.matchAll(text)) ranges.push([index, index + word.length]);
    } else if (kind === "word") {
      for (const { 0: word, index } of folded.matchAll(WORD_RE)) {
        if (word.startsWith(text) || forms.has(word)) ranges.push([index, index + word.length]);
      }
    } else {
      for (const { values, start, end } of figures) if (values.includes(value)) ranges.push([start, end]);
      for (const { 0: word, index } of folded.matchAll(literal)) ranges.push([index, index + word.length]);
    }
    return ranges;
  }

  /** The candidate read: a hit, or null where the article has not all of the query. @returns {Hit | null} */
  function hitOf(data, candidate, terms, query) {
    const content = data.raw_content.split(" ");
    const forms = terms.map(({ text }, number) => {
      const words = candidate.words[number].flatMap((at) => fold(content[at] ?? "").match(WORD_RE) ?? []);
      return new Set(words.filter((word) => isFormOf(word, text)));
    });
    const folded = fold(query);
    const matches = passagesOf(data).map((passage) => {
      const ranges = terms.map((term, number) => rangesOf(passage, term, forms[number]));
      const found = new Set([...terms.keys()].filter((number) => ranges[number].length));
      return { passage, ranges: ranges.flat(), found, whole: passage.folded.includes(folded) };
    });
    const quoted = Array.from(folded.matchAll(QUOTED_RE), (match) => match[1] ?? match[2] ?? match[3]);
    const hasTerms = terms.every((_, number) => matches.some(({ found }) => found.has(number)));
    const hasQuoted = quoted.every((words) => matches.some(({ passage }) => passage.folded.includes(words)));
    if (!hasTerms || !hasQuoted) return null;
    const together = Math.max(...matches.map(({ found }) => found.size)) / terms.length;
    const score = candidate.score + 100 * matches.some(({ whole }) => whole) + 10 * together;
    const slug = decodeURIComponent(data.raw_url).split("/").at(-2);
    return { lang: candidate.lang, slug, score, matches };
  }

  /** The sentences with most of the query; where none has any, names and topics. @param {Match[]} matches */
  function sentencesOf(matches) {
    const share = ({ found, whole }) => 2 * found.size + whole;
    const having = matches.filter(share);
    const sentences = having.filter(({ passage }) => passage.id !== "top");
    const chosen = sentences.length ? sentences : having;
    const most = Math.max(...chosen.map(share));
    return chosen.filter((match) => share(match) === most).slice(0, SENTENCES);
  }

  /** In which language to look first: that of the query, or for a bare number that of the page. */
  function languagesFor(query) {
    if (new RegExp(`[${HAN}]`, "u").test(query)) return ["zh", "en"];
    return /\p{L}/u.test(query) || document.documentElement.lang === "en" ? ["en", "zh"] : ["zh", "en"];
  }

  /** Hits for a query, a batch at a time; the last value is how many more articles may have it. */
  async function* search(pagefind, query) {
    const terms = termsOf(query);
    const ways = query.match(QUOTED_RE) ? [terms] : [terms, cutApart(terms)];
    for (const way of ways.filter((way) => way.length)) {
      const all = await candidatesFor(pagefind, way);
      for (const lang of languagesFor(query)) {
        const candidates = all.filter((candidate) => candidate.lang === lang);
        let found = false;
        while (candidates.length) {
          const batch = candidates.splice(0, BATCH);
          const read = await Promise.all(batch.map(async (one) => hitOf(await one.data(), one, way, query)));
          const hits = read.filter((hit) => hit).sort((a, b) => b.score - a.score);
          found ||= hits.length > 0;
          if (hits.length) yield { hits, more: candidates.length };
        }
        if (found) return;
      }
    }
  }

  // The page

  const form = document.querySelector(".search-form");
  const field = form?.querySelector("input");
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".search-results");
  const more = document.querySelector(".search-more");
  let pagefind = null;
  let turn = 0;

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  /** The site's own words, a run for each language of the page. */
  function say(key, values = {}) {
    const filled = (text) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const runs = JSON.parse(form.dataset[key]);
    return runs.flatMap(([lang, text]) => [element("span", { className: "run", lang }, filled(text)), " "]);
  }

  /** Loads the index once, when it is first needed. */
  function loadedPagefind() {
    pagefind ??= (async () => {
      const folder = new URL(form.dataset.index, location.href);
      const { createInstance } = await import(new URL("en/pagefind.js", folder).href);
      const instance = createInstance();
      await instance.mergeIndex(new URL("zh/", folder).href, { language: "und" });
      return instance;
    })();
    return pagefind;
  }

  /** A text with its ranges marked. @param {Match} match */
  function marked({ passage: { text }, ranges }) {
    const joined = [];
    for (const [start, end] of ranges.sort(([a], [b]) => a - b)) {
      if (joined.length && start <= joined.at(-1)[1]) joined.at(-1)[1] = Math.max(end, joined.at(-1)[1]);
      else joined.push([start, end]);
    }
    const ends = [0, ...joined.map(([, end]) => end)];
    const pieces = joined.flatMap(([start, end], index) => {
      return [text.slice(ends[index], start), element("mark", {}, text.slice(start, end))];
    });
    return [...pieces, text.slice(ends.at(-1))];
  }

  /** @param {Hit} hit */
  function result({ lang, slug, matches }) {
    const edition = document.documentElement.dataset.edition === "zh-en" ? "zh-en" : lang;
    const article = new URL(`${edition}/${slug}/`, new URL(form.dataset.root, location.href));
    const link = (match) => {
      const { id, state, lang: own } = match.passage;
      const sign = document.querySelector(`[data-sign="${state}"]`)?.content.cloneNode(true) ?? "";
      const anchor = edition === "zh-en" && lang === "en" && id.startsWith("s-") ? `${id}-en` : id;
      const href = id === "top" ? article.href : `${article.href}#${anchor}`;
      return element("a", { href, lang: own === "zh" ? "zh-Hans" : "en" }, ...marked(match), sign);
    };
    const [headline, ...others] = matches;
    const shown = sentencesOf(others).map((match) => element("p", {}, link(match)));
    return element("li", {}, element("h2", { className: "headline" }, link(headline)), ...shown);
  }

  /** Shows what the query finds, unless another has been asked meanwhile. @param {string} query */
  async function show(query) {
    turn += 1;
    const own = turn;
    if (!query) {
      clear();
      return;
    }
    try {
      const batches = search(await loadedPagefind(), query);
      const batch = await batches.next();
      if (own !== turn) return;
      clear();
      showBatch(batch, query);
      more.onclick = () => showMore(batches, query);
    } catch (fault) {
      if (own === turn) fail(fault);
    }
  }

  async function showMore(batches, query) {
    const own = turn;
    const last = list.lastElementChild;
    try {
      const batch = await batches.next();
      if (own !== turn) return;
      showBatch(batch, query);
      (last.nextElementSibling ?? last).querySelector("a").focus();
    } catch (fault) {
      if (own === turn) fail(fault);
    }
  }

  function clear() {
    list.replaceChildren();
    status.replaceChildren();
    more.hidden = true;
  }

  function showBatch({ value, done }, query) {
    if (!done) list.append(...value.hits.map(result));
    const isLast = done || !value.more;
    const count = list.children.length;
    const key = !count ? "none" : !isLast ? "first" : count === 1 ? "one" : "other";
    status.replaceChildren(...say(key, { count, query }));
    more.hidden = isLast;
  }

  function fail(fault) {
    console.warn(fault);
    // The next search tries anew.
    pagefind = null;
    clear();
    status.replaceChildren(...say("failed"));
  }

  /** Arrow keys go through the links of the results, and back to the field, as Escape does. */
  function walk(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "/" && !document.activeElement.matches("input, select, textarea")) {
      event.preventDefault();
      field.select();
    } else if (event.key === "Escape" && here > 0) {
      field.select();
    } else if (step && here >= 0 && stops[here + step]) {
      event.preventDefault();
      stops[here + step].focus();
    }
  }

  /** The query is kept in the address, to be linked to and come back to, and goes to other languages. */
  function keepQuery(query) {
    const search = query ? `?${new URLSearchParams({ q: query })}` : "";
    history.replaceState(null, "", location.pathname + search);
    for (const link of document.querySelectorAll(".switch a")) link.search = search;
  }

  function searchTyped() {
    const query = field.value.trim();
    keepQuery(query);
    show(query);
  }

  function start() {
    form.hidden = false;
    if (location.protocol === "file:") {
      field.disabled = true;
      status.replaceChildren(...say("server"));
      return;
    }
    let timer = 0;
    field.addEventListener("focus", () => loadedPagefind().catch(() => (pagefind = null)), { once: true });
    field.addEventListener("input", (event) => {
      clearTimeout(timer);
      // While Chinese is being composed the field holds the keys typed, not yet the word.
      if (!event.isComposing) timer = setTimeout(searchTyped, PAUSE);
    });
    field.addEventListener("compositionend", searchTyped);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      searchTyped();
    });
    document.addEventListener("keydown", walk);
    const linked = new URLSearchParams(location.search).get("q");
    if (linked) {
      field.value = linked;
      searchTyped();
    }
  }

  if (form) start();
}
