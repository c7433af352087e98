/// The style sheet of the page.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light dark; --line: #8885; --quiet: #888 }
    .pass { --mark: #24884d } .fail { --mark: #cf3b3b } .review, .unassessable { --mark: #a87800 } \
    .error { --mark: #7a5cc0 } .notApplicable { --mark: #888 }
    * { box-sizing: border-box }
    body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1000px; padding: 12px; display: flex; \
    flex-direction: column }
    h1 { font-size: 1.4em; margin: .2em 0 .5em; order: -2 }
    .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; order: -1 }
    .counts div { border: 1px solid var(--line); border-top: 4px solid var(--mark); border-radius: 6px; \
    padding: 4px 10px; font-size: .85em } .counts b { display: block; font-size: 1.6em }
    article { border: 1px solid var(--line); border-left: 5px solid var(--mark); border-radius: 6px; \
    padding: 10px 14px; margin-top: 14px; min-width: 0 }
    header { overflow-wrap: anywhere } .verdict { color: var(--mark); font-size: 1.15em; margin-right: .4em }
    .beside { display: flex; flex-wrap: wrap; gap: 12px; margin: 10px 0; align-items: flex-start }
    figure { margin: 0; flex: 1 1 280px; min-width: 0; max-width: 480px } figcaption { font-size: .8em; opacity: .7; \
    overflow-wrap: anywhere }
    svg, .finished { display: block; width: 100%; height: auto; max-height: 80vh } \
    .finished { object-fit: contain; object-position: left top }
    svg > rect { fill: none; stroke-width: calc(var(--unit) * .14) } svg rect.fail { stroke: #ff4d4d } \
    svg rect.review { stroke: #ffc928 } svg rect.crop { stroke: #9ecbff; stroke-dasharray: var(--unit) }
    .label.fail rect { fill: #e03a3a } .label.review rect { fill: #ffc928 } .label text { fill: #fff; \
    text-anchor: middle; font: 700 var(--unit) system-ui, sans-serif } .label.review text { fill: #222 }
    ol { padding-left: 1.9em; margin: 0; flex: 1 1 300px } li { margin: .5em 0; padding-left: .2em } \
    li::marker { color: var(--mark); font-weight: 700 } li p { margin: .1em 0 }
    small, .quiet { display: block; opacity: .7; font-size: .8em; font-weight: 400 }
    details { margin-top: 6px } summary { cursor: pointer; padding: 6px 0 }
    table { border-collapse: collapse; width: 100%; font-size: .86em } th, td { text-align: left; \
    vertical-align: top; padding: 4px 6px 4px 0; border-top: 1px solid var(--line) } th { font-weight: 500; width: 34% }
    td.mark { color: var(--mark); width: 1.6em; text-align: center; font-weight: 700 }
    footer { font-size: .8em; opacity: .7; margin: 16px 0 }
    """
}
