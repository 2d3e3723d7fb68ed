/** Styles of the page, light and dark; the exported map takes them with it. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f9; --card: #ffffff; --ink: #17212e; --soft: #5b6776; --line: #c9d1db; --faint: #eef1f5;
  --accent: #1f5fbf; --there: #d97706; --back: #0e7490; --stop: #c02626; --good: #15803d; --warn: #a16207;
  --vpc: #eaf2fd; --zone: #f8fbff; --region: #fbfcfd;
  font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10161e; --card: #18212c; --ink: #e6ebf2; --soft: #9aa7b6; --line: #37465a; --faint: #202b38;
    --accent: #7fb0f5; --there: #fbbf24; --back: #38bdd1; --stop: #f87171; --good: #4ade80; --warn: #facc15;
    --vpc: #1a2a3f; --zone: #16212f; --region: #131b25;
  }
}
* { box-sizing: border-box; }
body { margin: 0; }
button, input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 5px; padding: 4px 8px; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.page { display: grid; grid-template: auto 1fr / 1fr 400px; height: 100vh; }
header { grid-column: 1 / -1; display: flex; gap: 8px; align-items: center; padding: 8px 14px; background: var(--card); border-bottom: 1px solid var(--line); }
h1 { font-size: 16px; margin: 0 auto 0 0; }
h3 { font-size: 13px; margin: 14px 0 4px; text-transform: capitalize; }
.search { position: relative; }
.results { position: absolute; z-index: 2; right: 0; top: 100%; width: 320px; margin: 2px 0 0; padding: 4px; list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
.results button { display: block; width: 100%; text-align: left; border: 0; }
small { display: block; color: var(--soft); }
aside { overflow: auto; padding: 12px 14px; background: var(--card); border-left: 1px solid var(--line); }
.tabs { display: flex; gap: 4px; margin-bottom: 12px; flex-wrap: wrap; }
.tabs button[aria-selected=true] { background: var(--accent); border-color: var(--accent); color: var(--card); }
.ask label { display: block; margin-bottom: 8px; }
.ask label span { display: block; font-size: 12px; color: var(--soft); }
.ask input { width: 100%; }
.row { display: grid; grid-template-columns: 1fr 1fr auto; gap: 8px; align-items: end; }
.row button { margin-bottom: 8px; }
.hint { color: var(--soft); }
.verdict { font-weight: 650; font-size: 17px; margin: 12px 0 4px; }
.verdict.reachable { color: var(--good); }
.verdict.blocked, .verdict.error { color: var(--stop); }
.verdict.unknown { color: var(--warn); }
.verdict.error { font-size: 14px; }
.hops { margin: 0; padding-left: 26px; }
.hops li { margin: 6px 0; }
.hops button { overflow-wrap: anywhere; border: 0; padding: 0; font-weight: 600; background: none; color: var(--accent); text-align: left; }
.hops code { display: block; font-size: 12px; overflow-wrap: anywhere; }
.hops span { display: block; font-size: 12px; color: var(--soft); overflow-wrap: anywhere; }
.hops .drop button, .hops .deny button { color: var(--stop); }
.down-list, .intents, .changes { list-style: none; padding: 0; }
.down-list li { display: flex; justify-content: space-between; gap: 8px; margin: 4px 0; align-items: center; }
.intents li { display: grid; grid-template-columns: 22px 1fr; margin: 6px 0; }
.intents .sign { font-weight: 700; }
.intents .holds .sign { color: var(--good); }
.intents .fails .sign { color: var(--stop); }
.intents .unknown .sign { color: var(--warn); }
.finding, .changes button { grid-column: 2; text-align: left; margin-top: 4px; font-size: 12px; overflow-wrap: anywhere; }
.changes button { width: 100%; margin: 2px 0; border-left: 4px solid var(--warn); }
.changes.gained button { border-left-color: var(--good); }
.changes.lost button { border-left-color: var(--stop); }
.scroll { overflow: auto; }
.matrix { border-collapse: collapse; font-size: 12px; }
.matrix th { font-weight: 500; text-align: left; padding: 2px 6px; white-space: nowrap; }
.matrix thead th { height: 110px; vertical-align: bottom; padding: 2px; }
.matrix thead span { writing-mode: vertical-rl; transform: rotate(180deg); }
.matrix td { border: 1px solid var(--line); padding: 0; }
.matrix td button { width: 26px; height: 24px; border: 0; border-radius: 0; padding: 0; background: none; }
.matrix .something { background: color-mix(in srgb, var(--good) 22%, transparent); }
.matrix .unknown { background: color-mix(in srgb, var(--warn) 26%, transparent); }
.matrix .self { background: var(--faint); }
.map { position: relative; overflow: hidden; }
.map svg { width: 100%; height: 100%; display: block; touch-action: none; background: var(--paper); }
.zoom { position: absolute; left: 12px; bottom: 12px; display: flex; gap: 4px; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; pointer-events: none; }
svg .label { font-size: 14px; font-weight: 600; }
svg .detail { fill: var(--soft); font-size: 11px; }
svg [role=button] { cursor: pointer; }
svg rect { fill: var(--card); stroke: var(--line); }
svg .region rect { fill: var(--region); stroke-dasharray: 6 4; }
svg .vpc rect { fill: var(--vpc); stroke: var(--accent); }
svg .zone, svg .zone-name rect { fill: var(--zone); stroke: var(--line); }
svg .zone-name rect { stroke: none; fill: var(--faint); }
svg .transit-gateway rect, svg .direct-connect-gateway rect { stroke: var(--back); stroke-width: 1.5; }
svg .site rect, svg .internet rect { stroke: var(--soft); stroke-width: 1.5; }
svg .mark rect { fill: var(--faint); }
svg .glyph { fill: none; stroke: var(--ink); stroke-width: 1.3; pointer-events: none; }
svg .link .line { fill: none; stroke: var(--soft); stroke-width: 1.4; }
svg .link.internet .line { stroke-dasharray: 2 3; }
svg .link.vpn .line { stroke-dasharray: 7 4; }
svg .link.peering .line, svg .link.gateway-peering .line { stroke-dasharray: 12 3; }
svg .link .reach { fill: none; stroke: transparent; stroke-width: 12; }
svg .link:hover .line, svg .link:focus-visible .line { stroke: var(--accent); stroke-width: 2.5; }
svg .chosen > rect { stroke: var(--accent); stroke-width: 3; }
svg .lit-there > rect { stroke: var(--there); stroke-width: 3.5; }
svg .lit-back > rect { stroke: var(--back); stroke-width: 3.5; }
svg .lit-both > rect { stroke: var(--there); stroke-width: 4; stroke-dasharray: 10 3; }
svg .lit-stop > rect { stroke: var(--stop); stroke-width: 4.5; }
svg .link.lit-there .line, svg .link.lit-both .line { stroke: var(--there); stroke-width: 3.5; }
svg .link.lit-back .line { stroke: var(--back); stroke-width: 3.5; }
svg .link.lit-stop .line { stroke: var(--stop); stroke-width: 4; }
svg .down > rect { fill: color-mix(in srgb, var(--stop) 30%, var(--card)); stroke: var(--stop); }
svg .link.down .line { stroke: var(--stop); stroke-width: 3; stroke-dasharray: 2 6; }
@media (max-width: 900px) { .page { grid-template: auto 55vh auto / 1fr; height: auto; } aside { border-left: 0; border-top: 1px solid var(--line); } }
`;
