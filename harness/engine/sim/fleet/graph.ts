/** Who asks whom: the dependency graph as compressed rows, in both directions. */

export interface Needs {
  /** Container `i` asks `to[from[i]]` … `to[from[i + 1] − 1]`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The same edges the other way round: who asks container `i`. */
  readonly usersFrom: Uint32Array;
  readonly users: Uint32Array;
  /** Whether a container has stopped giving good answers, and is not known to give them again. */
  readonly troubled: Uint8Array;
  /** How many such there are among those that a container asks, directly or not: with none, nobody need be asked. */
  readonly below: Uint32Array;
  /** For walks through the graph: the last walk that came by; in its last place the number of walks. */
  readonly seen: Uint32Array;
}

/**
 * `edges`: pairs of places, who asks and who is asked, one after the other. Nobody gives good answers yet. Throws where somebody
 * asks itself, directly or not.
 */
export function needsOf(size: number, edges: Uint32Array): Needs {
  const forward = rows(size, edges, 0);
  const backward = rows(size, edges, 1);
  refuseCircles(size, forward, backward.from);
  const [troubled, below, seen] = [new Uint8Array(size).fill(1), new Uint32Array(size), new Uint32Array(size + 1)];
  const needs = { ...forward, usersFrom: backward.from, users: backward.to, troubled, below, seen };
  for (let place = 0; place < size; place += 1) {
    eachUser(needs, place, (user) => {
      below[user]! += 1;
    });
  }
  return needs;
}

interface Rows {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

function rows(size: number, edges: Uint32Array, side: 0 | 1): Rows {
  const from = new Uint32Array(size + 1);
  for (let at = side; at < edges.length; at += 2) from[edges[at]! + 1]! += 1;
  for (let place = 0; place < size; place += 1) from[place + 1]! += from[place]!;
  const next = from.slice();
  const to = new Uint32Array(edges.length / 2);
  for (let at = 0; at < edges.length; at += 2) {
    const own = edges[at + side]!;
    to[next[own]!] = edges[at + 1 - side]!;
    next[own]! += 1;
  }
  return { from, to };
}

/** Calls `visit` for everybody who asks `i`, directly or not, once each. */
export function eachUser({ usersFrom, users, seen }: Needs, i: number, visit: (user: number) => void): void {
  const last = seen.length - 1;
  seen[last]! += 1;
  const walk = seen[last]!;
  const open = [i];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (let at = usersFrom[one]!; at < usersFrom[one + 1]!; at += 1) {
      const user = users[at]!;
      if (seen[user] === walk) continue;
      seen[user] = walk;
      visit(user);
      open.push(user);
    }
  }
}

/** Takes away every container that no remaining one asks (Kahn); a circle is never taken away. */
function refuseCircles(size: number, { from, to }: Rows, usersFrom: Uint32Array): void {
  const users = Uint32Array.from({ length: size }, (_, place) => usersFrom[place + 1]! - usersFrom[place]!);
  const free: number[] = [];
  for (let place = 0; place < size; place += 1) if (users[place] === 0) free.push(place);
  let taken = 0;
  for (let place = free.pop(); place !== undefined; place = free.pop()) {
    taken += 1;
    for (let at = from[place]!; at < from[place + 1]!; at += 1) {
      users[to[at]!]! -= 1;
      if (users[to[at]!] === 0) free.push(to[at]!);
    }
  }
  if (taken < size) throw new Error('the dependencies go round in a circle');
}
