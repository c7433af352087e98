import Localization
internal import Rules
internal import Studio

/// The parts of the page that are the same in every report.
enum PageShell {
  static func head(_ words: PageWords) -> String {
    """
    <!doctype html>
    <html lang="\(words.code)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'">
    <title>\(Escaping.markup(words.title))</title>
    <style>
    :root { color-scheme: light dark; --pass: #2e9e5b; --review: #d9a400; --fail: #d64545; --error: #7a5cc0; \
    --line: #8884 }
    * { box-sizing: border-box }
    body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 1200px; padding: 12px }
    h1 { font-size: 1.5em; margin: .3em 0 } h2 { font-size: 1.15em; margin: 1.4em 0 .4em }
    .quiet { opacity: .65; font-size: .88em; overflow-wrap: anywhere }
    .boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(110px, 1fr)); gap: 8px }
    .box { border: 1px solid var(--line); border-top: 4px solid #888; border-radius: 6px; padding: 6px 10px; \
    font-size: .88em }
    .box b { display: block; font-size: 1.7em }
    .box.pass, .card.pass { border-top-color: var(--pass) } .box.review, .card.review { border-top-color: var(--review) }
    .box.fail, .card.fail { border-top-color: var(--fail) } .box.error, .card.error { border-top-color: var(--error) }
    .chart { width: 100%; border-collapse: collapse; font-size: .9em; table-layout: fixed }
    .chart td:first-child, .chart th { font-weight: 400; text-align: left; width: 34%; padding: 2px 8px 2px 0 }
    .chart td { text-align: right; width: 4.5em } .chart td.bar { width: auto; text-align: left; white-space: nowrap; \
    font-size: 0 }
    .chart i { display: inline-block; height: 14px } i.fail { background: var(--fail) } i.review { background: \
    var(--review) }
    .controls { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 }
    .controls > * { font: inherit; padding: 6px 8px; max-width: 100% } .controls input { flex: 1 1 180px; min-width: 0 }
    #sheet { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px; padding: 0; \
    list-style: none }
    .card { border: 1px solid var(--line); border-top: 4px solid #888; border-radius: 6px; padding: 8px; min-width: 0; \
    overflow-wrap: anywhere; font-size: .85em }
    .card img, .card .none { display: block; width: 100%; aspect-ratio: 3/4; object-fit: contain; background: #8882 }
    .card b { display: block; margin-top: 4px } .card ul { margin: 4px 0 0; padding-left: 1.1em }
    .pager { display: flex; gap: 10px; align-items: center; justify-content: center; margin: 14px 0 }
    .pager button { font: inherit; padding: 8px 16px }
    </style>
    </head>
    <body>

    """
  }

  static func sheet(_ words: PageWords) -> String {
    let options = Outcome.allCases.map { "<option value=\"\($0.rawValue)\">\(words.outcome($0))</option>" }
    return """
      <h2>\(words.photos)</h2>
      <div class="controls">
      <select id="verdict" aria-label="\(words.photos)"><option value="">\(words.all)</option>\(options.joined())</select>
      <select id="reason" aria-label="\(words.reasons)"><option value="">\(words.anyReason)</option></select>
      <input id="text" type="search" placeholder="\(words.search)" aria-label="\(words.search)">
      </div>
      <noscript>\(words.noScript)</noscript>
      <div class="pager"><button id="back">‹</button><span id="where"></span><button id="next">›</button></div>
      <ul id="sheet"></ul>
      <script>
      "use strict";
      const D = [];

      """
  }

  /// All text goes in by `textContent`: no name can become markup.
  static let tail = """
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
    </script>
    </body>
    </html>

    """
}
