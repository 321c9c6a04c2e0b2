/** `nothing`: the control. It lands at once, whatever state the stack is in. */
import { plural } from '../model/count-text.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { applied } from './landing.ts';
import { containersOf } from './targets.ts';

export const nothing: FaultDriver<'nothing'> = async (fault, context) =>
  guard(context, {
    targets: await containersOf(context, fault.target),
    refusal: null,
    undo: null,
    inject: async () => null,
    async verify() {
      const all = await context.env.engine.containers.list();
      const count = all.filter((one) => one.status === 'running').length;
      return applied(`nothing was done, ${plural(count, 'container runs', 'containers run')}`);
    },
  });
