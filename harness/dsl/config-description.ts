/** What a configuration is described by: what `resilience.config.ts` says for all commands, and for the nights of the gate. */
import type { SecretText } from '../model/secret.ts';
import type { DurationText } from '../model/time.ts';

/** Which scenarios belong together, and how they are run in a night. At the top of the configuration: for every suite that does not say otherwise. */
export interface SuiteDescription {
  /** Files, folders and globs, from the configuration's own folder. Default `'scenarios'`. */
  readonly scenarios?: string | readonly string[];
  /** Only scenarios with at least one of these tags. Default: all. */
  readonly tags?: readonly string[];
  /**
   * Limits for every scenario, as `--objective` writes them: `{ 'TTR p95 < 15s': 'error', 'TTD median < 10s': 'warn' }`. One that is missed
   * fails the night as an `error`, and is only told as a `warn`. With `'no cell gets worse'` a night also explores each stack of its
   * scenarios, as `resilience explore` does: what is worse than in the exploration that was accepted last, and again when it is tried once
   * more, misses it. A suite that has objectives of its own has no others. Default: none.
   */
  readonly objectives?: Readonly<Record<string, 'error' | 'warn'>>;
  /** How often each scenario is run in a night, 1 to 9999. Default 8. */
  readonly repeats?: number;
  /**
   * The longest a night may take, at most a day; what tells least is left out. A third of it is kept for explorations, where there are any.
   * Default: as long as it takes, and 20 min for each exploration.
   */
  readonly budget?: DurationText;
  /** Stacks side by side, 1 to 9999; `'auto'`: as many as the machine can take. Default 1, which disturbs no measurement. */
  readonly jobs?: number | 'auto';
  /** How often a run that could not be judged is tried again, 0 to 100; one that failed never is. Default 2. */
  readonly retries?: number;
  /** Of what is explored only the rows with all of these words in their names, as `explore --only`: `['db', 'crash']`. Default: all. */
  readonly rows?: string | readonly string[];
}

/** Why something may fail for now, without turning the night red. */
export interface QuarantineDescription {
  /** One line, for reports. */
  readonly reason: string;
  /** Where it is worked on, as a rule a link. */
  readonly issue: string;
  /** The last day on which it holds, UTC: `'2026-12-31'`. */
  readonly until: string;
}

/** Where a change of state is told. */
export interface WebhookDescription {
  /** `http://` or `https://`; better `{ env: 'RESILIENCE_WEBHOOK' }`, so that no secret is written down. Nothing is sent where that variable is not set. */
  readonly url: SecretText;
  /** Sent as they are, beside the content type. */
  readonly headers?: Readonly<Record<string, SecretText>>;
}

/** All of it may be left out. What a command line says wins over it. */
export interface ConfigDescription extends SuiteDescription {
  /** By name. Default: one that is called `nightly`, of what is said at the top. */
  readonly suites?: Readonly<Record<string, SuiteDescription>>;
  /** Where run directories go, from the configuration's own folder. Default `'reports'`. */
  readonly reports?: string;
  /** Where the history of nights lies, from the configuration's own folder. Default: `baselines` in the folder of the reports. */
  readonly history?: string;
  /** A scenario file that must pass, every night. Default: one without a fault, made from the shortest of the suite. */
  readonly control?: string;
  /** A scenario file that must fail, every night. Default: one made from the shortest of the suite. */
  readonly mustFail?: string;
  /** What may fail for now, by the name of its scenario, `shop`, or of one experiment of it, `shop: a crash`. A scenario's name is that of its file. */
  readonly quarantine?: Readonly<Record<string, QuarantineDescription>>;
  /** Whether the commit of a confirmed regression is searched for in the same night. Default true. */
  readonly bisect?: boolean;
  /** Who is told when the state of a scenario changes. Default: nobody. */
  readonly notify?: { readonly webhook?: WebhookDescription };
}
