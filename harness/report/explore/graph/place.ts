/** The graph in pixels: where each node and each arrow lies, in layers from left to right or, on a narrow page, from top to bottom. */
import type { Layers } from './layers.ts';

export type Flow = 'right' | 'down';

export interface GraphPoint {
  readonly x: number;
  readonly y: number;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  /** Centres. */
  readonly nodes: ReadonlyMap<string, GraphPoint>;
  /** SVG paths, each ending at the border of its target. */
  readonly paths: readonly string[];
  /** Where each arrow ends, and which way it points, in degrees: 0 is to the right. */
  readonly tips: readonly (GraphPoint & { readonly turn: number })[];
}

export interface NodeSize {
  readonly width: number;
  readonly height: number;
}

/** Between layers, between the nodes of a layer, around all, and what an arrow that passes takes of a layer. */
const gaps: Readonly<Record<Flow, { readonly along: number; readonly across: number }>> = {
  right: { along: 88, across: 26 },
  down: { along: 46, across: 14 },
};
const rim = 6;
const passing = 10;
const tip = 7;

export function place({ layers, arrows }: Layers, flow: Flow, node: NodeSize): PlacedGraph {
  const { along, across } = gaps[flow];
  const [deep, broad] = flow === 'right' ? [node.width, node.height] : [node.height, node.width];
  const isNode = (name: string): boolean => !name.includes('/');
  const sizeOf = (name: string): number => (isNode(name) ? broad : passing);
  const spans = layers.map((layer) => layer.reduce((sum, name) => sum + sizeOf(name) + across, -across));
  const widest = Math.max(...spans);
  const centres = new Map<string, readonly [number, number]>();
  layers.forEach((layer, depth) => {
    let at = rim + (widest - spans[depth]!) / 2;
    for (const name of layer) {
      centres.set(name, [rim + depth * (deep + along) + deep / 2, at + sizeOf(name) / 2]);
      at += sizeOf(name) + across;
    }
  });
  const turned = ([a, b]: readonly [number, number]): GraphPoint =>
    flow === 'right' ? { x: a, y: b } : { x: b, y: a };
  const text = (a: number, b: number): string => {
    const { x, y } = turned([a, b]);
    return `${Math.round(x)},${Math.round(y)}`;
  };
  const ends = arrows.map(({ places, back }) => {
    const points = places.map((name) => centres.get(name)!);
    const last = points.length - 1;
    // Its two sides, in the order of the layers; the tip is at the far one, or at the near one where it leads back.
    const sides = points.map(([a, b], at) => ({
      in: [a - (at === last ? deep / 2 + (back ? 0 : tip) : deep / 2), b] as const,
      out: [a + (at === 0 ? deep / 2 + (back ? tip : 0) : deep / 2), b] as const,
    }));
    const path = sides.slice(1).map((to, at) => {
      const [[a, b], [c, d]] = [sides[at]!.out, to.in];
      const middle = (a + c) / 2;
      const through = at + 1 < last ? ` L${text(...to.out)}` : '';
      return `C${text(middle, b)} ${text(middle, d)} ${text(c, d)}${through}`;
    });
    const target = back ? points[0]! : points[last]!;
    const end = turned([target[0] + (back ? deep / 2 : -deep / 2), target[1]]);
    const turn = (flow === 'right' ? 0 : 90) + (back ? 180 : 0);
    return { path: `M${text(...sides[0]!.out)} ${path.join(' ')}`, tip: { ...end, turn } };
  });
  const far = 2 * rim + layers.length * (deep + along) - along;
  const near = 2 * rim + widest;
  return {
    ...(flow === 'right' ? { width: far, height: near } : { width: near, height: far }),
    nodes: new Map([...centres].filter(([name]) => isNode(name)).map(([name, centre]) => [name, turned(centre)])),
    paths: ends.map((one) => one.path),
    tips: ends.map((one) => one.tip),
  };
}
