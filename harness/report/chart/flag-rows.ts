/** Where the labels of flags stand so that none overlaps another, and no pole runs through a label. */

export interface Flag {
  /** The pole, in pixels. */
  readonly x: number;
  /** Width of its label, in pixels. */
  readonly width: number;
}

export interface PlacedFlag<T extends Flag> {
  readonly flag: T;
  /** 0 is the lowest row, next to the lanes. */
  readonly row: number;
  /** Whether the label stands left of its pole, because the right edge is near. */
  readonly left: boolean;
}

const GAP = 8;

interface Box {
  readonly from: number;
  readonly to: number;
}

const boxOf = ({ flag, left }: { flag: Flag; left: boolean }): Box =>
  left ? { from: flag.x - flag.width - GAP, to: flag.x + GAP } : { from: flag.x - GAP, to: flag.x + flag.width + GAP };

/** Whether a pole at `x` would run through the label. Beside the label it may stand as near as it likes. */
function covers({ flag, left }: { flag: Flag; left: boolean }, x: number): boolean {
  return left ? flag.x - flag.width < x && x < flag.x : flag.x < x && x < flag.x + flag.width;
}

function conflict(one: PlacedFlag<Flag>, other: PlacedFlag<Flag>): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  if (one.row === other.row) return a.from < b.to && b.from < a.to;
  // A pole runs from its own row down to the lanes, so it crosses the labels of lower rows.
  return one.row < other.row ? covers(one, other.flag.x) : covers(other, one.flag.x);
}

/** Labels near the right edge go left, and so do those that would cover the pole of such a one. */
function sides<T extends Flag>(flags: readonly T[], right: number): { flag: T; left: boolean }[] {
  const placed: { flag: T; left: boolean }[] = [];
  for (const flag of flags.toSorted((one, other) => other.x - one.x)) {
    const onRight = { flag, left: false };
    const left = flag.x + flag.width > right || placed.some((one) => one.left && covers(onRight, one.flag.x));
    placed.push({ flag, left });
  }
  return placed;
}

/**
 * Rows for all flags. Right-hand labels are placed from right to left and left-hand ones from left to right, each into the lowest
 * free row; in that order a higher row is always free of conflict, so the search ends.
 */
export function placeFlags<T extends Flag>(flags: readonly T[], right: number): readonly PlacedFlag<T>[] {
  const sided = sides(flags, right);
  const order = [...sided.filter((one) => !one.left), ...sided.filter((one) => one.left).toReversed()];
  const placed: PlacedFlag<T>[] = [];
  for (const { flag, left } of order) {
    const rows = Array.from({ length: flags.length }, (_, row) => ({ flag, left, row }));
    placed.push(rows.find((one) => !placed.some((other) => conflict(one, other))) ?? rows.at(-1)!);
  }
  return placed;
}
