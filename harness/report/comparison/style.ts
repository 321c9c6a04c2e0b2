/** The styles that a comparison's page has beside those of every report. */
export const comparisonStyles = `
:root { --better: #00694c; --worse: #a83c00; --same: #005a8f; --untold: #6d5600; --dot: #3f6f9f; --tint: #f6f4ef; }
@media (prefers-color-scheme: dark) { :root { --better: #4fd1a5; --worse: #ff9d66; --same: #7cc4f0; --untold: #ecd65a; --dot: #8db8e0; --tint: #1f232a; } }
h1 { max-width: 42em; font-size: clamp(1.25rem, 2.4vw, 1.7rem); line-height: 1.28; }
.chart.narrow { display: none; } .chart.narrow .picture, .panel .picture { min-width: 0; }
.dots .stripe { fill: var(--tint); }
.dots .forecast-fill { fill: var(--quiet); fill-opacity: .1; } .dots .forecast { stroke: var(--quiet); stroke-width: 1.2; fill: none; }
.dots .pairing { stroke: var(--dot); stroke-width: .9; stroke-opacity: .3; fill: none; }
.dots .repeat { fill: var(--dot); fill-opacity: .85; stroke: var(--sheet); stroke-width: .8; } .repeat-open { fill: var(--worse); font-size: 11px; font-weight: 700; }
.dots .window-edge { stroke: var(--worse); stroke-width: 1.2; stroke-dasharray: 5 3; }
.dots .interval { stroke: var(--ink); stroke-width: 4; } .dots .interval.open { stroke-dasharray: 8 3; } .dots .median { stroke: var(--ink); stroke-width: 2.4; }
.dots .interval.better, .dots .median.better { stroke: var(--better); } .dots .interval.worse, .dots .median.worse { stroke: var(--worse); }
.dots .interval.same, .dots .median.same { stroke: var(--same); } .dots .interval.untold, .dots .median.untold { stroke: var(--untold); }
.picture .row-name { font-size: 13px; font-weight: 600; } .picture .row-median { font-size: 14px; font-weight: 700; } .picture .row-word { font-size: 12px; font-weight: 600; fill: var(--quiet); }
.picture .row-word.better { fill: var(--better); } .picture .row-word.worse { fill: var(--worse); } .picture .row-word.same { fill: var(--same); } .picture .row-word.untold { fill: var(--untold); }
.word { font-weight: 650; white-space: nowrap; } .word.better { color: var(--better); } .word.worse { color: var(--worse); } .word.same { color: var(--same); } .word.untold { color: var(--untold); }
.shares .curve { stroke: var(--ink); stroke-width: 2.2; fill: none; stroke-linejoin: round; } .shares .curve-tick { stroke: var(--ink); stroke-width: 2; }
.shares .curve-1 { stroke: var(--same); stroke-dasharray: 9 3; } .shares .curve-2 { stroke: var(--worse); stroke-dasharray: 3 2.5; } .shares .curve-3 { stroke: var(--better); stroke-dasharray: 10 3 2 3; } .shares .curve-4 { stroke: var(--action); stroke-dasharray: 1.5 4; stroke-linecap: round; }
.shares .curve-tick { stroke-dasharray: none; } .shares .behind { stroke: var(--quiet); stroke-width: 1.3; stroke-dasharray: 3 3; }
.trades .trade { stroke: var(--sheet); stroke-width: 1; fill: var(--same); fill-opacity: .8; } .trades .trade.beaten { fill: var(--sheet); stroke: var(--same); stroke-width: 1.6; } .trades .trade.reference { stroke: var(--ink); stroke-width: 2.2; }
.trades .front-line { stroke: var(--same); stroke-width: 1.4; stroke-dasharray: 5 3; fill: none; } .picture .trade-name { font-size: 12.5px; font-weight: 600; stroke: var(--sheet); stroke-width: 3px; paint-order: stroke; }
.why.small { font-size: .84rem; } .asked { color: var(--quiet); } section.experiment h3 { margin-top: 26px; }
.dot-legend { display: flex; flex-wrap: wrap; gap: 3px 20px; } .dot-legend svg { overflow: visible; } .dot-legend .aside { flex-basis: 100%; }
.pairs .word-cell { white-space: nowrap; } .pairs td.sentence { font-size: .98rem; min-width: 17em; } .pairs td:not(.sentence) { white-space: nowrap; }
.scroll table { min-width: max-content; } .pairs table, .owners table, section[aria-labelledby=design] table { min-width: 0; }
.figures-table tbody th, .settings-table tbody th { position: sticky; left: 0; background: var(--sheet); max-width: 15em; overflow-wrap: anywhere; } .settings-table tbody th { max-width: none; } .figures-table table { font-size: .84rem; } .figures-table th, .figures-table td { padding-right: 13px; } .pairs.many td.sentence { font-size: .9rem; font-weight: 400; }
.figures-table td { white-space: nowrap; } .figures-table td.missed { color: var(--worse); font-weight: 600; } tr.reference { background: var(--tint); } tr.reference th { background: var(--tint); }
.settings-table thead th { max-width: 12em; min-width: 6em; white-space: normal; overflow-wrap: anywhere; } td.changed { background: var(--soft); position: relative; } td.changed b { padding-left: 8px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.share-bar { display: flex; align-items: center; gap: 10px; min-width: 15em; } .share-bar svg { width: 200px; height: 12px; flex: none; } .share-track { fill: var(--soft); } .share-fill { fill: var(--same); }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 14px 16px; margin-top: 12px; } .panel .picture .tick { font-size: 11px; } .panel p { font-size: .84rem; font-weight: 600; line-height: 1.25; min-height: 2.5em; display: flex; align-items: end; }
.deviations { display: grid; gap: 18px; margin-top: 14px; } .part { font-weight: 650; font-size: .8rem; padding: 1px 8px; border-radius: 4px; background: var(--unsure-soft); color: var(--unsure); margin-right: 6px; } .deviations .why { margin-top: 2px; }
.provenance.design dt { width: 110px; }
@media (max-width: 640px) {
  .pairs thead { display: none; } .pairs tr { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 14px; padding: 12px 0; border-bottom: 1px solid var(--line); } .pairs th, .pairs td { border: 0; padding: 0; } .pairs .word-cell, .pairs td.sentence { grid-column: 1 / -1; }
  .pairs td:not(.sentence) { white-space: normal; } .pairs td:not(.sentence)::before { content: attr(data-column); display: block; color: var(--quiet); font-size: .8rem; }
  .chart.wide { display: none; } .chart.narrow { display: block; }
  .chart.narrow .picture, .chart.narrow .picture .tick, .chart.narrow .picture .axis-name { font-size: 12px; }
}
@media print {
  .scroll table { min-width: 0; } .figures-table table, .pairs table, .settings-table table { font-size: 7pt; } .figures-table td, .pairs td:not(.sentence) { white-space: normal; } .pairs td.sentence { font-size: 8.5pt; min-width: 0; } .figures-table th, .figures-table td { padding-right: 6px; } .why { font-size: 8.5pt; }
  .figures-table tbody th, .settings-table tbody th { position: static; background: none; } .panels { grid-template-columns: repeat(4, 1fr); } .panel { break-inside: avoid; }
  :root { --better: #00694c; --worse: #a83c00; --same: #005a8f; --untold: #6d5600; --dot: #3f6f9f; --tint: #f6f4ef; }
  .chart.wide { display: block; } .chart.narrow { display: none; } }
`;
