/** Where probes and control requests go: the published ports of the run's own containers, on this machine. */
import type { HostPort } from '../engine/clients.ts';
import type { ContainerView } from '../engine/engine.ts';
import type { Plan } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import { reachOf } from '../model/reach.ts';
import type { ServiceName } from '../model/stack.ts';
import type { ProberSpec } from '../probes/probe-schedule.ts';
import { askerOf } from '../probes/registry.ts';
import type { LiveContext } from './context.ts';

/** `port`: inside the container; null or left out: the one that the stack declares. */
export type Address = (service: ServiceName, port?: number | null) => HostPort;

/** Ports are pinned for the run, so what was found first stays true across restarts. */
export function publishedAddress(plan: Plan, views: readonly ContainerView[]): Address {
  return (service, asked = null) => {
    const port = asked ?? plan.stack.services[service]?.port;
    const reach = reachOf(service, plan.services);
    if (reach.at === 'host' && port !== undefined) return { host: '127.0.0.1', port };
    const by = reach.at === 'published' ? reach.by : service;
    const published = views
      .filter((view) => view.service === by)
      .flatMap((view) => view.ports)
      .find((one) => one.container === port);
    if (published === undefined) throw new Error(`${service} publishes no port ${port}`);
    return { host: published.address, port: published.host };
  };
}

/** What the prober sends: probes that no observer asks, and loads that are plain requests. */
export function proberSpecs(context: LiveContext): readonly ProberSpec[] {
  const { probes, load, services } = context.plan;
  const sent = (role: ProberSpec['role'], name: ProbeName, probe: Probe): readonly ProberSpec[] => {
    const asker = askerOf(probe, { ...context, services });
    return asker === null ? [] : [{ name, role, probe, asker }];
  };
  return [
    ...Object.entries(probes).flatMap(([name, probe]) => sent('probe', name, probe)),
    ...Object.entries(load).flatMap(([name, one]) => (one.type === 'probe' ? sent('load', name, one) : [])),
  ];
}
