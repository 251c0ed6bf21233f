// SPDX-License-Identifier: EUPL-1.2
// The display of a hall: a chime and, where the browser can speak Indonesian, the words, for each call that is new. Without sound
// everything is still to be read. What was called before the display started is not called out again.

const part = document.querySelector("[data-call-out]");
const button = document.querySelector("[data-sound-on]");
const known = new Set(calls().map((call) => call.dataset.call));
const waiting = [];
let context = null, busy = false;

function calls() { return part ? [...part.querySelectorAll("[data-call]")] : []; }

function tone(pitch, begin, length) {
  const source = context.createOscillator(), volume = context.createGain();
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, context.currentTime + begin);
  volume.gain.exponentialRampToValueAtTime(0.4, context.currentTime + begin + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + begin + length);
  source.connect(volume).connect(context.destination);
  source.start(context.currentTime + begin);
  source.stop(context.currentTime + begin + length);
}

function chime() {
  [[659, 0], [523, 0.35], [784, 0.7]].forEach(([pitch, begin]) => tone(pitch, begin, 0.6));
  return new Promise((done) => setTimeout(done, 1500));
}

function speak(words) {
  const voices = window.speechSynthesis?.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith("id")) ?? [];
  if (!voices.length) return Promise.resolve();
  return new Promise((done) => {
    const said = new SpeechSynthesisUtterance(words);
    said.voice = voices[0];
    said.lang = voices[0].lang;
    said.rate = 0.9;
    said.onend = said.onerror = done;
    setTimeout(done, 12000); // a browser that never tells the end must not silence the hall
    speechSynthesis.speak(said);
  });
}

function words(call) {
  const [letter, number] = call.dataset.label.split("-");
  const spoken = `${[...letter].join(" ")}, ${[...number].join(" ")}`;
  return part.dataset.words.replace("{label}", spoken).replace("{counter}", call.dataset.counter);
}

async function next() {
  if (busy || !waiting.length || !context || context.state !== "running") return;
  busy = true;
  const said = waiting.shift();
  await chime();
  await speak(said);
  busy = false;
  next();
}

function listen() {
  context ??= new AudioContext();
  const show = () => { button.parentElement.hidden = context.state === "running"; };
  context.onstatechange = () => { show(); next(); };
  context.resume().catch(() => {});
  show();
}

if (part && "AudioContext" in window) {
  listen(); // a browser set up for a kiosk lets sound begin by itself; others ask for one tap
  button.addEventListener("click", listen);
  window.speechSynthesis?.getVoices();
  part.addEventListener("fresh", () => {
    for (const call of calls().reverse()) {
      if (known.has(call.dataset.call)) continue;
      known.add(call.dataset.call);
      waiting.push(words(call));
    }
    next();
  });
}
