/** `flipHealth`: the health check fails while the process lives; three ways, each with its own proof and its own way back. */
import type { HttpAnswer } from '../engine/environment.ts';
import { unhealthyFlag } from '../engine/wrapper.ts';
import type { ServiceName } from '../model/stack.ts';
import { answerText, ask, isSuccess, routeRefusal } from './ask.ts';
import type { FaultContext, FaultDriver, Landed, PreparedFault } from './driver.ts';
import { guard } from './guard.ts';
import { applied, merge, rejected, unknown } from './landing.ts';
import { containersOf, each, nameOf, refusal } from './targets.ts';
import type { Undo } from './undo.ts';

export const flipHealth: FaultDriver<'flipHealth'> = async (fault, context) => {
  const { flip, target } = fault;
  switch (flip.by) {
    case 'route': {
      const undo: Undo = { kind: 'request', service: target, method: 'POST', path: flip.pass };
      return byRequests(context, target, { method: 'POST', path: flip.fail, times: 1, undo, judge: judgeRoute });
    }
    case 'requests': {
      const undo: Undo = { kind: 'restart', service: target };
      return byRequests(context, target, { method: 'GET', ...flip, undo, judge: judgeBroken });
    }
    case 'wrapper':
      return byWrapper(context, target);
  }
};

interface Requests {
  readonly method: string;
  readonly path: string;
  readonly times: number;
  readonly undo: Undo;
  readonly judge: (last: HttpAnswer, said: string) => Landed;
}

/** Requests one after the other; the last answer is the proof. */
async function byRequests(context: FaultContext, target: ServiceName, requests: Requests): Promise<PreparedFault> {
  const targets = await containersOf(context, target);
  let last: HttpAnswer | null = null;
  return guard(context, {
    targets,
    refusal: refusal(target, targets, ['running']) ?? routeRefusal(target, targets),
    undo: requests.undo,
    async inject() {
      for (let count = 0; count < requests.times; count += 1) {
        last = await ask(context, target, requests.method, requests.path);
      }
      return null;
    },
    verify: async () =>
      last === null
        ? unknown(`${target} was not asked`)
        : requests.judge(last, `${target}: ${answerText(requests.method, requests.path, last)}`),
  });
}

/** A route that was not answered may have done its work or not. */
function judgeRoute(last: HttpAnswer, said: string): Landed {
  if (isSuccess(last)) return applied(said);
  return last.status === null ? unknown(said) : rejected(said);
}

/** A service that is broken says so itself: an answer of 500 or more. */
function judgeBroken(last: HttpAnswer, said: string): Landed {
  if (last.status === null) return unknown(said);
  return last.status >= 500 ? applied(said) : rejected(`${said}, so it is not broken`);
}

/** Only what the engine sees is flipped: the wrapped check fails while the flag file is there. */
async function byWrapper(context: FaultContext, target: ServiceName): Promise<PreparedFault> {
  const { containers } = context.env.engine;
  const targets = await containersOf(context, target);
  return guard(context, {
    targets,
    refusal: refusal(target, targets, ['running']) ?? unwrapped(context, target),
    undo: { kind: 'removeFile', service: target, path: unhealthyFlag },
    inject: () => each(targets, (one) => containers.exec(one.id, ['/bin/sh', '-c', `: > ${unhealthyFlag}`])),
    async verify() {
      const looks = targets.map(async (one) => {
        const look = await containers.exec(one.id, ['/bin/sh', '-c', `test -e ${unhealthyFlag}`]);
        return look.exitCode === 0
          ? applied(`${nameOf(one)}: ${unhealthyFlag} is there, so its wrapped check fails`)
          : rejected(`${nameOf(one)}: ${unhealthyFlag} is not there (exit ${look.exitCode}) ${look.output.trim()}`);
      });
      return merge(await Promise.all(looks));
    },
  });
}

/** Without the wrapper nothing looks at the flag file, and the fault would silently do nothing. */
const unwrapped = (context: FaultContext, target: ServiceName): string | null =>
  context.services.some((one) => one.name === target && !one.wrapHealth)
    ? `the health check of ${target} is not wrapped`
    : null;
