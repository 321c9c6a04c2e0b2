/** The graph as SVG. */
import { edgeText } from '../../../model/learned.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { evidenceText } from './evidence-text.ts';
import { layersOf } from './layers.ts';
import { type Flow, type GraphPoint, type NodeSize, place } from './place.ts';
import { type GraphArrow, type GraphNode, type GraphView, usersId } from './view.ts';

const longest = 22;
const shortened = (name: string): string => (name.length <= longest ? name : `${name.slice(0, longest - 1)}…`);

function nodeSize(nodes: readonly GraphNode[]): NodeSize {
  const letters = Math.max(...nodes.map(({ name }) => shortened(name).length));
  return { width: Math.max(120, 36 + 8.2 * letters), height: 46 };
}

const kindOf = ({ edge }: GraphArrow): string => {
  if (edge === null) return 'asks';
  return `${edge.need}${edge.odd === null ? '' : ` ${edge.odd.replace(/ /g, '-')}`}`;
};

function box(node: GraphNode, { x, y }: GraphPoint, size: NodeSize): Markup {
  const [left, top] = [Math.round(x - size.width / 2), Math.round(y - size.height / 2)];
  const bare = node.text === '';
  return html`
    <g class=${`node ${node.is}`}>
      <title>${node.name}${bare ? '' : `: ${node.text}`}</title>
      <rect x=${left} y=${top} width=${Math.round(size.width)} height=${size.height} rx=${node.is === 'users' ? size.height / 2 : 9} />
      <text class="node-name" x=${Math.round(x)} y=${Math.round(y) + (bare ? 5 : -2)}>${shortened(node.name)}</text>
      ${bare ? null : html`<text class="node-text" x=${Math.round(x)} y=${Math.round(y) + 14}>${node.text}</text>`}
    </g>
  `;
}

/** `id` is unique in its page. */
export function drawGraph({ nodes, arrows }: GraphView, flow: Flow, id: string): Markup {
  const size = nodeSize(nodes);
  const layers = layersOf(
    nodes.map((one) => one.id),
    arrows,
    usersId,
  );
  const placed = place(layers, flow, size);
  const drawn = layers.arrows.map((routed) => arrows.find(({ from, to }) => from === routed.from && to === routed.to)!);
  const [width, height] = [Math.round(placed.width), Math.round(placed.height)];
  return html`
    <svg class=${`picture graph ${flow}`} viewBox=${`0 0 ${width} ${height}`} style=${`max-width:${width}px`} role="img" aria-labelledby=${`${id}-title`}>
      <title id=${`${id}-title`}>Who needs whom: the table below says the same</title>
      ${drawn.map(
        (arrow, at) => html`<g class=${`arrow ${kindOf(arrow)}`}>
          <title>${arrow.edge === null ? 'asked by users' : `${edgeText(arrow.edge)}: ${evidenceText(arrow.edge)}`}</title>
          <path class="line" d=${placed.paths[at]} />
          <path class="tip" d="M0,0L-9,-4.6V4.6Z" transform=${`translate(${Math.round(placed.tips[at]!.x)},${Math.round(placed.tips[at]!.y)}) rotate(${placed.tips[at]!.turn})`} />
        </g>`,
      )}
      ${nodes.map((node) => box(node, placed.nodes.get(node.id)!, size))}
    </svg>
  `;
}
