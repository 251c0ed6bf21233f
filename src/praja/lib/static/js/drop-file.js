// SPDX-License-Identifier: EUPL-1.2
// Lets a file be dropped on `[data-drop-zone]`, into the file input inside it. Without this script the input works as ever.

for (const zone of document.querySelectorAll("[data-drop-zone]")) {
  const input = zone.querySelector("input[type=file]");
  const words = zone.querySelector("[data-drop-words]");
  if (words) words.hidden = false;
  const mark = (over) => zone.classList.toggle("is-over", over);
  zone.addEventListener("dragover", (event) => { event.preventDefault(); mark(true); });
  zone.addEventListener("dragleave", () => mark(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.form.requestSubmit();
  });
}
