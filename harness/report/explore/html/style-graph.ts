/** The graph. */
export const graphStyles = `
.graph-sheet { margin-top: 0; } .picture.graph { min-width: 0; margin: 14px auto 0; overflow: visible; } .narrow-graph { display: none; }
.node rect { fill: var(--sheet); stroke: var(--quiet); stroke-width: 1.2; } .node.single rect { fill: var(--t-down); stroke: var(--s-down); stroke-width: 2.2; } .node.users rect { fill: var(--soft); stroke: none; }
.picture .node-name { font-size: 14px; font-weight: 650; text-anchor: middle; } .picture .node-text { font-size: 11.5px; text-anchor: middle; fill: var(--quiet); } .picture .single .node-text { fill: var(--i-down); font-weight: 600; } .picture .users .node-name { font-weight: 500; }
.arrow .line { fill: none; stroke: var(--quiet); stroke-width: 1.4; } .arrow .tip { fill: var(--quiet); stroke: none; } .arrow.hard .line { stroke: var(--ink); stroke-width: 2.6; } .arrow.hard .tip { fill: var(--ink); }
.arrow.untried .line { stroke-dasharray: 1.5 4; stroke-linecap: round; } .arrow.not-real .line { stroke-dasharray: 6 5; stroke-linecap: butt; stroke-opacity: .7; } .arrow.not-declared .line { stroke: var(--i-fails); } .arrow.not-declared .tip { fill: var(--i-fails); }
.graph-legend { display: flex; flex-wrap: wrap; gap: 5px 20px; font-size: .85rem; color: var(--quiet); } .graph-legend li { display: flex; align-items: center; gap: 7px; } .single-sample { width: 24px; height: 15px; border-radius: 4px; background: var(--t-down); border: 2px solid var(--s-down); }
.odd { margin-top: 14px; font-size: .95rem; } .odd li + li { margin-top: 3px; } .odd b { margin-right: 6px; }
@media (max-width: 640px) { .wide-graph { display: none; } .narrow-graph { display: block; } .picture .node-name { font-size: 14px; } }
@media print { .wide-graph { display: block; } .narrow-graph { display: none; } .graph-sheet { break-inside: avoid; } }
`;
