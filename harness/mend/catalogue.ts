/** Which repairs may help against which weakness: for each some sets, the smallest first. */
import type { ExploreFinding, Weakness } from '../model/exploration.ts';
import type { LintService } from '../model/lint.ts';
import type { ServiceName } from '../model/stack.ts';
import { type MendProject, type Repair, type RepairSet, serviceOf } from './repair.ts';
import { byName } from './repairs/by-name.ts';
import { withInit, withoutShell } from './repairs/first-process.ts';
import { memoryLimit, processLimit } from './repairs/limits.ts';
import { longerStart } from './repairs/longer-start.ts';
import {
  asksIpv4,
  asksNetwork,
  asLintSays,
  patientCheck,
  rarerChecks,
  readsRedisErrors,
} from './repairs/mended-check.ts';
import { namedVolumes } from './repairs/named-volume.ts';
import { ownCheck } from './repairs/own-check.ts';
import { reloads, resolverLines } from './repairs/proxy-names.ts';
import { restartPolicy } from './repairs/restart-policy.ts';
import { waitFor } from './repairs/start-order.ts';
import { stopGrace, stopSignal } from './repairs/stopping.ts';
import { answerTimeouts, retryPauses } from './repairs/waiting.ts';

export interface WeakPoint extends Pick<ExploreFinding, 'weakness' | 'service' | 'edge'> {
  /** Whether its own health check was red meanwhile. Absent: that is not known. */
  readonly red?: boolean;
}

/** Null: it has nothing to change there. */
type Part = Repair | null;

interface Weak {
  readonly service: LintService;
  readonly project: MendProject;
  readonly red: boolean | undefined;
  /** What it needs, where the weakness is of an edge; else all that it is seen to need. */
  readonly needs: readonly LintService[];
}

/** Sets that change something, each but once; empty: nothing that a Compose file says would help. */
export function repairsFor(
  { weakness, service: name, edge, red }: WeakPoint,
  project: MendProject,
): readonly RepairSet[] {
  const service = serviceOf(project, name);
  if (service === undefined) return [];
  const others =
    edge === null ? project.learned.edges.filter(({ from }) => from === name).map(({ to }) => to) : [edge.to];
  const needs = others.filter((one) => one !== name).flatMap((one) => serviceOf(project, one) ?? []);
  const sets = catalogue[weakness]({ service, project, red, needs }).map((parts) =>
    parts.filter((one) => one !== null),
  );
  const filled = sets.filter((one) => one.length > 0);
  const textOf = (set: RepairSet): string => JSON.stringify(set);
  return filled.filter((set, index) => filled.findIndex((one) => textOf(one) === textOf(set)) === index);
}

/** Its check, where it has none or one that asks something else, and a container that restarts it when that fails. */
function healed(name: ServiceName, project: MendProject, check: Part = ownCheck(name, project)): readonly Part[] {
  const isChecked = check !== null || serviceOf(project, name)?.health != null;
  if (!isChecked) return [];
  return [check, { what: `a container that restarts ${name} when it is unhealthy`, edits: [], heals: [name] }];
}

/** A restart when its check is red, where that was seen to be; else when a check is that asks as others ask. */
const noticed = ({ service: { name, health }, project, red }: Weak, reads = false): readonly (readonly Part[])[] => {
  const asked = ownCheck(name, project, reads);
  const asItIs = health === null || (red === false && asked !== null) ? [] : [healed(name, project, null)];
  return [...asItIs, healed(name, project, asked)];
};

const checks = ({
  service,
  project,
}: Weak): Readonly<Record<'own' | 'lint' | 'ipv4' | 'network' | 'redis', readonly Part[]>> => ({
  own: [ownCheck(service.name, project)],
  lint: [asLintSays(service, project)],
  ipv4: [asksIpv4(service)],
  network: [asksNetwork(service)],
  redis: [readsRedisErrors(service)],
});

const catalogue: Readonly<Record<Weakness, (weak: Weak) => readonly (readonly Part[])[]>> = {
  'nobody starts it again': (weak) => [[restartPolicy(weak.service)], ...noticed(weak)],
  'needs a new container': () => [],
  'never reconnects': noticed,
  'keeps the old address': (weak) => addresses(weak),
  'serves somebody else': (weak) => addresses(weak),
  'no timeout': (weak) => [
    [answerTimeouts(weak.service)],
    ...weak.needs.map(({ name }) => healed(name, weak.project)),
    ...noticed(weak),
  ],
  'retry storm': (weak) => [[retryPauses(weak.service)], ...noticed(weak)],
  'loses data': ({ service, project }) => [[namedVolumes(service.name, project)]],
  'hides its death': (weak) => [
    [withoutShell(weak.service), restartPolicy(weak.service)],
    ...noticed(weak).map((set) => (set.length === 0 ? set : [...set, restartPolicy(weak.service)])),
  ],
  'swallows its stop': ({ service, project }) => [
    [withoutShell(service)],
    [withInit(service)],
    [stopSignal(service, project.learned.services.find((one) => one.name === service.name)?.firstProcess ?? [])],
    [stopGrace(service)],
  ],
  'nobody notices': (weak) => [checks(weak).own, [restartPolicy(weak.service)], ...noticed(weak)],
  'noticed and not healed': (weak) => [
    healed(weak.service.name, weak.project, null),
    [restartPolicy(weak.service)],
    ...noticed(weak),
  ],
  'start order': (weak) => [
    [restartPolicy(weak.service)],
    weak.needs.map((other) => waitFor(weak.service, other)),
    [restartPolicy(weak.service), ...healed(weak.service.name, weak.project)],
  ],
  'single point of failure': (weak) => [[restartPolicy(weak.service)], ...noticed(weak)],
  loops: ({ service, project }) => [
    [longerStart(service.name, project)],
    [patientCheck(service)],
    [memoryLimit(service)],
  ],
  leaks: ({ service }) => [
    [withInit(service)],
    [withInit(service), processLimit(service), memoryLimit(service), restartPolicy(service)],
  ],
  'blind check': (weak) => [checks(weak).redis, checks(weak).own, checks(weak).lint],
  'check cannot fail': (weak) => [checks(weak).redis, checks(weak).lint, checks(weak).own],
  'check cries wolf': (weak) => [checks(weak).ipv4, checks(weak).own, [patientCheck(weak.service)]],
  'early green': (weak) => [checks(weak).network, checks(weak).lint, checks(weak).own],
  'costly check': ({ service }) => [[rarerChecks(service)]],
};

function addresses(weak: Weak): readonly (readonly Part[])[] {
  const { service, project } = weak;
  return [
    [byName(service.name, project)],
    [resolverLines(service.name, project)],
    [reloads(service.name, project)],
    ...noticed(weak, true),
  ];
}
