/** `closePort`: a TCP port of the service refuses everybody, by rules in the network namespace of each of its containers. */
import type { ContainerView, EngineSpan } from '../engine/engine.ts';
import { ownName } from '../engine/network-change.ts';
import type { FaultContext, FaultDriver, Landed } from './driver.ts';
import { guard } from './guard.ts';
import { applied, merge, rejected, spanOf } from './landing.ts';
import { networkedContainers } from './network-owner.ts';
import { each, nameOf, refusal, whom } from './targets.ts';

export const closePort: FaultDriver<'closePort'> = async (fault, context) => {
  const { port, replica } = fault;
  const all = await networkedContainers(context, fault.target);
  const targets = all.filter((one) => replica === undefined || one.replica === replica);
  const unfit = refusal(fault.target, targets, ['running'], replica);
  const { namespaces } = context.env.engine;
  return guard(context, {
    targets,
    refusal: unfit ?? (await notOpen(targets, port, context)),
    undo: { kind: 'deleteTable', ...whom(fault), table: `${ownName}_port`, change: 'closed-port' },
    async inject() {
      const spans: (EngineSpan | null)[] = [];
      await each(targets, async (one) => {
        const result = await namespaces.apply(one.id, { kind: 'closed-port', port });
        if ('refused' in result) throw new Error(`${nameOf(one)}: ${result.refused}`);
        spans.push(result.ran);
      });
      return spanOf(spans);
    },
    verify: async () => merge(await Promise.all(targets.map((one) => proveClosed(one, port, context)))),
  });
};

/** A port that nobody listens at refuses without us. */
async function notOpen(targets: readonly ContainerView[], port: number, context: FaultContext): Promise<string | null> {
  const open = await Promise.all(targets.map((one) => accepts(one, port, context)));
  const closed = targets.find((_, place) => !open[place]);
  return closed === undefined ? null : `${nameOf(closed)} accepts nothing at port ${port} even before the fault`;
}

/** Rules that stand are not enough: a connect from inside must be refused that was accepted before. */
async function proveClosed(one: ContainerView, port: number, context: FaultContext): Promise<Landed> {
  if (await accepts(one, port, context)) return rejected(`${nameOf(one)} still accepts connects at port ${port}`);
  const packets = await context.env.engine.namespaces.packets(one.id, 'closed-port');
  if (packets === null) return rejected(`our table is not in the network namespace of ${nameOf(one)}`);
  return applied(`${nameOf(one)} accepted connects at port ${port} before, and refuses them now`);
}

const accepts = (one: ContainerView, port: number, { env }: FaultContext): Promise<boolean> =>
  env.engine.namespaces.accepts(
    one.id,
    port,
    one.networks.map(({ address }) => address).filter((address) => address !== ''),
  );
