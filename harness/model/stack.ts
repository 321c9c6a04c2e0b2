/** A Compose project as a scenario sees it. */
import type { DurationText } from './time.ts';

/** A service's key in the Compose file. */
export type ServiceName = string;

/** What a generated override may change of a service: the settings that people compare. */
export interface ServiceSettings {
  /** `'no'`, `'always'`, `'unless-stopped'`, `'on-failure'` or `'on-failure:3'`. */
  readonly restart?: string;
  /** As in Compose; what is left out stays as it is. */
  readonly healthcheck?: {
    /** `['CMD', …]`, or a text for the shell. */
    readonly test?: readonly string[] | string;
    /** From the end of one check to the start of the next. */
    readonly interval?: DurationText;
    /** A check that takes longer has failed. */
    readonly timeout?: DurationText;
    /** Failures in a row that make a container unhealthy, 0 to 10,000; 0 is the engine's default of 3. */
    readonly retries?: number;
    /** From the start on, failures do not count for so long. */
    readonly start_period?: DurationText;
    /** The interval within the start period; engines from 25.0 on. */
    readonly start_interval?: DurationText;
    /** No check at all. */
    readonly disable?: boolean;
  };
  /** Added to what the service has. */
  readonly environment?: Readonly<Record<string, string>>;
  /** From the stop signal to SIGKILL. */
  readonly stop_grace_period?: DurationText;
  /** Whether an init is the first process. */
  readonly init?: boolean;
  /** How many containers of it, 0 to 10,000. */
  readonly scale?: number;
  /** Another image. */
  readonly image?: string;
  /** Whom it waits for as it starts. */
  readonly depends_on?: Readonly<Record<ServiceName, { readonly condition: DependsOn; readonly restart?: boolean }>>;
  /** For a service that the override adds, and the Compose file does not have. */
  readonly command?: readonly string[];
  /** As in Compose. */
  readonly entrypoint?: readonly string[];
  /** As in Compose. */
  readonly volumes?: readonly string[];
  /** As in Compose. */
  readonly network_mode?: string;
}

/** What it waits for of another service. */
export type DependsOn = 'service_started' | 'service_healthy' | 'service_completed_successfully';

/** What a scenario says about one service: only what the Compose file cannot say. */
export interface ServiceDeclaration {
  /** The port inside the container that probes and control routes talk to, 1 to 65,535. A run publishes it where the Compose file does not. */
  readonly port?: number;
}

/** External networks and volumes, by their keys in the Compose file, of which each run makes private ones. */
export interface OwnedThings {
  readonly networks?: readonly string[];
  /** They are empty when the run begins, and removed with it. */
  readonly volumes?: readonly string[];
}

/** A stack, as plain data. */
export interface Stack {
  /** The folder's last name: `numbers` for `stacks/numbers/stack.ts`. */
  readonly name: string;
  /** Absolute path of the folder that holds the Compose files. */
  readonly folder: string;
  /** Compose files, absolute or relative to `folder`, merged in order. */
  readonly compose: readonly string[];
  /** Who chose `compose`; absent: the stack lists exactly its files, as with `-f`. */
  readonly lookup?: ComposeLookup;
  /** Where relative paths in the Compose files begin; absent: in the first file's own folder. */
  readonly projectFolder?: string;
  readonly services: Readonly<Record<ServiceName, ServiceDeclaration>>;
  /** What the Compose files take from outside, and a run has as its own. Absent: nothing. */
  readonly owns?: OwnedThings;
  /** Interpolated into the Compose files. Each wins over the environment and `.env`, which give all others, as ever. */
  readonly variables: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<ServiceName, ServiceSettings>>;
}

/**
 * The files are, but for those merged afterwards, Compose's own choice, as of `docker compose up` in a folder. Until they were searched for:
 * the stack names none, or `one` file, which means Compose's choice where it is the first of that.
 */
export type ComposeLookup = 'none named' | 'one named' | FoundFiles;

export interface FoundFiles {
  /** Absolute: where `docker compose up` would be typed. */
  readonly folder: string;
  /** How many of `compose`, from the first on; what follows is merged by the scenario. */
  readonly count: number;
  /** The `.env` files that Compose reads where its first file lies in another folder, a later one winning; absent: as ever. */
  readonly envFiles?: readonly string[];
}

/** One service of a stack, as faults, probes and expectations name it. */
export interface ServiceRef<Name extends ServiceName = ServiceName> {
  /** Tells it from a probe. */
  readonly type: 'service';
  /** Its key in the Compose file. */
  readonly name: Name;
}
