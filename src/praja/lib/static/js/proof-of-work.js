// SPDX-License-Identifier: EUPL-1.2
// Works out the small proof that a `form[data-challenge]` asks for (altcha's protocol, version 1) while the person writes, and
// puts it into its field `proof`. It begins with the first touch of the form (with `data-challenge-at-once` when the page
// opens) and never holds up sending: what is sent without a proof is looked at by a person first, and not refused.

const PORTION = 250; // hashes between two looks at what the person does

async function fits(task, number) {
  const bytes = new TextEncoder().encode(task.salt + number);
  const hash = new Uint8Array(await crypto.subtle.digest(task.algorithm, bytes));
  return hash.every((byte, i) => byte === task.bytes[i]);
}

async function solve(task) {
  const began = performance.now();
  task.bytes = task.challenge.match(/../g).map((pair) => parseInt(pair, 16));
  for (let from = 0; from <= task.maxnumber; from += PORTION) {
    const numbers = Array.from({ length: PORTION }, (_, i) => from + i);
    const found = (await Promise.all(numbers.map((number) => fits(task, number)))).indexOf(true);
    if (found !== -1) return { number: from + found, took: Math.round(performance.now() - began) };
    await new Promise((resolve) => { setTimeout(resolve); });
  }
  return null;
}

async function prove(form) {
  try {
    const task = JSON.parse(form.dataset.challenge);
    const solution = await solve(task);
    const { algorithm, challenge, salt, signature } = task;
    if (solution) form.elements.proof.value = btoa(JSON.stringify({ algorithm, challenge, salt, signature, ...solution }));
  } catch {
    // an old browser: the report goes out without
  }
}

const form = document.querySelector("form[data-challenge]");
if (form && globalThis.crypto?.subtle) {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    prove(form);
  };
  if ("challengeAtOnce" in form.dataset) begin();
  for (const touch of ["focusin", "pointerdown", "input"]) form.addEventListener(touch, begin, { passive: true });
}
