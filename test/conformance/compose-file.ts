/** The subjects of the laws as a Compose file, and as the plan that the real engine is connected with. */
import { stringify } from 'yaml';
import type { Plan, PlannedService } from '../../harness/model/plan.ts';
import { barePlan, planned } from '../plan/parts.ts';
import { dependsOn, flags, type Subject, slowness } from './arm.ts';

export interface Images {
  readonly node: string;
  readonly tools: string;
}

/** Waits for its signals without costing anything; the traps of a shell run as soon as `wait` is interrupted. */
const waiting = 'trap "exit 0" TERM USR2; trap "exit 3" USR1; while :; do sleep 3600 & wait $$!; done';
const writing = 'trap "exit 0" TERM; n=0; while :; do sleep 0.2 & wait $$!; n=$$((n + 1)); echo "tick $$n"; done';
const serving =
  "process.on('SIGTERM', () => process.exit(0)); require('http').createServer((_, answer) => answer.end('ok')).listen(80)";

/** By `exec` what hangs, so that the timeout kills it and leaves nothing behind. */
const check = (slow: boolean): string =>
  [
    `test ! -e ${flags.broken} || exit 1`,
    `test ! -e ${flags.hung} || exec sleep 60`,
    `test ! -e ${flags.slow} || { sleep ${slowness / 1000}; exit 1; }`,
    slow ? `sleep ${slowness / 1000}` : 'exit 0',
  ].join('\n');

const ms = (length: number): string => `${length}ms`;

function service(one: Subject, { node, tools }: Images): Readonly<Record<string, unknown>> {
  const { health, restart, leavesWith, serves, writes, network, checkIsSlow } = one;
  const script = leavesWith === null ? (writes ? writing : waiting) : `exit ${leavesWith}`;
  return {
    image: serves ? node : tools,
    command: serves ? ['node', '-e', serving] : ['/bin/sh', '-c', script],
    restart: restart.name,
    stop_grace_period: '5s',
    depends_on: Object.fromEntries(dependsOn(one).map(({ service: name, condition }) => [name, { condition }])),
    ...(network ? { networks: [networkOf(one)] } : { network_mode: 'none' }),
    ...(serves ? { ports: ['80'] } : {}),
    healthcheck:
      health === null
        ? { disable: true }
        : {
            test: serves
              ? ['CMD', 'curl', '-fsS', '-o', '/dev/null', 'http://127.0.0.1/']
              : ['CMD', '/bin/sh', '-c', check(checkIsSlow)],
            interval: ms(health.interval),
            timeout: ms(health.timeout),
            retries: health.retries,
            start_period: ms(health.startPeriod),
          },
  };
}

export const composeText = (subjects: readonly Subject[], images: Images): string =>
  stringify({
    services: Object.fromEntries(subjects.map((one) => [one.name, service(one, images)])),
    networks: Object.fromEntries(subjects.filter(({ network }) => network).map((one) => [networkOf(one), {}])),
  });

const networkOf = ({ network }: Subject): string => (typeof network === 'string' ? network : 'default');

/** Only the stack and the services count: nothing of the plan is run. */
export function planOf(folder: string, subjects: readonly Subject[]): Plan {
  return barePlan({
    stack: { name: 'laws', folder, compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} },
    services: subjects.map(plannedOf),
  });
}

export const plannedOf = (one: Subject): PlannedService =>
  planned(one.name, {
    health: one.health,
    restart: one.restart,
    ports: one.serves ? [{ container: 80, host: null }] : [],
    networks: one.network ? [{ name: networkOf(one), aliases: [] }] : [],
    dependsOn: dependsOn(one),
  });
