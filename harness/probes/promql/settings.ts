/** The settings of a Prometheus as its API tells them: version, how often it scrapes, and the rule of an alert. */
import { z } from 'zod';
import { distinct } from '../../model/distinct.ts';
import { type Duration, milliseconds, parseDuration, seconds } from '../../model/time.ts';

const buildInfo = z.object({ version: z.string() });

export const readVersion = (data: unknown): string | null => buildInfo.safeParse(data).data?.version ?? null;

/** The longest of the targets that a query can be about. */
export interface Scrapes {
  readonly interval: Duration | null;
  readonly timeout: Duration | null;
  /** Jobs that the query names and that have no target. */
  readonly unknownJobs: readonly string[];
}

const targets = z.object({
  activeTargets: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      scrapeInterval: z.string().optional(),
      scrapeTimeout: z.string().optional(),
    }),
  ),
});

/** Of the targets of `jobs`; of all of them where it names none. */
export function readScrapes(data: unknown, jobs: readonly string[]): Scrapes | null {
  const parsed = targets.safeParse(data);
  if (!parsed.success) return null;
  const all = parsed.data.activeTargets;
  const known = new Set(all.map((one) => one.labels.job));
  const own = jobs.length === 0 ? all : all.filter((one) => jobs.includes(one.labels.job ?? ''));
  return {
    interval: longest(own.map((one) => lengthOf(one.scrapeInterval))),
    timeout: longest(own.map((one) => lengthOf(one.scrapeTimeout))),
    unknownJobs: jobs.filter((job) => !known.has(job)),
  };
}

/** Jobs that an expression asks for by name; none where it leaves the job open or gives a pattern. */
export const jobsIn = (query: string): readonly string[] =>
  distinct([...query.matchAll(/\bjob\s*=\s*(["'`])(.*?)\1/g)].map((match) => match[2]!));

export interface AlertRule {
  readonly query: string;
  readonly evaluationInterval: Duration;
  /** Its `for`. */
  readonly lasting: Duration;
  /** The error of its last evaluation. */
  readonly problem: string | null;
}

const rules = z.object({
  groups: z.array(
    z.object({
      interval: z.number(),
      rules: z.array(
        z.object({
          type: z.string(),
          name: z.string(),
          query: z.string(),
          duration: z.number().optional(),
          health: z.string().optional(),
          lastError: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** The rule of that name; of several, the slowest. Null: there is none. */
export function readAlertRule(data: unknown, name: string): AlertRule | null {
  const groups = rules.safeParse(data).data?.groups ?? [];
  const found = groups.flatMap((group) =>
    group.rules
      .filter((rule) => rule.type === 'alerting' && rule.name === name)
      .map((rule) => ({
        query: rule.query,
        evaluationInterval: seconds(group.interval),
        lasting: seconds(rule.duration ?? 0),
        problem: rule.health === 'err' ? (rule.lastError ?? 'no reason given') : null,
      })),
  );
  return found.sort((a, b) => b.evaluationInterval + b.lasting - a.evaluationInterval - a.lasting)[0] ?? null;
}

/** Prometheus writes `1m0s`, `1s`, `200ms`. */
const lengthOf = (text: string | undefined): Duration | null =>
  text === undefined ? null : (parseDuration(text) ?? null);

const longest = (lengths: readonly (Duration | null)[]): Duration | null => {
  const told = lengths.filter((one) => one !== null);
  return told.length === 0 ? null : milliseconds(Math.max(...told));
};
