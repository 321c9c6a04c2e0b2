/** `exit`: the main process leaves by itself with a code, asked by its control route or a command in its container. */
import type { ContainerView } from '../engine/engine.ts';
import type { Control } from '../model/fault.ts';
import { seconds } from '../model/time.ts';
import { answerText, ask, routeRefusal } from './ask.ts';
import { type Deaths, watchDeaths } from './deaths.ts';
import type { FaultContext, FaultDriver, Landed } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected, unknown } from './landing.ts';
import { exitCodeOf, isGone, sequel } from './life.ts';
import { containersOf, nameOf, refusal } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const exit: FaultDriver<'exit'> = async (fault, context) => {
  const { control, target, code } = fault;
  const targets = await containersOf(context, target);
  const unreachable = control.by === 'route' ? routeRefusal(target, targets) : null;
  let deaths: Deaths | null = null;
  let answers: readonly string[] = [];
  return guard(context, {
    targets,
    refusal: refusal(target, targets, ['running']) ?? unreachable,
    undo: { kind: 'start', service: target },
    async inject() {
      deaths = await watchDeaths(context);
      answers = await Promise.all(targets.map((one) => order(context, control, one)));
      return null;
    },
    async verify(): Promise<Landed> {
      try {
        const landed = await watchTargets(context, targets, seconds(3), (before, now) =>
          judge(before, now, code, deaths?.codeOf(before.id) ?? null),
        );
        return landed.landing === 'applied' ? landed : { ...landed, proof: [landed.proof, ...answers].join('; ') };
      } finally {
        deaths?.end();
      }
    },
  });
};

/** Gives the order and tells what came back. A process that leaves at once may not answer: its container is the evidence. */
async function order(context: FaultContext, control: Control, target: ContainerView): Promise<string> {
  if (control.by === 'route') {
    return answerText(control.method, control.path, await ask(context, target.service, control.method, control.path));
  }
  const result = await context.env.engine.containers.exec(target.id, control.command);
  const said = result.output.trim().slice(0, 200);
  return `${control.command.join(' ')} exited with ${result.exitCode}${said === '' ? '' : `: ${said}`}`;
}

function judge(before: ContainerView, now: ContainerView | null, asked: number, seen: number | null): Poll {
  const name = nameOf(before);
  if (now === null) return unknown(`${name}: the container is gone, and its exit code with it`);
  const code = seen ?? exitCodeOf(now);
  if (code === null) {
    return isGone(before, now)
      ? unknown(`${name} was restarted before its exit code could be read`)
      : rejected(`${name} still runs as pid ${now.pid}`);
  }
  return code === asked
    ? applied(`${name}: pid ${before.pid} exited with ${code}, ${sequel(before, now)}`)
    : { ...rejected(`${name} exited with ${code}, not with ${asked}`), settled: true };
}
