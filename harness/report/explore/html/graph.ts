/** Who needs whom, as it was measured: the graph, what is odd in it, and the same as a table. */
import { plural } from '../../../model/count-text.ts';
import type { Exploration, GraphEdge } from '../../../model/exploration.ts';
import { edgeText } from '../../../model/learned.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { table } from '../../html/table.ts';
import { drawGraph } from '../graph/draw.ts';
import { evidenceText, needText, oddText } from '../graph/evidence-text.ts';
import { graphView } from '../graph/view.ts';

const sample = (kind: string, words: string): Markup => html`
  <li>
    <svg class="graph" viewBox="0 0 34 12" width="34" height="12" aria-hidden="true">
      <g class=${`arrow ${kind}`}><path class="line" d="M1,6H26" /><path class="tip" d="M33,6L24,1.4V10.6Z" /></g>
    </svg>
    ${words}
  </li>
`;

function legend(graph: readonly GraphEdge[], singles: number): Markup {
  const has = (test: (edge: GraphEdge) => boolean, kind: string, words: string): Markup =>
    graph.some(test) ? sample(kind, words) : null;
  return html`
    <ul class="graph-legend">
      ${has(({ need }) => need === 'hard', 'hard', 'hard: users suffer without it')}
      ${has(({ need }) => need === 'soft', 'soft', 'soft: users do not miss it')}
      ${has(({ need, odd }) => need === 'untried' && odd !== 'not real', 'untried', 'not tried')}
      ${has(({ odd }) => odd === 'not declared', 'hard not-declared', 'used, not declared')}
      ${has(({ odd }) => odd === 'not real', 'untried not-real', 'declared, not used')}
      ${singles === 0 ? null : html`<li><span class="single-sample"></span> single point of failure</li>`}
    </ul>
  `;
}

const oddities = (graph: readonly GraphEdge[]): Markup => {
  const odd = graph.filter((edge) => edge.odd !== null);
  return odd.length === 0
    ? null
    : html`<ul class="odd">${odd.map((edge) => html`<li><b>${edgeText(edge)}</b> ${oddText[edge.odd!]}</li>`)}</ul>`;
};

export function graph(exploration: Exploration): Markup {
  const { graph: edges, singlePoints } = exploration;
  const view = graphView(exploration);
  if (view.nodes.length < 2) return null;
  return html`
    <section aria-labelledby="graph">
      <h2 id="graph">Who needs whom</h2>
      <div class="picture-sheet graph-sheet">
        ${legend(edges, singlePoints.length)}
        <div class="wide-graph">${drawGraph(view, 'right', 'graph-wide')}</div>
        <div class="narrow-graph">${drawGraph(view, 'down', 'graph-narrow')}</div>
        ${oddities(edges)}
        ${
          edges.length === 0
            ? null
            : html`<details class="numbers">
                <summary>${plural(edges.length, 'edge')}, and how each is known</summary>
                ${table(
                  'Edges',
                  ['edge', 'known by', 'by experiment'],
                  edges.map((edge) => [edgeText(edge), evidenceText(edge), needText[edge.need]]),
                )}
              </details>`
        }
      </div>
    </section>
  `;
}
