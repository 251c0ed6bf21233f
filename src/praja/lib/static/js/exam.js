// SPDX-License-Identifier: EUPL-1.2
// `[data-exam]`: saves answers as they are typed, one save at a time. What the server has not confirmed lies in this device's own
// store and is sent when there is a connection again, also after a reload and after the end (as late, to be looked at). The clock is
// the server's: `data-left` is what it said when the page was drawn, every answer says it anew. Without scripts the form does it all.

const PAUSE = 800, PATIENCE = 15000, AGAIN = 5000, LONGEST = 30000, ALARM = 300;
const root = document.querySelector("[data-exam]");
const words = JSON.parse(document.getElementById("exam-words").textContent);
const key = `praja-tes-${root.dataset.exam}`;
const form = root.matches("form") ? root : null;
const state = root.querySelector("[data-state]"), alarm = root.querySelector("[data-alarm]"), remaining = root.querySelector("[data-remaining]");

// ---- what is not confirmed yet

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    if (kept && kept.answers && kept.device) return kept;
  } catch { /* a store that can't be read holds nothing */ }
  return { device: Math.random().toString(36).slice(2, 14), stroke: 0, answers: {} };
}

const kept = load();

function store() {
  try {
    if (Object.keys(kept.answers).length === 0 && root.hasAttribute("data-ended")) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch { /* a full or closed store: the page still saves by itself */ }
}

function note(number, given) {
  kept.stroke += 1;
  kept.answers[number] = { given, at: Date.now(), stroke: kept.stroke };
  store();
}

// ---- reading and writing the questions

function given(question) {
  const kind = question.dataset.kind, name = `q${question.dataset.number}`;
  const chosen = [...question.querySelectorAll(`input[name="${name}"]:checked`)].map((one) => one.value);
  if (kind === "multiple") return chosen;
  if (kind === "single" || kind === "true_false") return chosen[0] ?? null;
  if (kind === "matching") {
    const sides = [...question.querySelectorAll("[data-side]")].filter((one) => one.value);
    return Object.fromEntries(sides.map((one) => [one.dataset.side, one.value]));
  }
  return question.querySelector(`[name="${name}"]`).value;
}

function put(question, answer) {
  const name = `q${question.dataset.number}`;
  question.querySelectorAll(`input[name="${name}"]`).forEach((one) => {
    if (one.type === "radio" || one.type === "checkbox") one.checked = [answer].flat().includes(one.value);
    else one.value = answer ?? "";
  });
  question.querySelectorAll("textarea").forEach((one) => { one.value = answer ?? ""; });
  question.querySelectorAll("[data-side]").forEach((one) => { one.value = (answer ?? {})[one.dataset.side] ?? ""; });
}

// ---- sending

let busy = false, timer = 0, wait = AGAIN;

function say(text) {
  if (state && state.textContent !== text) state.textContent = text;
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

async function post(sent) {
  const now = Date.now();
  const answers = Object.fromEntries(Object.entries(sent).map(([number, one]) => [number, { given: one.given, age: Math.max(0, now - one.at), stroke: one.stroke }]));
  const answer = await fetch(root.dataset.draft, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": root.querySelector("[name=csrfmiddlewaretoken]").value },
    body: JSON.stringify({ device: kept.device, answers }),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.json();
}

async function send() {
  const sent = { ...kept.answers };
  if (busy || Object.keys(sent).length === 0) return;
  busy = true;
  say(words.saving);
  try {
    const told = await post(sent);
    for (const number of [...told.kept, ...told.late]) {
      // Typed again meanwhile: that one is not safe yet.
      if (kept.answers[number]?.stroke === sent[number]?.stroke) delete kept.answers[number];
    }
    // What the server does not know as a question of this test is dropped, or it would be sent for ever.
    for (const number of Object.keys(sent)) if (!told.kept.includes(+number) && !told.late.includes(+number)) delete kept.answers[number];
    store();
    wait = AGAIN;
    tell(told);
  } catch {
    say(words.waiting);
    later(wait);
    wait = Math.min(wait * 1.5, LONGEST);
  }
  busy = false;
  if (wait === AGAIN && Object.keys(kept.answers).length) later(PAUSE);
}

function tell(told) {
  say(told.late.length ? words.late : words.saved);
  if (form && told.left !== null) ends = performance.now() + told.left * 1000;
  if (form && told.over) location.reload();
}

// ---- the clock

let ends = performance.now() + Number(root.dataset.left || 0) * 1000, alarmed = false, over = false;

function tick() {
  const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
  const minutes = Math.floor(left / 60), seconds = String(left % 60).padStart(2, "0");
  remaining.textContent = `${minutes}:${seconds}`;
  root.querySelector(".exam-clock").classList.toggle("is-soon", left <= ALARM);
  if (left <= ALARM && left > 0 && !alarmed) {
    alarmed = true;
    alarm.textContent = words.soon;
  }
  if (left === 0 && !over) {
    over = true;
    alarm.textContent = words.over;
    handIn();
  }
}

function handIn() {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "serah", value: "1" });
  form.append(field);
  // Without a connection the page stays, with everything on it; the server hands in by itself what it has.
  if (navigator.onLine) form.requestSubmit();
  else { say(words.waiting); over = false; field.remove(); setTimeout(() => { ends = performance.now(); }, AGAIN); }
}

// ---- together

if (form) {
  for (const [number, one] of Object.entries(kept.answers)) {
    const question = form.querySelector(`[data-number="${number}"]`);
    if (question) put(question, one.given);
  }
  const last = {};
  const typed = (event) => {
    const question = event.target.closest("[data-number]");
    if (!question) return;
    const answer = given(question), number = question.dataset.number, text = JSON.stringify(answer);
    // Leaving a field tells of its change once more.
    if (last[number] === text) return;
    last[number] = text;
    note(number, answer);
    later(PAUSE);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", (event) => {
    // "Save and go on" saves by script; only handing in needs the next page.
    if (!event.submitter?.hasAttribute("data-save")) return;
    event.preventDefault();
    send();
    document.getElementById(`bagian-${event.submitter.value}`)?.scrollIntoView();
  });
  tick();
  setInterval(tick, 1000);
}
addEventListener("online", () => later(0));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
later(0);
