// Sends files, and looks now and then whether something has happened. Every page works without it, but for sending files.
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function say(form, text, isProblem) {
  const line = form.querySelector(".status");
  line.textContent = text;
  line.classList.toggle("problem", isProblem);
}

async function send(form, file) {
  form.classList.add("busy");
  say(form, form.dataset.busy, false);
  try {
    const answer = await fetch(form.dataset.upload, {
      method: "POST", body: file,
      headers: { "X-Form-Token": form.dataset.token, "Content-Type": "application/octet-stream" },
    });
    const result = await answer.json();
    if (!answer.ok) { say(form, result.text, true); return; }
    say(form, result.text, false);
    if (result.upload) { await follow(form, result.upload); } else { location.assign(form.dataset.next); }
  } catch {
    say(form, document.documentElement.lang === "en" ? "The connection broke: try again." : "连接中断，请重试。", true);
  } finally {
    form.classList.remove("busy");
    for (const input of form.querySelectorAll("input")) { input.value = ""; }
  }
}

// Until the photo has a verdict.
async function follow(form, id) {
  for (;;) {
    const state = await ask();
    const upload = state.uploads.find((one) => one.id === id);
    if (!upload) { return; }
    if (upload.take) { location.assign(`/me/takes/${upload.take}`); return; }
    say(form, upload.text, upload.isRefused);
    if (upload.isRefused) { return; }
    await wait(state.wait);
  }
}

async function ask() {
  const answer = await fetch("/me/state");
  if (answer.status === 401) { location.assign("/"); }
  return answer.json();
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("change", (event) => {
    const file = event.target.files?.[0];
    if (file) { send(form, file); }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

const watched = document.querySelector("[data-watch]");
if (watched) {
  let pause = watched.querySelector("[data-waiting]") ? 700 : 10000;
  for (;;) {
    await wait(pause);
    if (document.hidden || document.querySelector(".busy")) { continue; }
    try {
      const state = await ask();
      if (state.key !== watched.dataset.watch) { location.reload(); break; }
      pause = state.wait;
    } catch { /* The service may be starting anew. */ }
  }
}
