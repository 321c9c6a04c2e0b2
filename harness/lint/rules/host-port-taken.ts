/** Two containers that want one port of the host. */
import type { LintProject, LintService } from '../../model/lint.ts';
import { isAwaited } from '../../model/one-shot.ts';
import { isRecord } from '../../model/record.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const hostPortTaken: Rule = {
  level: 'error',
  about: 'A port of the host that two services publish.',
  look: (service, project) => {
    const before = project.services.slice(0, project.services.indexOf(service)).filter((one) => isThere(one, project));
    const own = publishedBy(service);
    return own.flatMap((port, index) => {
      const other = before.find((one) => publishedBy(one).some((taken) => clashes(taken, port)));
      const itself = own.slice(0, index).some((taken) => clashes(taken, port));
      if (other === undefined && !itself) return [];
      const whose = other === undefined ? 'twice' : `, as ${other.name} does`;
      return [
        {
          message: `${service.name} publishes ${port.container} at port ${port.host} of the host${other === undefined ? ' ' : ''}${whose}`,
          why: 'a port of the host can be published by one container only',
          cost: `whichever starts last fails: "port is already allocated"`,
          fix: 'give one of them another host port, or none',
          at: ['ports', port.index],
        },
      ];
    });
  },
};

/** It is there while others start: a job that is awaited has ended by then. */
const isThere = ({ name, replicas }: LintService, { services }: LintProject): boolean =>
  replicas > 0 && !isAwaited(name, services);

interface Published {
  readonly host: number;
  readonly address: string;
  readonly protocol: string;
  readonly container: number;
  readonly index: number;
}

/** A range is no fixed port, and on the network of the host nothing is published. */
function publishedBy(service: LintService): readonly Published[] {
  const ports = resolvedAt(service, 'ports');
  if (!Array.isArray(ports) || service.replicas === 0 || service.shares?.network?.is === 'host') return [];
  return ports.flatMap((port: unknown, index) =>
    isRecord(port) && /^\d+$/.test(String(port.published)) && Number(port.published) > 0
      ? [
          {
            ...{ host: Number(port.published), container: Number(port.target), index },
            ...{ address: String(port.host_ip ?? ''), protocol: String(port.protocol ?? 'tcp') },
          },
        ]
      : [],
  );
}

const clashes = (a: Published, b: Published): boolean =>
  a.host === b.host && a.protocol === b.protocol && (holds(a.address, b.address) || holds(b.address, a.address));

/** Whether who publishes at `one` has the port at `other` too: nothing said is every address, and each kind has one that stands for all. */
const holds = (one: string, other: string): boolean =>
  one === other ||
  one === '' ||
  (one === '0.0.0.0' && !other.includes(':')) ||
  (/^\[?::\]?$/.test(one) && (other === '' || other.includes(':')));
