/** Back onto a network with the names and the fixed address that a container had there; a bare connect would lose them. */
import type { ContainerView, NetworkAttachment } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied, merge, rejected } from './landing.ts';
import { each, nameOf } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

type Attachments = readonly { readonly replica: number; readonly attachment: NetworkAttachment }[];

/** A container that is on the network already is left as it is; one of a replica that was never cut off is not asked for. */
export async function reconnect(
  attachments: Attachments,
  targets: readonly ContainerView[],
  context: FaultContext,
): Promise<Landed> {
  const missing = attachments.filter(({ replica }) => !targets.some((one) => one.replica === replica));
  const had = new Map(attachments.map(({ replica, attachment }) => [replica, attachment]));
  const known = targets.filter((one) => had.has(one.replica));
  const off = known.filter((one) => !isOn(one, had.get(one.replica)!));
  await each(off, (one) => context.env.engine.networks.connect(had.get(one.replica)!, one.id));
  const gone = missing.map(({ replica }) => rejected(`the container of replica ${replica} is gone`));
  if (known.length === 0) return merge(gone);
  const back = await watchTargets(context, known, seconds(2), (before, now) =>
    judge(before, now, had.get(before.replica)!),
  );
  return merge([back, ...gone]);
}

const isOn = (one: ContainerView, had: NetworkAttachment): boolean =>
  one.networks.some((attachment) => attachment.network === had.network);

function judge(before: ContainerView, now: ContainerView | null, had: NetworkAttachment): Poll {
  const name = nameOf(before);
  const attachment = now?.networks.find((one) => one.network === had.network);
  if (attachment === undefined) return rejected(`${name} is not back on ${had.network}`);
  const lost = had.aliases.filter((alias) => !attachment.aliases.includes(alias));
  if (lost.length > 0) return rejected(`${name} is back on ${had.network} without its names ${lost.join(', ')}`);
  const address =
    attachment.address === had.address ? attachment.address : `${attachment.address} (was ${had.address})`;
  return applied(`${name} is on ${had.network} as ${address}, with its names`);
}
