// SPDX-License-Identifier: EUPL-1.2
// Counts the words of each `[data-word-count]` as they are typed, as the server does: what white space keeps apart. The server
// counts again; without this script the number is that of the last time the page was sent.

// White space as Python's str.split() knows it; a byte order mark is none.
const BETWEEN = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function tell(part) {
  const line = part.querySelector("[data-count]");
  const words = part.querySelector("textarea").value.split(BETWEEN).filter(Boolean).length;
  const most = Number(part.dataset.most);
  const isOver = words > most;
  line.classList.toggle("over", isOver);
  const said = line.dataset.said.replace("[w]", words).replace("[m]", most);
  line.textContent = isOver ? `${said} · ${line.dataset.over}` : said;
}

for (const part of document.querySelectorAll("[data-word-count][data-most]")) {
  part.querySelector("textarea").addEventListener("input", () => tell(part));
}
