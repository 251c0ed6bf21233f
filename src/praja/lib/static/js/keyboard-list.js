// SPDX-License-Identifier: EUPL-1.2
// In `[data-keyboard-list]`: j next, k previous, o open. Links stay links, so Tab and Enter work without this file.

const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

function move(items, step) {
  const here = items.indexOf(document.activeElement);
  const next = here === -1 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(here + step, 0), items.length - 1);
  items[next]?.focus();
}

const list = document.querySelector("[data-keyboard-list]");
if (list) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const items = [...list.querySelectorAll("[data-keyboard-item]")];
    if (event.key === "j") move(items, 1);
    else if (event.key === "k") move(items, -1);
    else if (event.key === "o" && items.includes(document.activeElement)) document.activeElement.click();
    else return;
    event.preventDefault();
  });
}
