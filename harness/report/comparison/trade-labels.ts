/** Where the names of points stand, so that none covers another or a point; a name that finds no room is left out. */
export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly words: string;
}

export interface PlacedLabel {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Widest estimate of a character, as the labels are drawn. */
const CHARACTER = 7.4;
const HALF = 9;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const boxOf = (x: number, y: number, anchor: PlacedLabel['anchor'], width: number): Box => {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - HALF, bottom: y + HALF };
};

/** Right, left, above, below, then the corners. */
function candidates({ x, y, radius }: PlacedPoint): readonly (readonly [number, number, PlacedLabel['anchor']])[] {
  const near = radius + 7;
  const off = radius + 13;
  return [
    [x + near, y, 'start'],
    [x - near, y, 'end'],
    [x, y - off, 'middle'],
    [x, y + off, 'middle'],
    [x + near, y - off, 'start'],
    [x + near, y + off, 'start'],
    [x - near, y - off, 'end'],
    [x - near, y + off, 'end'],
  ];
}

/** Points are served in their order, inside `frame`. */
export function placeLabels(points: readonly PlacedPoint[], frame: Box): readonly PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return points.flatMap((point) => {
    const width = point.words.length * CHARACTER;
    for (const [x, y, anchor] of point.words === '' ? [] : candidates(point)) {
      const box = boxOf(x, y, anchor, width);
      const inside =
        box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      if (!inside || taken.some((other) => overlaps(other, box))) continue;
      taken.push(box);
      return [{ words: point.words, x, y, anchor }];
    }
    return [];
  });
}
