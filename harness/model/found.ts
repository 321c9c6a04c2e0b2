/** How a thing that a run attaches to was found: all that must be so again when the run is over. */

export interface FoundThing {
  readonly is: 'container' | 'network';
  readonly name: string;
  /** The engine's id: another one under the same name is another thing. */
  readonly id: string;
  /** By path, without what changes by itself: process ids, times, counts of restarts, addresses that the engine chose. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What became of it. */
export type FoundChange = Pick<FoundThing, 'is' | 'name'> &
  (
    | { readonly what: 'gone' }
    | { readonly what: 'new' }
    /** Under the same name, by somebody else: a run creates nothing of what it attaches to. */
    | { readonly what: 'created again'; readonly from: string; readonly to: string }
    | { readonly what: 'different'; readonly facts: readonly string[] }
  );

/** In the order of `before`; new things last. */
export function foundChanges(before: readonly FoundThing[], after: readonly FoundThing[]): readonly FoundChange[] {
  const same = (one: FoundThing) => (other: FoundThing) => other.is === one.is && other.name === one.name;
  const kept = before.flatMap((one): FoundChange[] => {
    const { is, name } = one;
    const now = after.find(same(one));
    if (now === undefined) return [{ is, name, what: 'gone' }];
    if (now.id !== one.id) return [{ is, name, what: 'created again', from: one.id, to: now.id }];
    const facts = differing(one.facts, now.facts);
    return facts.length === 0 ? [] : [{ is, name, what: 'different', facts }];
  });
  const made = after.filter((one) => !before.some(same(one)));
  return [...kept, ...made.map(({ is, name }): FoundChange => ({ is, name, what: 'new' }))];
}

/** `host.Memory: 0, was 536870912`. */
function differing(before: FoundThing['facts'], now: FoundThing['facts']): readonly string[] {
  const paths = Object.keys({ ...before, ...now }).sort();
  return paths
    .filter((path) => before[path] !== now[path])
    .map((path) => `${path}: ${now[path] ?? 'not there'}, was ${before[path] ?? 'not there'}`);
}
