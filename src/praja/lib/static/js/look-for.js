// SPDX-License-Identifier: EUPL-1.2
// In `[data-look-for]` what is typed into the search box is looked for at that address while it is typed, and put into `[data-found]`;
// whatever was ticked there moves up to `[data-offered]` first. Without this file the button does the same with the whole page.

const WAIT = 250, SHORTEST = 2;

function keepTicked(found, offered) {
  for (const one of found.querySelectorAll("input[type=checkbox]:checked")) offered.append(one.closest(".who"));
}

function question(part, box) {
  const asked = new FormData();
  asked.set("csrfmiddlewaretoken", box.form.elements.csrfmiddlewaretoken.value);
  asked.set("cari", box.value);
  if (part.dataset.byName) asked.set("by_name", part.dataset.byName);
  for (const one of part.querySelectorAll("[data-offered] input[name=asked]")) asked.append("asked", one.value);
  return asked;
}

function lookFor(part) {
  const box = part.querySelector("input[type=search]"), says = part.querySelector("[role=status]");
  const found = part.querySelector("[data-found]"), offered = part.querySelector("[data-offered]");
  let waiting = 0, last = 0;

  async function look() {
    clearTimeout(waiting);
    const mine = ++last;
    keepTicked(found, offered);
    if (box.value.trim().length < SHORTEST) return show("", "");
    try {
      const answer = await fetch(part.dataset.lookFor, { method: "POST", body: question(part, box), cache: "no-store" });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      const text = await answer.text();
      if (mine === last) show(text);
    } catch {
      if (mine === last) show("", part.dataset.lost);
    }
  }

  function show(text, said) {
    keepTicked(found, offered);
    found.innerHTML = text;
    says.textContent = said ?? found.querySelector("[data-says]").dataset.says;
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Enter") look();
  });
  part.querySelector("button[name=look]").addEventListener("click", (event) => {
    event.preventDefault();
    look();
  });
}

document.querySelectorAll("[data-look-for]").forEach(lookFor);
