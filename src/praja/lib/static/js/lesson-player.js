// SPDX-License-Identifier: EUPL-1.2
// `[data-lesson-player]`: opens a lesson in a frame that can reach nothing here, takes what it tells (lesson-host.js), and keeps it in
// this browser until the server has confirmed it. A later state holds all of an earlier one, so only the last has to be sent.

const part = document.querySelector("[data-lesson-player]");
const frame = part.querySelector("iframe");
const PREFIX = "praja-modul-", WAITS = [1, 2, 4, 8, 15, 30];
const { session, who } = part.dataset;
const mine = PREFIX + session;
let number = 0, tries = 0, sending = false, timer = 0;

function say(name) { for (const one of part.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== name; }

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}
function keep(key, state) {
  try { state ? localStorage.setItem(key, JSON.stringify(state)) : localStorage.removeItem(key); } catch { memory.set(key, state); }
}
const memory = new Map();
const waiting = (key) => read(key) || memory.get(key) || null;

async function post(state, keepalive = false) {
  const answer = await fetch(state.url, {
    method: "POST", redirect: "manual", keepalive, body: JSON.stringify({ number: state.number, over: state.over, data: state.data }),
    headers: { "Content-Type": "application/json", "X-CSRFToken": part.querySelector("[name=csrfmiddlewaretoken]").value },
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) return "signed-out";
  if (answer.ok) return (await answer.json()).finished ? "finished" : "kept";
  return answer.status >= 500 || answer.status === 429 ? "waiting" : "refused";
}

async function send(key) {
  if (sending) return;
  const state = waiting(key);
  if (!state) return;
  sending = true;
  let said = "waiting";
  try { said = await post(state); } catch { /* no connection: tried again */ }
  sending = false;
  if (said === "kept" || said === "finished" || said === "refused") {
    const now = waiting(key);
    if (now && now.number === state.number) { keep(key, null); memory.delete(key); }
    tries = 0;
  }
  say(said);
  if (waiting(key)) {
    clearTimeout(timer);
    timer = setTimeout(() => send(key), 1000 * WAITS[Math.min(tries++, WAITS.length - 1)]);
  }
}

function take(event) {
  if (!frame || event.source !== frame.contentWindow || !event.data || event.data.praja !== session) return;
  const before = waiting(mine);
  number += 1;
  keep(mine, { who, url: part.dataset.save, number, over: Boolean(event.data.over || (before && before.over)), data: event.data.data });
  send(mine);
}

async function begin() {
  // What an earlier session of the same person could not send goes first, so that the lesson opens where they really were.
  const left = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== mine);
  for (const key of left) if ((waiting(key) || {}).who === who) await send(key);
  number = (waiting(mine) || {}).number || Number(part.dataset.number) || 0;
  await send(mine);
  window.addEventListener("message", take);
  window.addEventListener("online", () => { tries = 0; send(mine); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") send(mine); });
  window.addEventListener("pagehide", () => { const state = waiting(mine); if (state) post(state, true).catch(() => {}); });
  if (frame) frame.src = frame.dataset.src;
}
begin();
