/** `flipHealth`: the health check fails while the process lives; three ways, each with its own proof and its own way back. */
import { unhealthyFlag } from '../engine/wrapper.ts';
import type { ServiceName } from '../model/stack.ts';
import { drivenByRequests, toldByRoute } from './by-requests.ts';
import type { FaultContext, FaultDriver, PreparedFault } from './driver.ts';
import { guard } from './guard.ts';
import { applied, merge, rejected } from './landing.ts';
import { containersOf, each, nameOf, refusal } from './targets.ts';

export const flipHealth: FaultDriver<'flipHealth'> = async (fault, context) => {
  const { flip, target } = fault;
  switch (flip.by) {
    case 'route':
      return toldByRoute(context, target, { start: flip.fail, end: flip.pass });
    case 'requests':
      return drivenByRequests(context, target, flip);
    case 'wrapper':
      return byWrapper(context, target);
  }
};

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
      const checks = targets.map(async (one) => {
        const result = await containers.exec(one.id, ['/bin/sh', '-c', `test -e ${unhealthyFlag}`]);
        return result.exitCode === 0
          ? applied(`${nameOf(one)}: ${unhealthyFlag} is there, so its wrapped check fails`)
          : rejected(`${nameOf(one)}: ${unhealthyFlag} is not there (exit ${result.exitCode}) ${result.output.trim()}`);
      });
      return merge(await Promise.all(checks));
    },
  });
}

/** Without the wrapper nothing reads the flag file, and the fault would silently do nothing. */
const unwrapped = (context: FaultContext, target: ServiceName): string | null =>
  context.services.some((one) => one.name === target && !one.wrapHealth)
    ? `the health check of ${target} is not wrapped`
    : null;
