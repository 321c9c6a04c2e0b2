/** Requests from one container to another: the name, the way, the answer, and the caller's patience. */
import type { AskResult } from './behaviour.ts';
import type { Container } from './container.ts';
import { addressesOf, meetRules, resolveName } from './network.ts';
import { type Ask, deliver } from './process.ts';
import { noteAsked } from './sockets.ts';
import { drawn, schedule, type World } from './world.ts';

const failed = (outcome: AskResult['outcome']): AskResult => ({ outcome, status: null, body: '' });

/** How apps of this world ask each other. */
export function conversations(world: World): Ask {
  const ask: Ask = (from, { host, path, timeout }, done) => {
    let open = true;
    const finish = (result: AskResult): void => {
      if (!open) return;
      open = false;
      done(result);
    };
    schedule(world, timeout, () => finish(failed('timeout')));
    schedule(world, drawn(world, world.parameters.nameLookup), () => {
      const times = from.namesAsked?.get(host);
      if (times !== undefined) from.namesAsked?.set(host, times + 1);
      const found = resolveName(world, from, host);
      if (found.length === 0) return finish(failed('dns'));
      // The engine's name server shuffles its answers.
      const to = found[Math.floor(world.random() * found.length)]!;
      const cut = meetRules(from, addressesOf(to));
      if (cut === 'reject') return finish(failed('refused'));
      if (cut !== null) return;
      if (to.life?.listening) noteAsked(world, from, to);
      converse(world, ask, { from, to, path, finish });
    });
  };
  return ask;
}

interface Talk {
  readonly from: Container;
  readonly to: Container;
  readonly path: string;
  readonly finish: (result: AskResult) => void;
}

function converse(world: World, ask: Ask, { from, to, path, finish }: Talk): void {
  schedule(world, drawn(world, world.parameters.connect), () =>
    deliver(world, to, { method: 'GET', path }, ask, (end) =>
      schedule(world, drawn(world, world.parameters.firstByte), () => {
        // A cut that came meanwhile swallows the answer too.
        if (meetRules(from, addressesOf(to)) !== null) return;
        if (end.how === 'answered') finish({ outcome: 'answered', status: end.status, body: end.body });
        else finish(failed(end.how === 'refused' ? 'refused' : 'closed'));
      }),
    ),
  );
}
