// Counts as they change.
const english = document.documentElement.lang === "en";
const source = new EventSource("/desk/live");
source.onmessage = (event) => {
  const counts = JSON.parse(event.data);
  document.getElementById("counts").textContent = english
    ? `${counts.waiting} wait · ${counts.due} over 24 h · ${counts.overdue} over 48 h · ${counts.queue} being judged`
    : `待审 ${counts.waiting} · 超 24 小时 ${counts.due} · 超 48 小时 ${counts.overdue} · 检测中 ${counts.queue}`;
  document.dispatchEvent(new CustomEvent("counts", { detail: counts }));
};
