/** Where probes and control requests go: the published ports of the run's own containers, on this machine. */
import type { ContainerView } from '../engine/engine.ts';
import type { Plan } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import type { ProberSpec } from '../probes/prober.ts';
import type { LiveContext } from './context.ts';

export type Address = (service: ServiceName) => { readonly host: string; readonly port: number };

/** Ports are pinned for the run, so what was found first stays true across restarts. */
export function publishedAddress(plan: Plan, views: readonly ContainerView[]): Address {
  return (service) => {
    const port = plan.stack.services[service]?.port;
    const published = views
      .filter((view) => view.service === service)
      .flatMap((view) => view.ports)
      .find((one) => one.container === port);
    if (published === undefined) throw new Error(`${service} publishes no port ${port}`);
    return { host: published.address, port: published.host };
  };
}

export function proberSpecs(context: LiveContext): readonly ProberSpec[] {
  const { plan, address } = context;
  const spec = (role: 'probe' | 'load', asked: Plan['probes'] | Plan['load']): ProberSpec[] =>
    Object.entries(asked).flatMap(([name, probe]) =>
      probe.kind === 'http' ? [{ name, role, probe, address: () => address(probe.service) }] : [],
    );
  return [...spec('probe', plan.probes), ...spec('load', plan.load)];
}
