// SPDX-License-Identifier: EUPL-1.2
// `[data-check-in]`: the button reads the position, signs what it tells with a key that never leaves this browser, keeps it in
// IndexedDB until the server has answered, and says what became of it. Words stand on the page: `[data-say]` parts are shown.

const part = document.querySelector("[data-check-in]");
const form = part.querySelector("[data-form]"), button = form.querySelector("[data-press]");
const camera = part.querySelector("[data-photo]")?.camera;
const SENDING = 15000, WITH_PHOTO = 45000, LOCATING = 12000, FRESH = 15000;
let who = part.dataset.who, signs = part.dataset.key, places = JSON.parse(part.dataset.places);
let seen = null;

// --- what is kept -------------------------------------------------------------------------------------------------------------------

const store = new Promise((done, fail) => {
  const asked = indexedDB.open("presensi", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("keys", { keyPath: "who" });
    asked.result.createObjectStore("waiting", { keyPath: "nonce" });
    asked.result.createObjectStore("known", { keyPath: "name" });
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});

async function kept(table, mode, act) {
  const asked = act((await store).transaction(table, mode).objectStore(table));
  return new Promise((done, fail) => { asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error); });
}
const read = (table, name) => kept(table, "readonly", (rows) => rows.get(name));
const all = (table) => kept(table, "readonly", (rows) => rows.getAll());
const put = (table, row) => kept(table, "readwrite", (rows) => rows.put(row));
const drop = (table, name) => kept(table, "readwrite", (rows) => rows.delete(name));

// --- what is said -------------------------------------------------------------------------------------------------------------------

function say(...names) {
  for (const one of part.querySelectorAll("[data-say]")) one.hidden = !names.includes(one.dataset.say);
}
function fill(place, text) { for (const one of part.querySelectorAll(`[data-fill="${place}"]`)) one.textContent = text; }

function tell(answer) {
  const shown = { accepted: "accepted", held: "held" }[answer.verdict] || "refused";
  fill("sentence", answer.sentence);
  fill("step", answer.step);
  fill("at", answer.at || "");
  fill("place", answer.place || "");
  say(shown);
  part.querySelector(`[data-say="${shown}"]`).focus();
}

async function count() {
  const mine = (await all("waiting")).filter((one) => one.who === who);
  const line = part.querySelector("[data-waiting]");
  line.hidden = !mine.length;
  fill("waiting", String(mine.length));
}

// --- the key ------------------------------------------------------------------------------------------------------------------------

const ECDSA = { name: "ECDSA", namedCurve: "P-256" };
const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
const base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (one) => String.fromCharCode(one)).join(""));

async function own() {
  const held = await read("keys", who);
  return held && held.hash === signs ? held : null;
}

async function register() {
  const pair = await crypto.subtle.generateKey(ECDSA, false, ["sign", "verify"]);
  const spki = await crypto.subtle.exportKey("spki", pair.publicKey);
  const answer = await post(part.dataset.register, { key: base64(spki), name: navigator.userAgentData?.platform || navigator.platform });
  if (!answer.key) return tell(answer);
  signs = answer.key;
  await put("keys", { who, hash: answer.key, pair });
  await know();
  await ready();
}

// --- sending ------------------------------------------------------------------------------------------------------------------------

const cookie = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || form.csrfmiddlewaretoken?.value || "";

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST", body: JSON.stringify(body), redirect: "manual", signal: AbortSignal.timeout(body.photo ? WITH_PHOTO : SENDING),
    headers: { "Content-Type": "application/json", "X-CSRFToken": cookie() },
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw Object.assign(new Error("signed out"), { out: true });
  if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
  return answer.json();
}

// A photo is bound to its punch by its digest, on a tenth line.
async function textOf(one) {
  const at = one.position, photo = one.photo ? [hex(await crypto.subtle.digest("SHA-256", one.photo))] : [];
  return [photo.length ? "praja-punch-2" : "praja-punch-1", one.nonce, one.pressed, one.direction, one.code, at?.latitude ?? "",
    at?.longitude ?? "", at?.accuracy ?? "", one.offline ? "offline" : "online", ...photo].join("\n");
}

async function send(one) {
  const key = await read("keys", one.who), text = await textOf(one), photo = one.photo ? base64(one.photo) : "";
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.pair.privateKey, new TextEncoder().encode(text));
  const answer = await post(part.dataset.send, { text, signature: base64(signature), key: key.hash, photo, sent: Date.now() });
  await drop("waiting", one.nonce);
  return answer;
}

let sending = false;
async function flush() {
  if (sending || !navigator.onLine || part.dataset.shell) return;
  sending = true;
  try {
    for (const one of (await all("waiting")).filter((row) => row.who === who)) tell(await send({ ...one, offline: true }));
  } catch (error) {
    say(error.out ? "sign-in" : "offline");
  } finally {
    sending = false;
    await count();
  }
}

