// SPDX-License-Identifier: EUPL-1.2
// `[data-presence]`: sends scanned codes that this telephone kept while there was no signal. On the bare page that stands in for one
// that did not come (`data-shell`) it first keeps the code of the address, with the moment at which it was scanned. Words stand on the
// page: `[data-say]` parts are shown.

const part = document.querySelector("[data-presence]");
const SCANNED = /\/hadir\/([0-9A-Z]{10})\/([0-9]{6})\/$/, SENDING = 15000, AGAIN = 20000;
let who = part.dataset.who;

const store = new Promise((done, fail) => {
  const asked = indexedDB.open("hadir", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("waiting", { keyPath: "name" });
    asked.result.createObjectStore("known", { keyPath: "name" });
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});

async function kept(table, mode, act) {
  const asked = act((await store).transaction(table, mode).objectStore(table));
  return new Promise((done, fail) => { asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error); });
}

function say(name) {
  for (const one of part.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== name;
}
function fill(place, text) { for (const one of part.querySelectorAll(`[data-fill="${place}"]`)) one.textContent = text; }

// Opened again, the same code keeps the moment at which it was scanned.
async function keep() {
  const [, mark, digits] = location.pathname.match(SCANNED) || [];
  if (!mark) return;
  const name = `${mark}/${digits}`, held = await kept("waiting", "readonly", (rows) => rows.get(name));
  const one = held || { name, mark, digits, who, at: Date.now() };
  if (!held) await kept("waiting", "readwrite", (rows) => rows.put(one));
  const at = new Date(one.at);
  fill("at", `${String(at.getHours()).padStart(2, "0")}.${String(at.getMinutes()).padStart(2, "0")}`);
  say("kept");
}

async function post(one) {
  const token = (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";
  const answer = await fetch(part.dataset.send, {
    method: "POST", redirect: "manual", signal: AbortSignal.timeout(SENDING),
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ mark: one.mark, digits: one.digits, who: one.who, at: one.at, sent: Date.now() }),
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw Object.assign(new Error("signed out"), { out: true });
  if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
  return answer.json();
}

let sending = false;
async function flush() {
  if (sending || !navigator.onLine) return;
  sending = true;
  try {
    for (const one of (await kept("waiting", "readonly", (rows) => rows.getAll())).filter((row) => row.who === who)) {
      const answer = await post(one);
      await kept("waiting", "readwrite", (rows) => rows.delete(one.name));
      fill("title", answer.title);
      fill("sentence", answer.sentence);
      say(answer.taken ? "taken" : "refused");
    }
  } catch (error) {
    if (error.out) say("sign-in");
  } finally {
    sending = false;
  }
}

async function begin() {
  if (part.dataset.shell) {
    who = (await kept("known", "readonly", (rows) => rows.get("last")))?.who || "";
    await keep();
    setInterval(flush, AGAIN);
  } else {
    await kept("known", "readwrite", (rows) => rows.put({ name: "last", who }));
    navigator.serviceWorker?.register(part.dataset.worker, { scope: part.dataset.scope });
  }
  addEventListener("online", flush);
  await flush();
}

if (window.indexedDB) begin();
