/** The plan part of a golden case. */
import type { Claim, Expectation, Limit } from '../../harness/model/expectation.ts';
import type { Action, Fault } from '../../harness/model/fault.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../../harness/model/plan.ts';
import type { HttpProbe, Probe, PromqlProbe } from '../../harness/model/probe.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { type Duration, seconds } from '../../harness/model/time.ts';
import { barePlan, experiment, health, httpProbe, planned } from '../plan/parts.ts';

export function readPlan(lines: readonly string[]): Plan {
  const services: PlannedService[] = [];
  const probes: Record<string, Probe> = {};
  const experiments: PlannedExperiment[] = [];
  for (const line of lines) {
    const word = line.split(' ')[0];
    if (word === 'service') services.push(readService(line));
    else if (word === 'probe') Object.assign(probes, readProbe(line));
    else if (word === 'metric') Object.assign(probes, readMetric(line));
    else if (word === 'experiment') experiments.push(readExperiment(line));
    else if (word === 'during' || word === 'after') {
      const last = experiments.pop()!;
      experiments.push({ ...last, [word]: [...last[word], readExpectation(line)] });
    } else throw new Error(`not a line of a plan: ${line}`);
  }
  return barePlan({
    scenario: 'golden',
    title: 'A golden case',
    file: 'golden.ts',
    services,
    probes,
    experiments,
  });
}

function readService(line: string): PlannedService {
  const name = line.split(' ')[1]!;
  const times = /health (\S+)/.exec(line)?.[1]?.split('/').map(Number);
  const grace = { startPeriod: seconds(times?.[3] ?? 0) };
  return planned(name, {
    image: name,
    health: times === undefined ? null : health(times[0]! * 1000, times[1]! * 1000, times[2]!, grace),
    restart: policyOf(/restart (\S+)/.exec(line)?.[1] ?? 'no'),
    ...(line.endsWith(' socket') && { engineSocket: true as const }),
  });
}

const policyOf = (text: string): RestartPolicy =>
  text.startsWith('on-failure')
    ? { name: 'on-failure', maxAttempts: Number(text.split(':')[1] ?? 0) }
    : { name: text as 'no' | 'always' | 'unless-stopped' };

function readProbe(line: string): Record<string, HttpProbe> {
  const [, name, service, rate] = line.split(' ');
  const within = seconds(Number(/within (\S+)/.exec(line)?.[1] ?? 1));
  return { [name!]: httpProbe({ service: service!, rate: Number.parseFloat(rate!), within }) };
}

function readMetric(line: string): Record<string, PromqlProbe> {
  const [, name, service, rate] = line.split(' ');
  const within = seconds(Number(/within (\S+)/.exec(line)?.[1] ?? 2));
  const alert = /alert (\S+)/.exec(line)?.[1] ?? null;
  const judged: Pick<PromqlProbe, 'query' | 'good'> =
    alert === null
      ? { query: 'up{job="api"}', good: { is: 'within', atLeast: 1, atMost: null } }
      : { query: `ALERTS{alertname="${alert}", alertstate="firing"}`, good: { is: 'absent' } };
  const shared = { type: 'probe', kind: 'promql', url: null, over: null } as const;
  return { [name!]: { ...shared, ...judged, service: service!, alert, rate: Number.parseFloat(rate!), within } };
}

function readExperiment(line: string): PlannedExperiment {
  const [name, fault, windows] = line.slice('experiment '.length).split(' : ');
  const length = (word: string): Duration | null => {
    const found = new RegExp(`${word} (\\S+)`).exec(windows!)?.[1];
    return found === undefined ? null : seconds(Number(found));
  };
  const target = faultOf(fault!).target;
  const kind = /then (\S+)/.exec(windows!)?.[1] as Action['kind'] | undefined;
  return experiment(faultOf(fault!), {
    name: name!,
    baseline: length('baseline')!,
    hold: length('hold'),
    then: kind === undefined ? null : { kind, target },
    recovery: length('recovery')!,
  });
}

export function faultOf(text: string): Fault {
  const [kind, target, more] = text.split(' ') as [Fault['kind'], string, string | undefined];
  switch (kind) {
    case 'flipHealth':
      return {
        kind,
        target,
        flip: more === 'wrapper' ? { by: 'wrapper' } : { by: 'requests', path: '/rng', times: 4 },
      };
    case 'breakDependency':
      return { kind, target, from: more!, cut: 'reject' };
    case 'kill':
      return { kind, target, signal: more ?? 'SIGKILL' };
    case 'exit':
      return { kind, target, code: Number(more ?? 1), control: { by: 'route', method: 'POST', path: '/exit' } };
    case 'disconnect':
      return { kind, target, network: null };
    case 'remove':
      return { kind, target, alongside: [] };
    case 'closePort':
      return { kind, target, port: Number(more ?? 80) };
    case 'limitCpu':
      return { kind, target, cpus: Number(more) };
    case 'restartAll':
      return { kind, target, services: [target], order: 'at once' };
    case 'startWithout':
      return { kind, target, others: [] };
    case 'misbehave':
      return { kind, target, as: 'misbehaves', how: { by: 'route', start: '/start', end: '/end' } };
    default:
      return { kind, target };
  }
}

function readExpectation(line: string): Expectation {
  const [claimText, known] = line.split(' known ');
  const [, type, name, claim, ...rest] = claimText!.split(' ');
  return {
    type: 'expectation',
    subject: { type: type as 'service' | 'probe', name: name! },
    claim: claimOf(claim as Claim['claim'], rest),
    because: null,
    known: known === undefined ? null : { reason: known, since: '1.0' },
  };
}

function claimOf(claim: Claim['claim'], words: readonly string[]): Claim {
  const limit = (text: string): Limit => (text === 'predicted' ? 'predicted' : seconds(Number(text)));
  const by = words[0] as 'engine' | 'probe';
  switch (claim) {
    case 'isDetected':
      return { claim, by, within: limit(words[1]!) };
    case 'isNotDetected':
      return { claim, by };
    case 'recovers':
      return { claim, within: limit(words[0]!) };
    case 'value':
      return { claim, must: JSON.parse(words.join(' ')) };
    case 'logs':
      return {
        claim,
        pattern: words[1] === undefined ? null : { contains: words.slice(1).join(' ') },
        within: seconds(Number(words[0])),
      };
    case 'failsFast':
      return { claim, within: seconds(Number(words[0])) };
    case 'latency':
      return { claim, share: Number(words[0]), under: seconds(Number(words[1])) };
    case 'errorRate':
      return { claim, atMost: Number(words[0]) };
    case 'staysAvailable':
      return { claim, atLeast: Number(words[0]) };
    case 'restarts':
      return {
        claim,
        atLeast: Number(words[0]),
        atMost: words[1] === 'any' ? null : Number(words[1]),
        backOff: words[2] === 'backOff',
      };
    case 'keepsData':
    case 'isBalanced':
      return { claim, atLeast: Number(words[0]) };
    case 'keepsThreshold':
      return { claim, metric: words[0]!, expression: words[1]! };
    default:
      return { claim };
  }
}
