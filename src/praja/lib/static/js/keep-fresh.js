// SPDX-License-Identifier: EUPL-1.2
// `[data-refresh]` asks its address every `data-every` seconds and puts the answer into `[data-fresh]`. Where the server does not
// answer (a restart, a lost signal) it says so and goes on asking, ever less often up to a minute. Tells of it by "fresh".

const LONGEST = 60;

async function ask(part) {
  const answer = await fetch(part.dataset.refresh, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.text();
}

function keepFresh(part) {
  const place = part.querySelector("[data-fresh]"), lost = part.querySelector("[data-lost]"), every = Number(part.dataset.every);
  let wait = every;
  async function again() {
    try {
      const text = await ask(part);
      // Nobody who is about to press something loses it from under their finger.
      if (!place.contains(document.activeElement) && place.innerHTML !== text) place.innerHTML = text;
      if (lost) lost.hidden = true;
      wait = every;
      part.dispatchEvent(new CustomEvent("fresh"));
    } catch {
      if (lost) lost.hidden = false;
      wait = Math.min(wait * 1.5, LONGEST);
    }
    setTimeout(again, wait * 1000);
  }
  setTimeout(again, every * 1000);
}

document.querySelectorAll("[data-refresh]").forEach(keepFresh);
