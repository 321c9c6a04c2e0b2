/** Probes and load: their services exist, declare a port, and publish it. */
import { type Failure, failure } from '../model/failure.ts';
import type { Load } from '../model/load.ts';
import type { Plan } from '../model/plan.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceName } from '../model/stack.ts';

export function checkProbes(plan: Plan): readonly Failure[] {
  const all = { ...plan.load, ...plan.probes };
  return Object.entries(all).flatMap(([name, probe]) => checkProbe(name, probe, plan));
}

function checkProbe(name: string, probe: Probe | Load, plan: Plan): readonly Failure[] {
  if (probe.kind === 'k6' || (probe.kind === 'promql' && probe.url !== null)) return [];
  const at = `${plan.file}, probe '${name}'`;
  const service = plan.services.find((one) => one.name === probe.service);
  if (service === undefined) return [unknownService(probe.service, plan, at)];
  if (probe.kind === 'dns') return [];
  const problem = checkPort(probe.service, plan, at);
  return problem === null ? [] : [problem];
}

/** A service that is talked to from outside must declare a port that its Compose file publishes. */
export function checkPort(name: ServiceName, plan: Plan, at: string): Failure | null {
  const port = plan.stack.services[name]?.port;
  const published = plan.services.find((one) => one.name === name)?.ports.map((one) => one.container) ?? [];
  if (port === undefined) {
    return failure('R207', `the stack declares no port for ${name}, so nothing can be asked of it`, {
      at,
      fix: `declare it in the stack: services: { '${name}': { port: ${published[0] ?? 80} } }`,
    });
  }
  if (published.includes(port)) return null;
  return failure('R207', `${name} does not publish port ${port}`, {
    at,
    fix: `add "${port}" to the service's ports in ${plan.stack.compose.join(', ')}`,
  });
}

export const unknownService = (name: ServiceName, plan: Plan, at: string): Failure =>
  failure('R202', `there is no service '${name}' in the stack ${plan.stack.name}`, {
    at,
    fix: `name one of ${plan.services.map((one) => one.name).join(', ')}`,
  });
