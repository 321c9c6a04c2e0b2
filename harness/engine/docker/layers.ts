/** What images take on the disk, given that those with the same beginning share it. */

/** A line of an image's history, as the engine tells it. */
export interface Layer {
  readonly Created: number;
  readonly CreatedBy: string;
  /** Bytes. */
  readonly Size: number;
}

/** What `images` take beyond what `others` have too, in bytes. Each history has its newest line first. */
export function sizeBeside(images: readonly (readonly Layer[])[], others: readonly (readonly Layer[])[]): number {
  const here = new Map(images.flatMap(stepsOf));
  const shared = new Set(others.flatMap(stepsOf).map(([step]) => step));
  return [...here].reduce((sum, [step, size]) => sum + (shared.has(step) ? 0 : size), 0);
}

/** A layer is the same where everything below it is: it is named by its whole way up. */
function stepsOf(history: readonly Layer[]): readonly (readonly [way: string, size: number])[] {
  let way = '';
  return history.toReversed().map(({ Created, CreatedBy, Size }) => {
    way = `${way}\n${Created} ${Size} ${CreatedBy}`;
    return [way, Size] as const;
  });
}
