/** A service broken by a route of its own, or by requests; the last answer is the proof. */
import type { Answer } from '../engine/clients.ts';
import type { ServiceName } from '../model/stack.ts';
import { answerText, ask, isSuccess, routeRefusal } from './ask.ts';
import type { FaultContext, Landed, PreparedFault } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected, unknown } from './landing.ts';
import { containersOf, refusal } from './targets.ts';
import type { Undo } from './undo.ts';

/** POST to `start`; undone by a POST to `end`. */
export const toldByRoute = (
  context: FaultContext,
  target: ServiceName,
  { start, end }: { readonly start: string; readonly end: string },
): Promise<PreparedFault> => {
  const undo: Undo = { kind: 'request', service: target, method: 'POST', path: end };
  return byRequests(context, target, { method: 'POST', path: start, times: 1, undo, judge: judgeRoute });
};

/** So many GETs of a route that breaks it; undone by a restart, for nothing else repairs it. */
export const drivenByRequests = (
  context: FaultContext,
  target: ServiceName,
  { path, times }: { readonly path: string; readonly times: number },
): Promise<PreparedFault> => {
  const undo: Undo = { kind: 'restart', service: target };
  return byRequests(context, target, { method: 'GET', path, times, undo, judge: judgeBroken });
};

interface Requests {
  readonly method: string;
  readonly path: string;
  readonly times: number;
  readonly undo: Undo;
  readonly judge: (last: Answer, said: string) => Landed;
}

/** Requests one after the other. */
async function byRequests(context: FaultContext, target: ServiceName, requests: Requests): Promise<PreparedFault> {
  const targets = await containersOf(context, target);
  let last: Answer | null = null;
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
function judgeRoute(last: Answer, said: string): Landed {
  if (isSuccess(last)) return applied(said);
  return last.status === null ? unknown(said) : rejected(said);
}

/** A service that is broken says so itself: an answer of 500 or more. */
function judgeBroken(last: Answer, said: string): Landed {
  if (last.status === null) return unknown(said);
  return last.status >= 500 ? applied(said) : rejected(`${said}, so it is not broken`);
}
