// The review desk: one key decides, and the next photo is there already.
const english = document.documentElement.lang === "en";
const say = (zh, en) => (english ? en : zh);
const $ = (id) => document.getElementById(id);
const item = $("item");
const ahead = 3; // pictures that are loaded before they are asked for
const changedMeanwhile = 409; // somebody else was quicker
let queue = [];
let decided = []; // what can be undone, the last one at the end
let isBusy = false;

const picture = (one, kind) => `/desk/pictures/${one.id}/${kind}?${one.version}`;

async function load() {
  const filter = new URLSearchParams(new FormData($("filter")));
  const answer = await fetch(`/desk/queue?${filter}`);
  if (answer.status === 401) { location.assign("/desk"); return; }
  queue = await answer.json();
  show();
}

function show() {
  const one = queue[0];
  item.hidden = !one;
  $("empty").hidden = Boolean(one);
  $("reasons").hidden = true;
  $("note").value = "";
  if (!one) { return; }
  $("who").textContent = `${one.label} ${one.name}`;
  $("who").className = one.mark;
  $("facts").textContent = one.facts;
  $("history").href = `/desk/history/${one.id}`;
  for (const kind of ["source", "finished"]) { $(kind).src = picture(one, kind); }
  $("referenceFigure").hidden = !one.hasReference;
  if (one.hasReference) { $("reference").src = picture(one, "reference"); } else { $("reference").removeAttribute("src"); }
  $("findings").replaceChildren(...one.findings.map((finding) => {
    const line = document.createElement("li");
    line.className = finding.verdict;
    line.textContent = `${finding.sign} ${finding.text}`;
    return line;
  }));
  $("choices").replaceChildren(...one.reasons.map((reason, index) => {
    const label = document.createElement("label");
    label.className = "check";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = reason.code;
    const key = document.createElement("kbd");
    key.textContent = index < 9 ? index + 1 : "";
    label.append(box, key, ` ${reason.title}`);
    return label;
  }));
  for (const next of queue.slice(1, 1 + ahead)) {
    for (const kind of ["source", "finished"]) { new Image().src = picture(next, kind); }
  }
}

async function decide(decision, one, fields = {}) {
  const body = new URLSearchParams({ student: one.id, version: one.version, decision, ...fields });
  for (const reason of fields.reasons ?? []) { body.append("reason", reason); }
  body.delete("reasons");
  const answer = await fetch("/desk/decide", { method: "POST", body, headers: { "X-Form-Token": item.dataset.token } });
  return [answer.status, await answer.json()];
}

function tell(one, text, isProblem) {
  $("said").textContent = `${one.label} ${one.name}: ${text}`;
  $("said").classList.toggle("problem", isProblem);
}

function tellBroken() {
  $("said").textContent = say("连接中断，请重试。", "The connection broke: try again.");
  $("said").classList.add("problem");
}

async function act(decision, fields) {
  const one = queue[0];
  if (!one || isBusy) { return; }
  isBusy = true;
  try {
    const [status, result] = await decide(decision, one, fields);
    const isDone = status === 200;
    tell(one, result.text, !isDone);
    if (isDone && decision !== "ask") { decided.push({ ...one, version: result.version }); }
    if (!isDone && status !== changedMeanwhile) { return; }
    queue = queue.filter((other) => other !== one);
    if (queue.length === 0) { await load(); } else { show(); }
  } catch {
    tellBroken();
  } finally { isBusy = false; }
}

async function undo() {
  const one = decided.at(-1);
  if (!one || isBusy) { return; }
  isBusy = true;
  try {
    const [status, result] = await decide("undo", one);
    const isDone = status === 200;
    tell(one, result.text, !isDone);
    if (!isDone && status !== changedMeanwhile) { return; }
    decided.pop();
    if (isDone) { queue.unshift({ ...one, version: result.version }); show(); }
  } catch {
    tellBroken();
  } finally { isBusy = false; }
}

const boxes = () => [...$("choices").querySelectorAll("input")];

function giveBack() {
  const reasons = boxes().filter((box) => box.checked).map((box) => box.value);
  if ($("reasons").hidden || reasons.length === 0) {
    $("reasons").hidden = false;
    boxes()[0]?.focus();
    return;
  }
  act("return", { reasons, note: $("note").value });
}

function skip() { if (queue.length > 1) { queue.push(queue.shift()); show(); } }

function zoom() { item.classList.toggle("zoomed"); }

const keys = { a: () => act("approve"), r: giveBack, c: () => act("ask"), n: skip, u: undo, z: zoom };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) { return; }
  const isTyping = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") { $("reasons").hidden = true; event.target.blur(); return; }
  if (event.key === "Enter" && !$("reasons").hidden) { event.preventDefault(); giveBack(); return; }
  if (isTyping) { return; }
  const box = /^[1-9]$/.test(event.key) ? boxes()[Number(event.key) - 1] : null;
  if (box) { $("reasons").hidden = false; box.checked = !box.checked; event.preventDefault(); return; }
  const action = keys[event.key.toLowerCase()];
  if (action) { event.preventDefault(); action(); }
});

for (const [id, action] of [["approve", keys.a], ["return", giveBack], ["ask", keys.c], ["skip", skip], ["undo", undo], ["zoom", zoom]]) {
  $(id).addEventListener("click", action);
}
$("filter").addEventListener("change", load);
$("reasons").addEventListener("submit", (event) => event.preventDefault());
// One zoom for all pictures: the place under the pointer.
item.addEventListener("pointermove", (event) => {
  const lens = event.target.closest(".lens");
  if (!lens || !item.classList.contains("zoomed")) { return; }
  const box = lens.getBoundingClientRect();
  const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  for (const image of item.querySelectorAll(".lens img")) { image.style.transformOrigin = `${x * 100}% ${y * 100}%`; }
});
await load();
