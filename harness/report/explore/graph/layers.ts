/** Who stands where in the graph: layers from the users on, each behind all who need it. Deterministic: ties go by the order that is given. */

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** An arrow as it is drawn: over a place in every layer between its ends. */
export interface RoutedArrow extends Arrow {
  /** From the earlier layer to the later one. */
  readonly places: readonly string[];
  /** It leads from a later layer to an earlier one: it closes a circle. */
  readonly back: boolean;
}

export interface Layers {
  /** From the users on; each from top to bottom. Names of nodes, and of places that arrows pass. */
  readonly layers: readonly (readonly string[])[];
  readonly arrows: readonly RoutedArrow[];
}

/** The arrows that close a circle when all are followed in their order. */
function closing(nodes: readonly string[], arrows: readonly Arrow[]): ReadonlySet<Arrow> {
  const found = new Set<Arrow>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (node: string): void => {
    state.set(node, 'open');
    for (const arrow of arrows.filter(({ from }) => from === node)) {
      const there = state.get(arrow.to);
      if (there === 'open') found.add(arrow);
      else if (there === undefined) visit(arrow.to);
    }
    state.set(node, 'done');
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return found;
}

/** The layer of each node: one behind the last of those that need it; whom nobody needs stands just before the first that it needs. */
function depths(nodes: readonly string[], arrows: readonly Arrow[], first: string): ReadonlyMap<string, number> {
  const depth = new Map(nodes.map((node) => [node, node === first ? 0 : 1]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of arrows) {
      const least = depth.get(from)! + 1;
      if (depth.get(to)! < least) {
        depth.set(to, least);
        changed = true;
      }
    }
  }
  for (const node of nodes) {
    if (node === first || arrows.some(({ to }) => to === node)) continue;
    const needs = arrows.filter(({ from }) => from === node).map(({ to }) => depth.get(to)!);
    if (needs.length > 0) depth.set(node, Math.max(1, Math.min(...needs) - 1));
  }
  return depth;
}

/** Sorts a layer by the mean place of its neighbours in the one beside it. */
function sorted(layer: readonly string[], beside: readonly string[], pairs: readonly Arrow[]): readonly string[] {
  const mean = (node: string): number => {
    const places = pairs
      .flatMap(({ from, to }) => (from === node ? [to] : to === node ? [from] : []))
      .map((other) => beside.indexOf(other))
      .filter((at) => at >= 0);
    const own = (layer.indexOf(node) / Math.max(1, layer.length - 1)) * Math.max(0, beside.length - 1);
    return places.length === 0 ? own : places.reduce((sum, one) => sum + one, 0) / places.length;
  };
  const means = new Map(layer.map((node) => [node, mean(node)]));
  return layer.toSorted((a, b) => means.get(a)! - means.get(b)! || layer.indexOf(a) - layer.indexOf(b));
}

/** `first` stands alone in the first layer. Arrows join nodes that are among `nodes`. */
export function layersOf(nodes: readonly string[], arrows: readonly Arrow[], first: string): Layers {
  const circles = closing(nodes, arrows);
  const forward = arrows.map((arrow) => (circles.has(arrow) ? { from: arrow.to, to: arrow.from } : arrow));
  const straight = forward.filter(({ from, to }) => from !== to);
  const depth = depths(nodes, straight, first);
  const layers: string[][] = Array.from({ length: Math.max(...depth.values()) + 1 }, () => []);
  for (const node of nodes) layers[depth.get(node)!]!.push(node);
  const routed = arrows.flatMap((arrow, index): readonly RoutedArrow[] => {
    const { from, to } = forward[index]!;
    if (from === to) return [];
    const between = Array.from({ length: depth.get(to)! - depth.get(from)! - 1 }, (_, at) => {
      const place = `${index}/${at}`;
      layers[depth.get(from)! + 1 + at]!.push(place);
      return place;
    });
    return [{ ...arrow, places: [from, ...between, to], back: circles.has(arrow) }];
  });
  const pairs = routed.flatMap(({ places }) => places.slice(1).map((to, at) => ({ from: places[at]!, to })));
  for (let sweep = 0; sweep < 4; sweep += 1) {
    for (let at = 1; at < layers.length; at += 1) layers[at] = [...sorted(layers[at]!, layers[at - 1]!, pairs)];
    for (let at = layers.length - 2; at > 0; at -= 1) layers[at] = [...sorted(layers[at]!, layers[at + 1]!, pairs)];
  }
  return { layers, arrows: routed };
}
