/** What lint searches a Compose file for, and what it finds. */
import type { Dependency } from './one-shot.ts';
import type { ResolvedService } from './plan.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

export type LintRule =
  | 'no-health-check'
  | 'nobody-heals'
  | 'start-period-too-short'
  | 'interval-beyond-objective'
  | 'timeout-above-interval'
  | 'check-calls-dependency'
  | 'shell-swallows-sigterm'
  | 'fixed-port-with-scale'
  | 'depends-on-without-condition';

/** One service as a linter needs it. */
export interface LintService extends ResolvedService {
  readonly dependsOn: readonly Dependency[];
  /** The file itself says `restart: "no"`, as for what runs once. */
  readonly startsOnce?: boolean;
  /** What the first process is started with: the entrypoint's words and then the command's; null: only the image can tell. */
  readonly command: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The longest start-up that earlier runs saw: `start` event to the first good answer. Null: there were none. */
  readonly observedStart: Duration | null;
}

export interface LintProject {
  /** As the user would write it. */
  readonly file: string;
  readonly services: readonly LintService[];
  /** Within which time a service shall be noticed or be back; null: none was given. */
  readonly objective: Duration | null;
}

export interface LintFinding {
  readonly rule: LintRule;
  readonly service: ServiceName;
  /** What is there: one sentence. */
  readonly message: string;
  /** Why it cannot work. */
  readonly why: string;
  /** What it costs, predicted from the settings or measured by earlier runs. */
  readonly cost: string;
  readonly fix: string;
}
