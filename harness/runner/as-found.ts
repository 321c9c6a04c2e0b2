/** What is attached to is left as it was found: looked at before the first fault, and compared when everything is undone. */
import { plural } from '../model/count-text.ts';
import { type Failure, failure } from '../model/failure.ts';
import { type FoundChange, type FoundThing, foundChanges } from '../model/found.ts';
import { healerText, type OtherHealer } from '../model/other-healers.ts';
import { after, milliseconds } from '../model/time.ts';
import type { RunContext } from './context.ts';
import { readyLimit } from './ready.ts';

export interface AsFound {
  /** Keeps how it is now. */
  look(): Promise<void>;
  /** What is otherwise now. A state may still be on its way back, as health is after a start: that is waited for. */
  problems(): Promise<readonly Failure[]>;
}

const pollAgain = milliseconds(500);

/** Does nothing where the run has brought up what it breaks. Both looks are kept in the run directory. */
export function asFound({ plan, env, keepsakes, recorder }: RunContext): AsFound {
  let before: readonly FoundThing[] | null = null;
  const keep = (name: string, things: readonly FoundThing[]): Promise<void> =>
    keepsakes.save(name, `${JSON.stringify(things, null, 2)}\n`);
  return {
    async look() {
      if (plan.attached === undefined) return;
      for (const one of plan.attached.healers ?? []) recorder.append({ type: 'warned', failure: healerWarning(one) });
      before = await env.engine.stack.found();
      await keep('found-before.json', before);
    },
    async problems() {
      if (before === null) return [];
      const end = after(env.clock.now(), readyLimit(plan));
      for (;;) {
        const now = await env.engine.stack.found();
        const changes = foundChanges(before, now);
        if (!changes.some(mayPass) || env.clock.now() >= end) {
          await keep('found-after.json', now);
          return changes.map(failureFor);
        }
        await env.clock.sleepUntil(after(env.clock.now(), pollAgain));
      }
    },
  };
}

const healerWarning = (one: OtherHealer): Failure =>
  failure('R235', `what comes back may be somebody else's doing: ${healerText(one)}`, {
    fix: `stop ${one.name} to see what the stack does by itself`,
  });

const mayPass = ({ what }: FoundChange): boolean => what === 'different';

function failureFor(change: FoundChange): Failure {
  const thing = `the ${change.is} ${change.name}`;
  switch (change.what) {
    case 'gone':
      return failure('R330', `${thing} is not there any more`);
    case 'new':
      return failure('R331', `${thing} was created by somebody else during the run`);
    case 'created again':
      return failure('R331', `${thing} was created again by somebody else during the run`, {
        fix: 'find out who did it, and run again: what was measured may be of either',
        evidence: [`it was ${change.from.slice(0, 12)}, and is ${change.to.slice(0, 12)}`],
      });
    case 'different':
      return failure('R330', `${thing} is not as it was found: ${plural(change.facts.length, 'difference')}`, {
        fix: 'put it back by hand, or create it again with `docker compose up --force-recreate`',
        evidence: change.facts,
      });
  }
}
