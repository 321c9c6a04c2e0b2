/** The styles that the site has beside those of every report. */
import { stateFills } from './state-sign.ts';

export const trendStyles = `
:root {
  --st-steady: #b5dccb; --st-improved: #005a8f; --st-regressed: #b84500; --st-failed: #8c1d2f; --st-unstable: #f0b04a; --st-weakness: #8a3d6b;
  --st-inconclusive: #e4cb4b; --st-quarantined: #cfd2d8; --st-learning: #bcd8ed; --st-new: #a9d3f0; --strong-ink: #fff; --soft-ink: #1a1c20; --hatch: #000;
  --above: #a83c00; --below: #005a8f; --normal: #0072b2;
}
@media (prefers-color-scheme: dark) { :root {
  --st-steady: #27584a; --st-improved: #7cc4f0; --st-regressed: #ff9d66; --st-failed: #ff8088; --st-unstable: #8a5a00; --st-weakness: #e6a3c8;
  --st-inconclusive: #6b5d10; --st-quarantined: #4a4f58; --st-learning: #24425a; --st-new: #2f618a; --strong-ink: #101214; --soft-ink: #f2f0eb; --hatch: #fff;
  --above: #ff9d66; --below: #7cc4f0; --normal: #7cc4f0;
} }
${stateFills}
main { max-width: 1600px; } h1 { max-width: 42em; font-size: clamp(1.25rem, 2.4vw, 1.8rem); line-height: 1.28; }
.quiet { color: var(--quiet); } .above, .missed { color: var(--above); } .below { color: var(--below); }
.hatch { stroke: var(--hatch); stroke-opacity: .3; stroke-width: .9; fill: none; }
.sign { pointer-events: none; font-size: 12px; font-weight: 700; text-anchor: middle; } .sign.strong { fill: var(--strong-ink); } .sign.soft { fill: var(--soft-ink); }
.state-mark { flex: none; vertical-align: -3px; } .sample { flex: none; overflow: visible; }
.outline { fill: none; stroke: var(--quiet); }
.news { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 28px 40px; }
.news h3 { margin-bottom: 8px; } .news li { display: flex; gap: 12px; align-items: baseline; padding: 9px 0; border-top: 1px solid var(--line); } .news .sentence { display: block; font-weight: 400; overflow-wrap: anywhere; } .news details { margin-top: 8px; } .news .state-mark { align-self: start; margin-top: 5px; }
.legend { margin: 0 0 14px; } .legend ul { padding-left: 54px; } .legend .legend-name { width: 38px; margin-left: -54px; }
.tools { display: flex; flex-wrap: wrap; gap: 8px 24px; margin-bottom: 12px; font-size: .92rem; color: var(--quiet); } .tools input[type=search] { font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 3px 8px; width: 13em; max-width: 60vw; }
.strips { overflow-x: auto; direction: rtl; background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; }
.rows { direction: ltr; width: max-content; min-width: 100%; padding: 8px 0; }
.row { display: flex; align-items: start; padding: 12px 18px 6px 0; border-top: 1px solid var(--line); } .row[hidden] { display: none; } .row.axis { padding-block: 2px; border: 0; } .axis + .row { border-top: 1px solid var(--line); }
.row .name { position: sticky; left: 0; z-index: 1; flex: none; width: 236px; padding: 0 16px 0 18px; background: var(--sheet); font-size: .86rem; line-height: 1.35; align-self: stretch; }
.row .name a { display: block; font-size: .95rem; font-weight: 650; color: var(--ink); text-decoration: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .row .name a:hover { text-decoration: underline; }
.row .name p { margin-top: 2px; } .normal-text { display: block; font-size: .94em; }
.nights { flex: none; display: block; overflow: visible; fill: var(--ink); font-size: 11.5px; }
.nights a { cursor: pointer; outline: none; } .nights a:hover > path, .nights a:focus-visible > path { stroke: var(--ink); stroke-width: 1.6; } .nights a.older:hover > path, .nights a.older:focus-visible > path { stroke: none; } .nights a.older:focus-visible .hit { stroke: var(--ink); } .hit { fill: transparent; }
.tick { fill: var(--quiet); } .tick.end { text-anchor: end; } .tick.middle { text-anchor: middle; } .nights .grid { stroke: var(--line); }
.normal { fill: var(--normal); fill-opacity: .2; } .medians { fill: none; stroke: var(--ink); stroke-width: 1.2; stroke-linejoin: round; }
path.dot { stroke: var(--ink); stroke-width: 3.4; stroke-linecap: round; fill: none; } path.dot.above { stroke: var(--above); stroke-width: 5.4; } path.dot.below { stroke: var(--below); stroke-width: 5.4; } path.dot.missed { stroke: var(--above); stroke-width: 1.8; }
circle.dot { fill: var(--ink); stroke: var(--sheet); stroke-width: .8; } circle.dot.above { fill: var(--above); } circle.dot.below { fill: var(--below); } circle.dot.apart { fill: var(--sheet); stroke: var(--quiet); stroke-width: 1.2; } circle.dot.above.apart { stroke: var(--above); } circle.dot.below.apart { stroke: var(--below); }
.shift path { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 2; } .shift .foot { fill: var(--ink); stroke: none; }
.accepted path { stroke: var(--pass); stroke-width: 1.4; } .accepted .foot { fill: var(--pass); stroke: none; } .fork path { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 1.5 3; }
.lost path { stroke: var(--quiet); stroke-width: 1; fill: none; }
.measure { font-size: 12px; min-width: 860px; } figure.scroll { direction: rtl; } figure.scroll > svg { direction: ltr; } .measure .normal { fill-opacity: .22; } .measure .medians { stroke-width: 1.3; }
.readout { position: fixed; z-index: 9; max-width: min(34em, 90vw); padding: 6px 11px; border-radius: 7px; background: var(--ink); color: var(--ground); font-size: .86rem; line-height: 1.4; pointer-events: none; overflow-wrap: anywhere; } .readout[hidden] { display: none; }
.wide-table td span { display: block; } .wide-table i { color: var(--quiet); font-style: normal; } .wide-table .date { white-space: nowrap; } .wide-table .number { white-space: nowrap; } .wide-table .said { min-width: 20em; overflow-wrap: anywhere; } .wide-table .ending { color: var(--fail); font-weight: 600; }
.all-nights { font-size: .85rem; } .all-nights th[scope=row], .all-nights .state-cell { white-space: nowrap; } .all-nights i { color: var(--quiet); } .all-nights .said { min-width: 17em; } .all-nights th, .all-nights td { padding-right: 13px; } .all-nights thead th { white-space: nowrap; } .all-nights thead span { display: block; } .all-nights td span { display: inline; } .all-nights .host { white-space: nowrap; } .all-nights .host span { display: block; }
.hint { margin: -10px 0 12px; } .crumb { margin-bottom: 14px; font-size: .95rem; } h1 .state-mark { width: .8em; height: .8em; vertical-align: -.05em; }
.strips.one .row { border: 0; padding-left: 18px; } .strips.one .axis { padding-left: 18px; }
@media (max-width: 800px) {
  .rows { padding-top: 2px; } .row { display: block; padding: 12px 12px 6px; } .row.axis { padding-block: 0; } .row.axis .name { display: none; }
  .row .name { width: calc(100vw - 56px); left: 12px; padding: 0 0 6px; display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; background: none; } .row .name a { flex-basis: 100%; } .normal-text { display: inline; margin-left: 6px; }
}
@media (max-width: 640px) {
  .wide-table .folded { min-width: 0; } .folded thead { display: none; } .folded tr { display: block; padding: 12px 0; border-bottom: 1px solid var(--line); } .folded th, .folded td { display: block; border: 0; padding: 0 0 2px; } .folded .said { min-width: 0; } .folded .mark-cell { float: left; margin-right: 8px; } .folded .date span { display: inline; margin-left: 10px; }
}
@media print { .strips { overflow: hidden; } .tools, .readout { display: none; } :root {
  --st-steady: #b5dccb; --st-improved: #005a8f; --st-regressed: #b84500; --st-failed: #8c1d2f; --st-unstable: #f0b04a; --st-weakness: #8a3d6b;
  --st-inconclusive: #e4cb4b; --st-quarantined: #cfd2d8; --st-learning: #bcd8ed; --st-new: #a9d3f0; --strong-ink: #fff; --soft-ink: #1a1c20; --hatch: #000; --above: #a83c00; --below: #005a8f; --normal: #0072b2; } }
`
  .replace(/\s*([{};])\s*/g, '$1')
  .trim();
