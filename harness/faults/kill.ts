/** `kill`: a signal through the engine's API, which cancels the restart policy (moby `daemon/kill.go`). */
import type { ContainerView } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected, unknown } from './landing.ts';
import { exitCodeOf, isGone, sequel } from './life.ts';
import { signalNumber } from './signal-number.ts';
import { containersOf, each, nameOf, refusal, whom } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const kill: FaultDriver<'kill'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  return guard(context, {
    targets,
    refusal: refusal(fault.target, targets, ['running', 'paused'], fault.replica),
    undo: { kind: 'start', ...whom(fault) },
    inject: () => each(targets, (one) => context.env.engine.containers.kill(one.id, fault.signal)),
    verify: () => watchTargets(context, targets, seconds(3), (before, now) => judge(before, now, fault.signal)),
  });
};

/** A process may handle a signal and leave with a code of its own, or live on: SIGKILL alone it cannot handle. */
function judge(before: ContainerView, now: ContainerView | null, signal: string): Poll {
  const name = nameOf(before);
  if (now === null) return applied(`${name}: pid ${before.pid} gone, and the container with it`);
  const number = signalNumber(signal);
  if (!isGone(before, now)) {
    return number === 9
      ? rejected(`${name} still runs as pid ${now.pid}`)
      : unknown(`${name} still runs after ${signal}: whether it handled or ignored it cannot be told from outside`);
  }
  const code = exitCodeOf(now);
  const how =
    code === null ? '' : `, exit ${code}${code === 128 + (number ?? Number.NaN) ? '' : ` by its own handler`}`;
  return applied(`${name}: pid ${before.pid} gone after ${signal}${how}, ${sequel(before, now)}`);
}
