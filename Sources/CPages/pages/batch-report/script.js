// D: a card for each photo; T: the titles of the rules. All text goes in by textContent: no name can become markup.
const size = 60, get = id => document.getElementById(id);
let page = 0, shown = D;
const codes = new Map();
for (const d of D) for (const r of d.r) codes.set(r.code, (codes.get(r.code) || 0) + 1);
for (const [code, n] of [...codes].sort((a, b) => b[1] - a[1])) {
  const option = document.createElement("option");
  option.value = code; option.textContent = (T[code] || code) + " (" + n + ")"; get("reason").append(option);
}
const add = (to, tag, text, cls) => {
  const e = document.createElement(tag); if (text) e.textContent = text; if (cls) e.className = cls;
  to.append(e); return e;
};
function draw() {
  const sheet = get("sheet"), pages = Math.max(1, Math.ceil(shown.length / size));
  page = Math.min(Math.max(0, page), pages - 1); sheet.replaceChildren();
  for (const d of shown.slice(page * size, (page + 1) * size)) {
    const card = add(sheet, "li", "", "card " + d.v);
    if (d.t) {
      const frame = d.o ? add(card, "a") : card;
      if (d.o) frame.href = d.o;
      const img = add(frame, "img"); img.loading = "lazy"; img.alt = d.p; img.src = "data:image/jpeg;base64," + d.t;
    } else add(card, "div", "", "none");
    if (d.s) add(card, "b", d.s);
    add(card, "div", d.p, "quiet");
    if (d.r.length) {
      const list = add(card, "ul");
      for (const r of d.r) { const li = add(list, "li", r.text); if (r.remedy) li.title = r.remedy; }
    }
  }
  get("where").textContent = (page + 1) + " / " + pages + " · " + shown.length;
  get("back").disabled = page == 0; get("next").disabled = page >= pages - 1;
}
function filter() {
  const v = get("verdict").value, c = get("reason").value, t = get("text").value.trim().toLowerCase();
  shown = D.filter(d => (!v || d.v == v) && (!c || d.r.some(r => r.code == c))
    && (!t || (d.p + " " + (d.s || "")).toLowerCase().includes(t)));
  page = 0; draw();
}
for (const id of ["verdict", "reason"]) get(id).onchange = filter;
get("text").oninput = filter;
get("back").onclick = () => { page--; draw(); };
get("next").onclick = () => { page++; draw(); };
draw();
