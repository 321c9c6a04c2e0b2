/** `disconnect`: a service leaves a network. Its names and published ports there go with it, for everybody. */
import type { ContainerView, NetworkAttachment } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import { attachmentTo } from './attachment.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected } from './landing.ts';
import { containersOf, each, nameOf, refusal, whom } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const disconnect: FaultDriver<'disconnect'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  const leaving = targets.map((one) => ({ one, attachment: attachmentTo(one, fault.network) }));
  const { networks } = context.env.engine;
  return guard(context, {
    targets,
    refusal: refusal(fault.target, targets, ['running', 'paused'], fault.replica) ?? detached(targets, fault.network),
    undo: {
      kind: 'connect',
      ...whom(fault),
      attachments: leaving.flatMap(({ one, attachment }) =>
        attachment === null ? [] : [{ replica: one.replica, attachment }],
      ),
    },
    inject: () => each(targets, (one) => networks.disconnect(attachmentTo(one, fault.network)!.network, one.id)),
    verify: () =>
      watchTargets(context, targets, seconds(2), (before, now) =>
        judge(before, now, attachmentTo(before, fault.network)!),
      ),
  });
};

function detached(targets: readonly ContainerView[], network: string | null): string | null {
  const wrong = targets.find((one) => attachmentTo(one, network) === null);
  if (wrong === undefined) return null;
  if (network !== null) return `${nameOf(wrong)} is not on the network ${network}`;
  return `${nameOf(wrong)} is on ${wrong.networks.length} networks, so the one to leave must be named`;
}

function judge(before: ContainerView, now: ContainerView | null, had: NetworkAttachment): Poll {
  const name = nameOf(before);
  if (now === null) return rejected(`${name}: the container is gone`);
  return now.networks.some((one) => one.network === had.network)
    ? rejected(`${name} is still on ${had.network}`)
    : applied(`${name} was on ${had.network} as ${had.address} and is no longer`);
}
