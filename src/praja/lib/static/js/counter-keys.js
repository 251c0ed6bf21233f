// SPDX-License-Identifier: EUPL-1.2
// On the counter's screen: the key written on a button presses it, unless somebody is typing. Everything works without.

const typing = (element) => element.closest("input:not([type=hidden]), textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  const button = document.querySelector(`[data-keys] [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
