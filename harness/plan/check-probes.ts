/** Probes and load: their services exist, and their ports are known and can be reached. */
import { listText } from '../model/count-text.ts';
import { type Failure, failure } from '../model/failure.ts';
import { isStored, type Load } from '../model/load.ts';
import { doorOf, labelOf } from '../model/load-traits.ts';
import type { Plan, PlannedService } from '../model/plan.ts';
import { isCheckProbe, isPromqlProbe, type Probe } from '../model/probe.ts';
import { type Door, isPlaced } from '../model/probe-traits.ts';
import { type InsideReach, insideReachOf, type PortReach, reachOf } from '../model/reach.ts';
import { networkOwner, networkText } from '../model/shared-namespaces.ts';
import type { ServiceName } from '../model/stack.ts';
import { checkPromql } from './check-promql.ts';
import { checkDialect } from './sql-dialect.ts';

export function checkProbes(plan: Plan): readonly Failure[] {
  const all = { ...plan.load, ...plan.probes };
  return [...Object.entries(all).flatMap(([name, probe]) => checkProbe(name, probe, plan)), ...checkNames(plan)];
}

/** The function of a check is found by its name. */
function checkNames({ probes, file }: Plan): readonly Failure[] {
  const named = Map.groupBy(
    Object.entries(probes).filter(([, one]) => isCheckProbe(one)),
    ([, one]) => labelOf(one),
  );
  return [...named]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) =>
      failure('R225', `${listText(all.map(([probe]) => `'${probe}'`))} are checks of one name, '${name}'`, {
        at: file,
        fix: 'give each check a name of its own',
      }),
    );
}

function checkProbe(name: string, probe: Probe | Load, plan: Plan): readonly Failure[] {
  const at = `${plan.file}, probe '${name}'`;
  const door = checkDoor(doorOf(probe), plan, at).map((one) => withInside(one, probe, plan));
  const spoken = probe.type === 'probe' ? probe : isStored(probe) ? probe.reads : null;
  // Whose port it is goes by the dialect.
  const dialect = spoken === null ? [] : checkDialect(spoken, at);
  if (dialect.length > 0) return dialect;
  return [...(probe.type === 'probe' && isPromqlProbe(probe) ? checkPromql(name, probe, at) : []), ...door];
}

/** What cannot be reached from this machine may be from inside. */
function withInside(problem: Failure, probe: Probe | Load, { services }: Plan): Failure {
  if (problem.code !== 'R207' || probe.type !== 'probe' || !isPlaced(probe) || probe.from !== 'host') return problem;
  if (reachOf(probe.service, services).at !== 'nowhere') return problem;
  if (insideReachOf(probe.service, services).at === 'nowhere') return problem;
  return { ...problem, fix: 'leave `from` out: it is then asked from inside the network' };
}

function checkDoor(door: Door | null, plan: Plan, at: string): readonly Failure[] {
  if (door === null || door.at === 'url' || door.at === 'stack') return [];
  const service = plan.services.find((one) => one.name === door.service);
  if (service === undefined) return [unknownService(door.service, plan, at)];
  if (door.at === 'container') return [];
  if (door.at === 'beside') return checkBeside(door.service, plan, at);
  if (door.at === 'network') return checkNetwork(door.network, service, plan, at);
  const problem = checkPort(door.service, plan, at, door.port, door.at === 'inside' ? insideReachOf : reachOf);
  return problem === null ? [] : [problem];
}

function checkBeside(name: ServiceName, { services }: Plan, at: string): readonly Failure[] {
  const reach = insideReachOf(name, services);
  if (reach.at === 'networks') return [];
  return [failure('R212', `no command can be run beside ${name}: ${reach.why}`, { at, fix: "write in: 'container'" })];
}

/** A name is asked for where the service is, else there is no such name. */
function checkNetwork(
  network: string | null,
  { name, networks }: PlannedService,
  { services }: Plan,
  at: string,
): readonly Failure[] {
  const elsewhere = networkText(name, services);
  if (elsewhere !== null) {
    const owner = networkOwner(name, services) ?? 'a service that is on a network of the stack';
    return [failure('R212', `${name} is ${elsewhere}, so it has no name there`, { at, fix: `look up ${owner}` })];
  }
  const names = networks.map((one) => one.name);
  if (network === null ? names.length > 0 : names.includes(network)) return [];
  const where = network === null ? 'on no network of the stack' : `not on a network '${network}'`;
  const fix = names.length > 0 ? `name one of ${names.join(', ')}` : 'give the service a network';
  return [failure('R212', `${name} is ${where}, so its name cannot be looked up there`, { at, fix })];
}

/** A service that is talked to must have a known port, and be where it can be reached: by what the run publishes, if nobody says otherwise. */
export function checkPort(
  name: ServiceName,
  plan: Plan,
  at: string,
  asked: number | null = null,
  reachedBy: (name: ServiceName, services: Plan['services'], port: number) => PortReach | InsideReach = reachOf,
): Failure | null {
  const port = asked ?? plan.stack.services[name]?.port;
  const owner = networkOwner(name, plan.services);
  const published = plan.services.find((one) => one.name === owner)?.ports.map((one) => one.container) ?? [];
  if (port === undefined) {
    return failure('R207', `the stack declares no port for ${name}, so nothing can be asked of it`, {
      at,
      fix: `declare it in the stack: services: { '${name}': { port: ${published[0] ?? 80} } }`,
    });
  }
  const reach = reachedBy(name, plan.services, port);
  if (reach.at !== 'nowhere') return null;
  return failure('R207', `port ${port} of ${name} cannot be reached: ${reach.why}`, { at, fix: reach.fix });
}

export const unknownService = (name: ServiceName, plan: Plan, at: string): Failure =>
  failure('R202', `there is no service '${name}' in the stack ${plan.stack.name}`, {
    at,
    fix: `name one of ${plan.services.map((one) => one.name).join(', ')}`,
  });
