/** Who else on this engine may act on the containers that a run attaches to. */
import type Docker from 'dockerode';
import { distinct } from '../../../model/distinct.ts';
import type { Replica } from '../../../model/event.ts';
import { actingOf, makerOf, type OtherHealer } from '../../../model/other-healers.ts';
import { ask, askUnless } from '../ask.ts';

/** A container that is attached to, by its service. */
export interface AttachedTo extends Pick<Replica, 'service'> {
  readonly labels: Readonly<Record<string, string>>;
}

/** By name. A program is known by its image's name. */
export async function otherHealers(docker: Docker, targets: readonly AttachedTo[]): Promise<readonly OtherHealer[]> {
  const running = await ask('list containers', docker.listContainers());
  const candidates = running.filter(({ Image }) => actingOf(Image, {}) !== null);
  const acting = await Promise.all(
    candidates.map(async ({ Id, Image }) => {
      const api = await askUnless([404], `inspect container ${Id.slice(0, 12)}`, docker.getContainer(Id).inspect());
      const what = api === null ? null : actingOf(Image, environmentOf(api.Config.Env ?? []));
      if (api === null || what === null) return [];
      const over = distinct(targets.filter(({ labels }) => what.on(labels)).map(({ service }) => service));
      return over.length === 0 ? [] : [{ name: api.Name.slice(1), does: what.does, over }];
    }),
  );
  const made = Map.groupBy(targets, ({ labels }) => JSON.stringify(makerOf(labels)));
  const makers = [...made].flatMap(([, own]) => {
    const maker = makerOf(own[0]!.labels);
    return maker === null ? [] : [{ ...maker, over: distinct(own.map(({ service }) => service)) }];
  });
  return [...acting.flat(), ...makers].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const environmentOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.map((line) => {
      const [name = ''] = line.split('=', 1);
      return [name, line.slice(name.length + 1)];
    }),
  );
