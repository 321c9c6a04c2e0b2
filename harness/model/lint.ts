/** What lint searches a Compose file for, and what it finds. */
import type { FoundProgram, ImageFacts } from './image-facts.ts';
import type { Dependency } from './one-shot.ts';
import type { TextPlace } from './place.ts';
import type { ResolvedService } from './plan.ts';
import type { Json } from './record.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/** `error`: cannot work. `warning`: works otherwise than most think. `note`: works, and costs something that can be known. */
export type LintLevel = 'error' | 'warning' | 'note';

/** The most serious first. */
export const lintLevels: readonly LintLevel[] = ['error', 'warning', 'note'];

/** Whether `level` is as serious as `least`, or more. */
export const isAtLeast = (level: LintLevel, least: LintLevel): boolean =>
  lintLevels.indexOf(level) <= lintLevels.indexOf(least);

export type LintRule =
  | 'awaited-never-ends'
  | 'check-asks-published-port'
  | 'check-calls-dependency'
  | 'check-cannot-fail'
  | 'check-cannot-succeed'
  | 'check-green-during-init'
  | 'check-leaves-stack'
  | 'check-localhost-is-ipv6'
  | 'check-needs-bash'
  | 'check-outlives-timeout'
  | 'check-program-missing'
  | 'check-shell-syntax'
  | 'check-sleeps'
  | 'check-sleeps-too-long'
  | 'check-takes-error-page'
  | 'check-takes-redis-error'
  | 'check-time-refused'
  | 'check-variable-of-compose'
  | 'check-variable-unread'
  | 'check-without-command'
  | 'check-words-lost'
  | 'check-zero-is-default'
  | 'command-without-shell'
  | 'dead-shared-network'
  | 'depends-on-without-condition'
  | 'deploy-restart-policy'
  | 'first-check-late'
  | 'fixed-port-with-scale'
  | 'healer-itself'
  | 'healer-passes-over'
  | 'healthy-without-check'
  | 'host-port-taken'
  | 'interval-beyond-objective'
  | 'label-without-healer'
  | 'network-conflict'
  | 'no-health-check'
  | 'no-restart-policy'
  | 'nobody-heals'
  | 'on-failure-count-for-life'
  | 'one-shot-restarted'
  | 'ports-discarded'
  | 'refused-restart'
  | 'restart-with-dependency'
  | 'shell-swallows-sigterm'
  | 'short-grace-of-database'
  | 'short-start'
  | 'slow-detection'
  | 'start-interval-unused'
  | 'start-period-too-short'
  | 'timeout-above-interval'
  | 'unwatched-processes';

/** What is known of a rule beside what it finds. */
export interface LintRuleFacts {
  readonly rule: LintRule;
  readonly level: LintLevel;
  /** What it searches for: one sentence. */
  readonly about: string;
}

/** One service as a linter needs it: as Compose resolves it, as the files say it, and what its image says of itself. */
export interface LintService extends ResolvedService {
  readonly dependsOn: readonly Dependency[];
  /** The file itself says `restart: "no"`, as for what runs once. */
  readonly startsOnce?: boolean;
  /** What the first process is started with: the entrypoint's words and then the command's; null: only the image can tell. */
  readonly command: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The longest start-up that earlier runs saw: `start` event to the first good answer. Null: there were none. */
  readonly observedStart: Duration | null;
  /** The whole service as `docker compose config` prints it, in plain text: for what has no field above. */
  readonly resolved: Json;
  /**
   * What the files say of it before Compose resolves it, the one with the last word first; variables stand as they are
   * written. Empty: it could not be found in them.
   */
  readonly written: readonly Json[];
  /** Null: the image is not on an engine here. */
  readonly imageFacts: ImageFacts | null;
  /** What was looked for in the image of what its check runs, by name; null for what is not there. Null: nothing was looked for. */
  readonly programs: ReadonlyMap<string, FoundProgram | null> | null;
  /** The image itself where it is pulled, else the one that its Dockerfile begins with; null: that is not known. */
  readonly builtOn: string | null;
}

export interface LintProject {
  readonly services: readonly LintService[];
  /** Within which time a service shall be noticed or be back; null: none was given. */
  readonly objective: Duration | null;
}

export interface LintFinding {
  readonly rule: LintRule;
  readonly level: LintLevel;
  readonly service: ServiceName;
  /** What is there: one sentence. */
  readonly message: string;
  /** Why it cannot work, or works otherwise. */
  readonly why: string;
  /** What it costs, predicted from the settings or measured by earlier runs; null: no setting tells. */
  readonly cost: string | null;
  readonly fix: string;
  /** The fix as a unified diff of the Compose files; null: it takes somebody who knows the service. */
  readonly patch: string | null;
  /** Keys from the top of the Compose file. */
  readonly at: readonly (string | number)[];
  /** Null: no file says it. */
  readonly place: TextPlace | null;
}

/** What lint says of a project. */
export interface LintReport {
  /** Its files as a person would name them from here. */
  readonly file: string;
  /** By level, then in the order of services, and of rules within one. */
  readonly findings: readonly LintFinding[];
  /** All patches as one, each that can be made after those before it; null: there is none. */
  readonly patch: string | null;
  /** The services of which no file says whether they have a check, and whose image could not be asked. */
  readonly unknownChecks: readonly ServiceName[];
  /** The services with a check whose image could not be asked whether it has what the check runs. */
  readonly unknownPrograms: readonly ServiceName[];
}
