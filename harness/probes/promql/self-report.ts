/** What a Prometheus says of itself before the first poll: its clock, and the settings that bound what it can see. */
import type { Environment } from '../../engine/environment.ts';
import type { EventOf } from '../../model/event.ts';
import type { PromqlProbe } from '../../model/probe.ts';
import { type Duration, milliseconds, seconds } from '../../model/time.ts';
import { ask, type PrometheusAddress } from './ask.ts';
import { type PrometheusClock, readClock } from './clock.ts';
import { type AlertRule, jobsIn, readAlertRule, readScrapes, readVersion, type Scrapes } from './settings.ts';

export type PrometheusFacts = Omit<EventOf<'witness.observed'>, 'type' | 'probe' | 'seq' | 'at'>;

/** It answers, or why it does not. */
export type SelfReport =
  | { readonly asked: true; readonly facts: PrometheusFacts; readonly alertIsKnown: boolean }
  | { readonly asked: false; readonly reason: string };

const answerTime: Duration = seconds(2);

/** Asks once for everything. Only the clock must be known: without it nothing that it says has an instant. */
export async function readSelfReport(probe: PromqlProbe, at: PrometheusAddress, env: Environment): Promise<SelfReport> {
  const clock = await readClock(at, env, answerTime);
  if ('error' in clock) return { asked: false, reason: clock.error };
  const tell = async <T>(
    path: string,
    parameters: Readonly<Record<string, string>>,
    read: (data: unknown) => T | null,
  ) => {
    const { data, error } = await ask(env.clients.http, at, { path, parameters }, answerTime);
    return error === null ? read(data) : null;
  };
  const [version, rule] = await Promise.all([
    tell('/api/v1/status/buildinfo', {}, readVersion),
    probe.alert === null ? null : tell('/api/v1/rules', { type: 'alert' }, (data) => readAlertRule(data, probe.alert!)),
  ]);
  const jobs = jobsIn(rule?.query ?? probe.query);
  const scrapes = await tell('/api/v1/targets', { state: 'active' }, (data) => readScrapes(data, jobs));
  const facts = {
    version,
    ...offsetOf(clock, env),
    scrapeInterval: scrapes?.interval ?? null,
    scrapeTimeout: scrapes?.timeout ?? null,
    evaluationInterval: rule?.evaluationInterval ?? null,
    alertFor: rule?.lasting ?? null,
    problem: problemOf(probe, rule, scrapes, jobs),
  };
  return { asked: true, facts, alertIsKnown: probe.alert === null || rule !== null };
}

/** Of one that could not be asked. */
export const noFacts = (problem: string): PrometheusFacts => ({
  version: null,
  clockOffset: milliseconds(0),
  clockUncertainty: milliseconds(0),
  scrapeInterval: null,
  scrapeTimeout: null,
  evaluationInterval: null,
  alertFor: null,
  problem,
});

const offsetOf = ({ time, at, uncertainty }: PrometheusClock, { clock }: Environment) => ({
  clockOffset: milliseconds(time - clock.wall - at),
  clockUncertainty: uncertainty,
});

/** What weakens it; each is said, and none of them keeps it from being asked. */
function problemOf(
  { alert }: PromqlProbe,
  rule: AlertRule | null,
  scrapes: Scrapes | null,
  jobs: readonly string[],
): string | null {
  const problems: string[] = [];
  if (alert !== null && rule === null) problems.push(`it tells of no alerting rule '${alert}'`);
  if (rule?.problem != null) problems.push(`its rule '${alert}' could not be evaluated: ${rule.problem}`);
  if (scrapes === null) problems.push('it did not tell how often it scrapes');
  else if (scrapes.unknownJobs.length > 0) problems.push(`it scrapes no job ${listed(scrapes.unknownJobs)}`);
  else if (scrapes.interval === null)
    problems.push(jobs.length === 0 ? 'it scrapes nothing' : 'it tells no scrape interval');
  return problems.length === 0 ? null : problems.join('; ');
}

const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
