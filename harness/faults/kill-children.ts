/** `killChildren`: SIGKILL to all that the first process has started, while it lives itself. */
import type { ContainerView } from '../engine/engine.ts';
import { plural } from '../model/count-text.ts';
import { seconds } from '../model/time.ts';
import type { FaultContext, FaultDriver, Landed } from './driver.ts';
import { guard } from './guard.ts';
import { applied, merge, rejected } from './landing.ts';
import { exitCodeOf, isGone, sequel } from './life.ts';
import { livingChildren } from './process-tree.ts';
import { containersOf, nameOf, refusal, whom } from './targets.ts';
import { pollUntil } from './watch-targets.ts';

export const killChildren: FaultDriver<'killChildren'> = async (fault, context) => {
  const { helperContainers } = context.env.engine;
  const targets = await containersOf(context, fault.target, fault.replica);
  const unfit = refusal(fault.target, targets, ['running'], fault.replica);
  const before = unfit === null ? await familiesOf(targets, context) : [];
  const killed = new Map<ContainerView, number>();
  return guard(context, {
    targets,
    refusal: unfit ?? childless(before),
    undo: {
      kind: 'restartChildless',
      ...whom(fault),
      lives: before.map(({ one: { replica, startedAt }, children }) => ({ replica, startedAt, children })),
    },
    async inject() {
      const ends = targets.map(async (one) => {
        const { count, at } = await helperContainers.killChildren(one.id);
        killed.set(one, count);
        return at;
      });
      return { from: null, to: Math.max(...(await Promise.all(ends))) };
    },
    verify: async () => merge(await Promise.all(targets.map((one) => prove(one, killed.get(one) ?? 0, context)))),
  });
};

interface Family {
  readonly one: ContainerView;
  readonly children: number;
}

const familiesOf = (targets: readonly ContainerView[], context: FaultContext): Promise<readonly Family[]> =>
  Promise.all(targets.map(async (one) => ({ one, children: await livingChildren(context, one) })));

function childless(families: readonly Family[]): string | null {
  const alone = families.find(({ children }) => children === 0);
  return alone === undefined
    ? null
    : `the first process of ${nameOf(alone.one)} has no children: it does everything itself`;
}

/** The kernel has counted whom it killed; what became of the first process is looked at for a moment, and told. */
async function prove(before: ContainerView, count: number, context: FaultContext): Promise<Landed> {
  const name = nameOf(before);
  if (count === 0) return rejected(`${name}: there was no child left to kill`);
  const said = `${name}: ${count === 1 ? 'its child was' : `${plural(count, 'child', 'children')} were`} killed`;
  return pollUntil(context, seconds(1), async () => {
    const now = await context.env.engine.containers.inspect(before.id);
    if (now === null) return applied(`${said}, and the container is gone with it`);
    if (!isGone(before, now)) return { ...applied(`${said}, and pid ${before.pid} lives`), settled: false };
    const code = exitCodeOf(now);
    const end = `${said}, and pid ${before.pid} ended with it${code === null ? '' : `, exit ${code}`}`;
    return { ...applied(`${end}: ${sequel(before, now)}`), settled: now.status !== 'restarting' };
  });
}
