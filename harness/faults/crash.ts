/** `crash`: SIGKILL of the host PID, not through the engine's API, so that the restart policy stays armed. */
import type { ContainerView } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected } from './landing.ts';
import { exitCodeOf, isGone, sequel } from './life.ts';
import { containersOf, nameOf, refusal, whom } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const crash: FaultDriver<'crash'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  return guard(context, {
    targets,
    refusal: refusal(fault.target, targets, ['running'], fault.replica),
    undo: { kind: 'start', ...whom(fault) },
    async inject() {
      const times = targets.map((one) => context.env.engine.helperContainers.signal(one.id, 'SIGKILL'));
      return { from: null, to: Math.max(...(await Promise.all(times))) };
    },
    verify: () => watchTargets(context, targets, seconds(2), judge),
  });
};

/** The engine's restart comes so soon that it is waited for: the time down belongs to the proof. */
function judge(before: ContainerView, now: ContainerView | null): Poll {
  const name = nameOf(before);
  if (now === null) return applied(`${name}: pid ${before.pid} gone, and the container with it`);
  if (!isGone(before, now)) return rejected(`${name} still runs as pid ${now.pid}`);
  const code = exitCodeOf(now);
  const proof = `${name}: pid ${before.pid} gone${code === null ? '' : `, exit ${code}`}, ${sequel(before, now)}`;
  return { ...applied(proof), settled: now.status !== 'restarting' };
}
