// A lesson of cmi5: it takes its token once, reads how it was launched, and says what it must in the order that cmi5 asks for.
const given = new URLSearchParams(location.search);
const endpoint = given.get("endpoint").replace(/\/?$/, "/");
const actor = JSON.parse(given.get("actor"));
const registration = given.get("registration"), activity = given.get("activityId");
const began = Date.now();
const VERBS = "http://adlnet.gov/expapi/verbs/", CMI5 = "https://w3id.org/xapi/cmi5/context/";
let headers, launch;

const address = (resource, parameters) => `${endpoint}${resource}?${new URLSearchParams(parameters)}`;
const duration = () => `PT${Math.round((Date.now() - began) / 1000)}S`;
const tell = (words) => { document.getElementById("said").textContent = words; };

async function say(verb, result, categories) {
  const context = JSON.parse(JSON.stringify(launch.contextTemplate));
  context.registration = registration;
  context.contextActivities.category = categories.map((id) => ({ id: CMI5 + id }));
  if (launch.masteryScore !== undefined && result && result.score) context.extensions[CMI5 + "extensions/masteryscore"] = launch.masteryScore;
  const id = crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
  const statement = { id, actor, verb: { id: VERBS + verb, display: { en: verb } }, object: { objectType: "Activity", id: activity },
    context, timestamp: new Date().toISOString() };
  if (result) statement.result = result;
  const answer = await fetch(address("statements", { statementId: id }), { method: "PUT", headers, body: JSON.stringify(statement) });
  if (!answer.ok) throw new Error(await answer.text());
}

async function start() {
  const token = await (await fetch(given.get("fetch"), { method: "POST" })).json();
  headers = { Authorization: "Basic " + token["auth-token"], "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  const about = { activityId: activity, agent: JSON.stringify(actor), registration };
  launch = await (await fetch(address("activities/state", { ...about, stateId: "LMS.LaunchData" }), { headers })).json();
  await say("initialized", null, ["categories/cmi5"]);
  tell("Tersambung.");
  document.getElementById("done").disabled = false;
}

document.getElementById("done").addEventListener("click", async () => {
  document.getElementById("done").disabled = true;
  await say("completed", { completion: true, duration: duration() }, ["categories/cmi5", "categories/moveon"]);
  if (launch.masteryScore !== undefined)
    await say("passed", { success: true, score: { scaled: 1 }, duration: duration() }, ["categories/cmi5", "categories/moveon"]);
  await say("terminated", { duration: duration() }, ["categories/cmi5"]);
  tell("Pelajaran ini selesai.");
});
start().catch((problem) => tell("Tidak tersambung: " + problem.message));
