"use strict";

/**
 * The figure explorer gets a filter for each `data-` name of its table, and sorts by value. Rows hold
 * what they are filtered by as JSON arrays.
 */
function exploreFigures() {
  const table = document.querySelector("table[data-filters]");
  const form = document.querySelector("form.filters");
  const count = document.querySelector("p.filter-count");
  if (!(table instanceof HTMLTableElement && form instanceof HTMLFormElement && count instanceof HTMLElement)) return;
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  makeFilters(form, rows, (table.dataset.filters ?? "").split(" "));
  const show = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every(([name, value]) => valuesOf(row, name).includes(String(value)));
      if (!row.hidden) shown += 1;
    }
    const words = count.dataset[shown === 1 ? "one" : "other"] ?? "";
    count.textContent = words.replaceAll("{count}", shown.toLocaleString("en"));
    count.hidden = false;
  };
  form.addEventListener("input", show);
  show();
  sortByValue(table, rows);
}

/** @param {HTMLElement} row @param {string} name @returns {string[]} */
function valuesOf(row, name) {
  return JSON.parse(row.dataset[name] ?? "[]");
}

/** @param {HTMLFormElement} form @param {HTMLElement[]} rows @param {string[]} names */
function makeFilters(form, rows, names) {
  /** @type {Record<string, string>} */
  const labels = JSON.parse(form.dataset.labels ?? "{}");
  for (const name of names) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.name = name;
    select.add(new Option(form.dataset.all, ""));
    const values = new Set(rows.flatMap((row) => valuesOf(row, name)));
    for (const value of [...values].sort((a, b) => a.localeCompare(b, document.documentElement.lang))) {
      select.add(new Option(value, value));
    }
    label.append(labels[name] ?? name, select);
    form.append(label);
  }
  form.hidden = false;
}

/** Makes the value's heading a button that sorts: largest first, then smallest, then as it was.
 * @param {HTMLTableElement} table @param {HTMLTableRowElement[]} rows
 */
function sortByValue(table, rows) {
  const heading = table.querySelector("th[data-sort]");
  if (!heading) return;
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  heading.append(button);
  const orders = [null, "descending", "ascending"];
  button.addEventListener("click", () => {
    const order = orders[(orders.indexOf(heading.getAttribute("aria-sort")) + 1) % orders.length];
    const sign = order === "ascending" ? 1 : -1;
    const sorted = order ? rows.slice().sort((a, b) => sign * (Number(a.dataset.value) - Number(b.dataset.value))) : rows;
    if (order) heading.setAttribute("aria-sort", order);
    else heading.removeAttribute("aria-sort");
    table.tBodies[0]?.append(...sorted);
  });
}

exploreFigures();
