/** What a load is to the runner: begun before an experiment's baseline, ended after its recovery. */
import type { HostPort } from '../engine/clients.ts';
import type { Environment } from '../engine/environment.ts';
import type { EventBody } from '../model/event.ts';
import type { ProbeName } from '../model/probe.ts';
import type { ExperimentName } from '../model/scenario.ts';
import type { ServiceName } from '../model/stack.ts';

export interface LoadContext {
  readonly name: ProbeName;
  readonly experiment: ExperimentName;
  /** The experiment's place in the plan: 0, 1, 2 … */
  readonly ordinal: number;
  readonly env: Environment;
  readonly emit: (event: EventBody) => void;
  readonly signal: AbortSignal;
  /** `port`: inside the container; null or left out: the one that the stack declares. */
  readonly address: (service: ServiceName, port?: number | null) => HostPort;
  /** The engine's wall clock minus ours, milliseconds. */
  readonly clockOffset: number;
}

export interface RunningLoad {
  /** Ends it, and records what it knows; called once, also after an interruption. */
  end(): Promise<void>;
}
