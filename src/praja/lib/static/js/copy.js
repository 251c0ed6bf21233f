// SPDX-License-Identifier: EUPL-1.2
// Shows the copy button of `[data-copy]` where the browser can copy; without it the code can be marked by one tap.

async function copy(part) {
  const button = part.querySelector("[data-copy-button]");
  const label = button.querySelector("[data-copy-label]");
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(part.querySelector("[data-copy-text]").textContent.trim());
  } catch {
    button.hidden = true; // refused by the browser: the code itself stays markable
    return;
  }
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 3000);
}

if (navigator.clipboard) {
  for (const part of document.querySelectorAll("[data-copy]")) {
    const button = part.querySelector("[data-copy-button]");
    button.hidden = false;
    button.addEventListener("click", () => copy(part));
  }
}
