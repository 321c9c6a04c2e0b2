/** The marks of the pictures. Sizes are in the picture's own pixels, larger where a narrow page shrinks it. */
export const pictures = `
.picture { display: block; width: 100%; min-width: 600px; height: auto; font-family: inherit; font-size: 12px; fill: var(--ink); --plot-background: var(--sheet); }
.picture text { white-space: pre; }
.picture .lane-name { font-size: 13px; font-weight: 600; } .picture .minor, .picture .tick, .picture .axis-name { fill: var(--quiet); font-size: 11.5px; font-weight: 400; }
.picture .grid { stroke: var(--line); stroke-width: 1; } .picture .zero { stroke: var(--ink); stroke-width: 1.4; }
.picture .band { fill: var(--band); } .picture .band.possible { fill-opacity: var(--band-possible); } .picture .band.certain { fill-opacity: var(--band-certain); }
.picture .band-edge { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
.picture .fault { fill: var(--ink); } .picture .fault.possible { fill-opacity: .4; } .picture .fault.certain { fill-opacity: 1; }
.picture .fault-label { font-weight: 600; stroke: var(--sheet); stroke-width: 4px; paint-order: stroke; } .picture .fault-label.inside { fill: var(--sheet); stroke: none; }
.picture .flag-label { fill: var(--ink); font-weight: 500; } .picture .pole { stroke-width: 1.2; } .picture .flag-shape { font-size: 11px; }
.picture .range { stroke-width: 2; stroke-dasharray: 3 2; } .picture .range.impact { stroke: var(--impact); } .picture .range.detection { stroke: var(--detection); } .picture .range.action { stroke: var(--action); } .picture .range.recovery { stroke: var(--recovery); }
.picture .pole.impact { stroke: var(--impact); } .picture .pole.detection { stroke: var(--detection); } .picture .pole.action { stroke: var(--action); } .picture .pole.recovery { stroke: var(--recovery); }
.picture .flag-shape.impact, .picture .bracket-label.miss { fill: var(--impact); } .picture .flag-shape.detection { fill: var(--detection); } .picture .flag-shape.action { fill: var(--action); } .picture .flag-shape.recovery { fill: var(--recovery); }
b.impact { color: var(--impact); } b.detection { color: var(--detection); } b.action { color: var(--action); } b.recovery { color: var(--recovery); }
.bracket { stroke: var(--ink); stroke-width: 1.5; fill: none; } .picture .bracket-fill { fill: var(--curve); fill-opacity: .16; }
.picture .measured { font-size: 12px; stroke: var(--sheet); stroke-width: 3px; paint-order: stroke; } .picture .measured.miss { fill: var(--impact); font-size: 14px; font-weight: 700; } .picture .miss-line { stroke: var(--impact); stroke-width: 1.6; stroke-dasharray: 4 3; }
.picture .bracket-label { stroke: var(--sheet); stroke-width: 6px; paint-order: stroke; } .picture .bracket-label.miss { font-weight: 650; }
.state { stroke: var(--sheet); stroke-width: .6; } .picture .state-name { font-weight: 650; stroke-width: 4px; paint-order: stroke; font-size: 11.5px; }
.picture .look.good { stroke: var(--recovery); stroke-width: 1.6; } .picture .look.bad { fill: var(--impact); font-size: 9.5px; font-weight: 700; }
.picture .latency-grid { stroke: var(--line); stroke-width: 1; } .picture .latency-tick { font-size: 10.5px; }
.picture .latency-line { stroke: var(--curve); stroke-width: 1.5; fill: none; stroke-linejoin: round; } .picture .latency-shade { fill: var(--curve); fill-opacity: .2; }
.picture .metric-line { stroke-width: 1.6; fill: none; stroke: var(--curve); } .picture .metric-1 { stroke: var(--impact); stroke-dasharray: 6 2; } .picture .metric-2 { stroke: var(--recovery); stroke-dasharray: 2 2; } .picture .metric-3 { stroke: var(--action); stroke-dasharray: 8 2 2 2; }
.picture .dns { fill: var(--curve); fill-opacity: .16; stroke: var(--sheet); stroke-width: 1; } .picture .dns-name { font-size: 11.5px; }
.picture .crosshair { stroke: var(--ink); stroke-width: 1; pointer-events: none; } .picture .read-out { font-weight: 700; stroke: var(--sheet); stroke-width: 5px; paint-order: stroke; pointer-events: none; }
.legend { display: grid; gap: 3px; margin-top: 10px; font-size: .84rem; color: var(--quiet); } .legend ul { display: flex; flex-wrap: wrap; gap: 2px 18px; padding-left: 94px; } .legend li { display: inline-flex; align-items: center; gap: 6px; } .legend .legend-name { width: 76px; margin-left: -94px; font-weight: 600; color: var(--ink); }
@media (max-width: 800px) { .picture { font-size: 14px; } .picture .measured { font-size: 14px; } .picture .lane-name { font-size: 14px; } .picture .minor, .picture .tick, .picture .axis-name, .picture .state-name { font-size: 13.5px; } .picture .latency-tick { font-size: 12px; } }
`;
