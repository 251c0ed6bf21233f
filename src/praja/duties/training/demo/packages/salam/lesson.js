// A lesson of SCORM 1.2: three pages and a question. It finds its interface the way the standard describes.
const PAGES = [
  ["Lihat dan sapa", "Angkat kepala, tersenyum, dan sapa lebih dulu: “Selamat pagi, ada yang bisa dibantu?”"],
  ["Dengar sampai selesai", "Jangan memotong. Ulangi dengan kata sendiri apa yang diminta, supaya tidak keliru."],
  ["Sebutkan langkah berikutnya", "Warga pulang dengan tahu tiga hal: apa yang kurang, ke mana, dan kapan selesai."],
];
const QUESTION = ["Warga datang saat Anda menulis. Apa yang pertama?", ["Menyelesaikan tulisan", "Menyapa"], 1];

function findInterface(from) {
  let win = from, tries = 0;
  while (!win.API && win.parent && win.parent !== win && tries++ < 7) win = win.parent;
  return win.API || null;
}
const lms = findInterface(window);
const get = (name) => (lms ? lms.LMSGetValue(name) : "");
const set = (name, value) => lms && lms.LMSSetValue(name, String(value));
const began = Date.now();
let place = 0, over = false;

function span() {
  const seconds = Math.round((Date.now() - began) / 1000), two = (n) => String(n).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
function keep() {
  set("cmi.core.lesson_location", place);
  set("cmi.suspend_data", JSON.stringify({ seen: place }));
  set("cmi.core.session_time", span());
  if (lms) lms.LMSCommit("");
}
function finish(score) {
  if (over) return;
  over = true;
  if (score !== undefined) {
    set("cmi.core.score.min", 0); set("cmi.core.score.max", 100); set("cmi.core.score.raw", score);
    set("cmi.core.lesson_status", score >= 80 ? "passed" : "failed");
  } else set("cmi.core.exit", "suspend");
  set("cmi.core.session_time", span());
  if (lms) lms.LMSFinish("");
}
function show() {
  const [heading, words] = place < PAGES.length ? PAGES[place] : ["Periksa diri", QUESTION[0]];
  document.getElementById("place").textContent = `Halaman ${place + 1} dari ${PAGES.length + 1}`;
  document.getElementById("heading").textContent = heading;
  document.getElementById("words").textContent = words;
  const answers = document.getElementById("answers");
  answers.replaceChildren();
  document.getElementById("next").hidden = place >= PAGES.length;
  if (place < PAGES.length) return;
  QUESTION[1].forEach((words, index) => {
    const button = document.createElement("button");
    button.type = "button"; button.textContent = words;
    button.addEventListener("click", () => {
      answers.textContent = index === QUESTION[2] ? "Benar. Modul ini selesai." : "Belum tepat.";
      finish(index === QUESTION[2] ? 100 : 0);
    });
    answers.append(button);
  });
}
if (lms) lms.LMSInitialize("");
place = Number(get("cmi.core.lesson_location")) || 0;
if (get("cmi.core.lesson_status") === "not attempted") set("cmi.core.lesson_status", "incomplete");
document.getElementById("next").addEventListener("click", () => { place += 1; keep(); show(); });
window.addEventListener("pagehide", () => finish());
show();
