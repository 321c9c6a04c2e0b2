/** What a probe asks, in one line. */
import type { Probe } from '../model/probe.ts';

export function probeText(probe: Probe): string {
  switch (probe.kind) {
    case 'http':
      return `${probe.method} ${probe.service}${probe.path}, ${probe.rate}/s over ${probe.connections.join(' and ')} connections`;
    case 'promql':
      return `${probe.url ?? probe.service} is asked for ${probe.query}, ${probe.rate}/s`;
    case 'dns':
      return `the name ${probe.service} is looked up inside its network, ${probe.rate}/s`;
  }
}
