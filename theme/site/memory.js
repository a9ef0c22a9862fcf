/** What a reader chose before; null where nothing is remembered or the browser keeps nothing.
 * @param {string} name
 */
function remembered(name) {
  try {
    return localStorage.getItem(`sitegen-${name}`);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
function remember(name, value) {
  try {
    localStorage.setItem(`sitegen-${name}`, value);
  } catch {
    // Storage may be full, switched off or refused: the choice then holds for this page.
  }
}

/** The box of a setting in the footer.
 * @param {string} name
 */
function settingBox(name) {
  return document.querySelector(`.preferences input[name="${name}"]`);
}

/** @param {string} name */
function isSet(name) {
  const box = settingBox(name);
  return box instanceof HTMLInputElement && box.checked;
}

/** Shows the settings, which can do nothing without the script, as they were left. */
function keepSettings() {
  const form = document.querySelector("form.preferences");
  if (!(form instanceof HTMLFormElement)) return;
  for (const box of form.querySelectorAll("input")) box.checked = remembered(box.name) !== "off";
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) remember(target.name, target.checked ? "on" : "off");
  });
  form.hidden = false;
}

keepSettings();
