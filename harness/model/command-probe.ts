/** Probes that ask at no port: a command that is run, a log that is read, a function of the user's. */
import type { BodyCheck } from './body-check.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/** A command run again and again, through the engine. */
export interface ExecProbe {
  readonly type: 'probe';
  readonly kind: 'exec';
  readonly service: ServiceName;
  /** Which container of its service, by its Compose number. Absent: the first. */
  readonly replica?: number;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** In the service's own container, or in one of ours in its network. */
  readonly in: 'container' | 'beside';
  /** The exit code that is good. */
  readonly exitCode: number;
  /** What its output must hold, both streams. */
  readonly output: BodyCheck | null;
  /** Commands per second. */
  readonly rate: number;
  /** A command is good only when it has ended within this time of its due instant; one that goes on is killed. */
  readonly within: Duration;
}

/** The log of a service, read line by line as it is written, by the engine's times of its lines. */
export interface LogProbe {
  readonly type: 'probe';
  readonly kind: 'log';
  readonly service: ServiceName;
  /** Which container of its service, by its Compose number. Absent: all of them together. */
  readonly replica?: number;
  /** What a line holds that counts. */
  readonly pattern: BodyCheck;
  /** Such a line must come so often; null: it need not come at all. */
  readonly atLeastEvery: Duration | null;
  /** Whether such a line is bad. */
  readonly never: boolean;
  /** How often it is judged, per second: each time by what was written until then. */
  readonly rate: number;
  readonly within: Duration;
}

/** A function of the user's, called again and again. It stands in the scenario file alone, and is found there by its name. */
export interface CheckProbe {
  readonly type: 'probe';
  readonly kind: 'check';
  /** None: it asks whom it likes. */
  readonly service: '';
  /** What it says of the stack; one check of a scenario has it. */
  readonly name: string;
  /** Calls per second. */
  readonly rate: number;
  /** A call is good only when it returns within this time of its due instant. */
  readonly within: Duration;
}
