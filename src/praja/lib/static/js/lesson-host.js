// SPDX-License-Identifier: EUPL-1.2
// Runs first in every page of a package, inside its frame: gives it the interface of SCORM 1.2 (scorm-again) and tells the page around
// it what the lesson said. The frame has an origin of its own, so nothing here can reach the site as the person who is signed in.

(() => {
  const told = window.praja;
  delete window.praja;

  // Where the frame's origin has no storage, reading the property throws; tools that keep a preference there would stop.
  for (const name of ["localStorage", "sessionStorage"]) {
    try { void window[name].length; } catch {
      const kept = new Map();
      const storage = {
        get length() { return kept.size; }, key: (place) => [...kept.keys()][place] ?? null, clear: () => kept.clear(),
        getItem: (key) => kept.get(String(key)) ?? null, setItem: (key, value) => { kept.set(String(key), String(value)); },
        removeItem: (key) => { kept.delete(String(key)); },
      };
      try { Object.defineProperty(window, name, { value: storage, configurable: true }); } catch { /* stays as it is */ }
    }
  }

  const outside = window.parent;
  if (!told || !window.Scorm12API || outside === window || outside !== window.top) return;

  // A package that goes from page to page takes its state along in the frame's name: it is newer than what the server knew.
  const mark = `praja:${told.session}:`;
  let kept = told.cmi;
  try { if (window.name.startsWith(mark)) kept = JSON.parse(window.name.slice(mark.length)); } catch { /* what was told holds */ }

  const api = new window.Scorm12API({ autocommit: false, logLevel: 5, mastery_override: false });
  api.loadFromJSON(kept, "cmi");
  let later = 0, changed = false, open = false;

  function tell(over) {
    clearTimeout(later);
    changed = false;
    const data = JSON.parse(JSON.stringify(api.renderCommitCMI(over)));
    const core = data.cmi.core;
    window.name = mark + JSON.stringify({
      core: { ...told.cmi.core, lesson_status: core.lesson_status, lesson_location: core.lesson_location, entry: "resume" },
      suspend_data: data.cmi.suspend_data, launch_data: told.cmi.launch_data, student_data: told.cmi.student_data,
    });
    outside.postMessage({ praja: told.session, data, over }, "*");
  }
  api.on("LMSInitialize", () => { open = true; });
  api.on("LMSSetValue", () => { changed = true; clearTimeout(later); later = setTimeout(() => tell(false), 3000); });
  api.on("LMSCommit", () => tell(false));
  api.on("LMSFinish", () => { open = false; tell(true); });
  window.addEventListener("pagehide", () => { if (open && changed) tell(false); });

  window.API = api;
  // Some tools look only at windows around them; what is around this one cannot be looked into, so they meet the interface there.
  const around = { API: api };
  around.parent = around;
  try { Object.defineProperty(window, "parent", { value: around, configurable: true }); } catch { /* they look here as well */ }
})();