// --- where ------------------------------------------------------------------------------------------------------------------------

function metresOutside(outline, lat, lon) {
  const north = 110574, east = 111320 * Math.cos((lat * Math.PI) / 180);
  let inside = false, least = Infinity;
  for (const ring of outline) {
    for (let n = 0; n + 1 < ring.length; n++) {
      const [x1, y1] = ring[n], [x2, y2] = ring[n + 1];
      if ((y1 > lat) !== (y2 > lat) && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      const ax = (x1 - lon) * east, ay = (y1 - lat) * north, dx = (x2 - x1) * east, dy = (y2 - y1) * north;
      const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(ax + share * dx, ay + share * dy));
    }
  }
  return inside ? 0 : least;
}

function showWhere(coords) {
  const near = places.map((place) => ({ ...place, metres: metresOutside(place.outline, coords.latitude, coords.longitude) }))
    .sort((a, b) => a.metres - b.metres)[0];
  fill("accuracy", Math.round(coords.accuracy));
  fill("near", near ? near.name : "");
  fill("metres", near ? Math.round(near.metres) : "");
  const state = !near ? "unknown" : coords.accuracy > near.limit ? "inexact" : near.metres <= coords.accuracy ? "inside" : "outside";
  for (const one of part.querySelectorAll("[data-where]")) one.hidden = one.dataset.where !== state;
  camera?.wanted(Boolean(near?.photo));
}

function located(found) {
  seen = { at: Date.now(), coords: found.coords };
  showWhere(found.coords);
}

function locate() {
  if (seen && Date.now() - seen.at < FRESH) return Promise.resolve(seen.coords);
  return new Promise((done) => {
    if (!navigator.geolocation) return done(null);
    const options = { enableHighAccuracy: true, timeout: LOCATING, maximumAge: 5000 };
    navigator.geolocation.getCurrentPosition((found) => { located(found); done(found.coords); }, () => done(null), options);
  });
}

async function watch() {
  const right = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
  if (right?.state === "granted") navigator.geolocation.watchPosition(located, () => {}, { enableHighAccuracy: true });
}

// --- pressing -----------------------------------------------------------------------------------------------------------------------

// A camera that fails is nobody's fault: the punch goes without.
const shot = async () => (await camera?.picture().catch(() => null)) || null;

async function press(event) {
  event.preventDefault();
  say("working");
  if (!await own()) return say("register");
  button.disabled = true;
  try {
    const coords = await locate();
    const position = coords && { latitude: coords.latitude.toFixed(7), longitude: coords.longitude.toFixed(7), accuracy: Math.round(coords.accuracy) };
    const one = {
      nonce: crypto.randomUUID(), who, pressed: Date.now(), direction: new FormData(form).get("direction") || "0",
      code: form.code.value.replace(/\D/g, "").slice(0, 6), position, photo: await shot(), offline: !navigator.onLine || Boolean(part.dataset.shell),
    };
    if (one.code.length !== 6) one.code = "";
    await put("waiting", one);
    await deliver(one);
  } finally {
    button.disabled = false;
    await count();
  }
}

async function deliver(one) {
  if (one.offline) return say("offline");
  try {
    const answer = await send(one);
    tell(answer);
    if (answer.verdict === "accepted") form.code.value = "";
  } catch (error) {
    await put("waiting", { ...one, offline: true });
    say(error.out ? "sign-in" : "offline");
  }
}

// --- beginning ----------------------------------------------------------------------------------------------------------------------

const know = () => put("known", { name: "last", who, signs, places });

async function ready() {
  const held = await own();
  for (const one of part.querySelectorAll("[data-registered]")) one.hidden = (one.dataset.registered === "yes") !== Boolean(held);
  button.disabled = form.hidden = !held;
  if (held) camera?.wanted(places.some((place) => place.photo));
  say();
}

async function begin() {
  part.dataset.live = "yes";
  for (const one of part.querySelectorAll("[data-scripted]")) one.hidden = false;
  for (const one of part.querySelectorAll("[data-scriptless]")) one.hidden = true;
  if (part.dataset.shell) {
    const last = await read("known", "last");
    if (last) ({ who, signs, places } = last);
  } else if (signs) await know();
  const scanned = location.hash.match(/^#kode=(\d{6})$/);
  if (scanned) { form.code.value = scanned[1]; history.replaceState(null, "", location.pathname); }
  form.addEventListener("submit", press);
  part.querySelector("[data-register-button]").addEventListener("click", () => register().catch((error) => say(error.out ? "sign-in" : "register")));
  addEventListener("online", () => (part.dataset.shell ? location.reload() : flush()));
  await ready();
  await count();
  watch();
  await flush();
  navigator.serviceWorker?.register(part.dataset.worker, { scope: part.dataset.scope });
}

if (crypto.subtle && window.indexedDB) begin();
