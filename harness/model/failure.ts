/** The catalogue of everything that can go wrong with a plan, a run or the machine under it. */
import { distinctBy } from './distinct.ts';

/** Exit codes of the command line; also the ranking of a failure. */
export type ExitCode =
  /** Everything held: pass. */
  | 0
  /** An expectation failed, an objective was not met, or `lint` found something. */
  | 1
  /** Usage or configuration: a file, a scenario, an option. Nothing was started. */
  | 2
  /** Inconclusive: a stack that did not come up, no steady state, a fault that did not land, too little seen. */
  | 3
  /** The harness, the engine or the machine failed, or something was left behind. */
  | 4
  /** Interrupted, and cleaned up. */
  | 130;

export interface CatalogueEntry {
  /** One line, in general words. */
  readonly title: string;
  /** 2: the user's input; 3: the run could not tell; 4: the harness, the engine or the machine. */
  readonly exit: 2 | 3 | 4;
  /** Whether it is certain that the named thing did not happen. */
  readonly definite: boolean;
}

/** R1xx: files and scenarios. R2xx: plans. R3xx: runs and faults. R4xx: engine and machine. */
export const catalogue = {
  R101: { title: 'The file cannot be found', exit: 2, definite: true },
  R102: { title: 'The file is not a scenario file', exit: 2, definite: true },
  R103: { title: 'The file has a syntax error', exit: 2, definite: true },
  R104: { title: 'The scenario file exports no scenario by default', exit: 2, definite: true },
  R105: { title: 'The file cannot be loaded', exit: 2, definite: true },
  R106: { title: 'No scenario matches', exit: 2, definite: true },
  R107: { title: 'Wrong usage of the command line', exit: 2, definite: true },
  R108: { title: 'A variant cannot be read', exit: 2, definite: true },
  R109: { title: 'An objective cannot be read', exit: 2, definite: true },
  R110: { title: 'A value in a file is invalid', exit: 2, definite: true },
  R112: { title: 'The file ends the process as it loads', exit: 2, definite: true },
  R113: { title: 'The file does not finish loading', exit: 2, definite: true },
  R114: { title: 'The file takes too much memory as it loads', exit: 2, definite: true },
  R115: { title: 'There are too many variants', exit: 2, definite: true },
  R116: { title: 'The configuration file exports no configuration by default', exit: 2, definite: true },
  R117: { title: 'There are two configuration files', exit: 2, definite: true },
  R120: { title: 'Wrong usage of the library', exit: 2, definite: true },
  R201: { title: 'The Compose file is invalid', exit: 2, definite: true },
  R202: { title: 'A service is not in the Compose file', exit: 2, definite: true },
  R203: { title: 'A probe is not in the scenario', exit: 2, definite: true },
  R204: { title: 'An expectation can never hold', exit: 2, definite: true },
  R205: { title: 'A window is impossible', exit: 2, definite: true },
  R206: { title: 'Two experiments have one name', exit: 2, definite: true },
  R207: { title: 'A probed port cannot be reached', exit: 2, definite: true },
  R208: { title: 'A variable is not used by the Compose file', exit: 2, definite: true },
  R209: { title: 'A scenario has nothing to judge', exit: 2, definite: true },
  R210: { title: 'A fault cannot be done to this target', exit: 2, definite: true },
  R211: { title: 'An image is missing and no registry answers', exit: 2, definite: true },
  R212: { title: 'A service is not on a network', exit: 2, definite: true },
  R213: { title: 'A length of time is invalid', exit: 2, definite: true },
  R214: { title: 'The engine does not permit what a fault needs', exit: 2, definite: true },
  R215: { title: 'A service cannot have so many containers', exit: 2, definite: true },
  R216: { title: 'A PromQL expression is invalid', exit: 2, definite: true },
  R217: { title: 'A k6 script cannot be run', exit: 2, definite: true },
  R218: { title: 'A variant is invalid', exit: 2, definite: true },
  R219: { title: 'There is nothing to compare', exit: 2, definite: true },
  R220: { title: 'A stack has no Compose file', exit: 2, definite: true },
  R221: { title: 'A service waits for health that nobody checks', exit: 2, definite: true },
  R222: { title: 'A secret or a certificate that a probe needs is missing', exit: 2, definite: true },
  R223: { title: 'The client library of a probe is not installed', exit: 2, definite: true },
  R224: { title: 'It is not known whose SQL a query is', exit: 2, definite: true },
  R225: { title: 'A check cannot be called', exit: 2, definite: true },
  R227: { title: 'A probe reads no value that could be compared', exit: 2, definite: true },
  R226: { title: 'A gRPC call does not fit its proto', exit: 2, definite: true },
  R230: { title: 'There is nothing to attach to', exit: 2, definite: true },
  R231: { title: 'What is to be attached to is not up', exit: 2, definite: true },
  R232: { title: 'What is to be attached to belongs to a run', exit: 2, definite: true },
  R233: { title: 'It cannot be done to what is attached to', exit: 2, definite: true },
  R234: { title: 'Nobody has confirmed that it may be broken', exit: 2, definite: true },
  R235: { title: 'Somebody else acts on what is attached to', exit: 3, definite: true },
  R236: { title: 'A stack owns what its Compose file does not have', exit: 2, definite: true },
  R237: { title: 'The engine publishes ports where they cannot be asked', exit: 2, definite: true },
  R238: { title: 'The engine cannot do what a scenario needs', exit: 2, definite: true },
  R240: { title: 'No service of the stack stays up', exit: 2, definite: true },
  R241: { title: 'The stack has no entry point', exit: 2, definite: true },
  R242: { title: 'The budget of an exploration is too small', exit: 2, definite: true },
  R243: { title: 'No service has a health check that could be tried', exit: 2, definite: true },
  R244: { title: 'There is no exploration to go on with', exit: 2, definite: true },
  R245: { title: 'A repair could not be tried', exit: 3, definite: true },
  R246: { title: 'No health check could be judged', exit: 3, definite: true },
  R248: { title: 'What is to be asked cannot be', exit: 2, definite: true },
  R301: { title: 'The stack did not reach its steady state', exit: 3, definite: true },
  R302: { title: 'A fault did not land', exit: 3, definite: true },
  R303: { title: 'It is not known whether a fault landed', exit: 3, definite: false },
  R304: { title: 'A fault could not be reverted', exit: 4, definite: false },
  R305: { title: 'The budget ran out', exit: 4, definite: true },
  R306: { title: 'Something was left behind', exit: 4, definite: true },
  R307: { title: 'The stack could not be brought up', exit: 3, definite: true },
  R308: { title: 'The run was interrupted', exit: 4, definite: true },
  R309: { title: 'Too few probes to tell', exit: 3, definite: true },
  R310: { title: 'Events of the engine were lost', exit: 3, definite: false },
  R311: { title: 'Too many probes were unanswered at once', exit: 3, definite: true },
  R312: { title: 'An observer of metrics or DNS cannot be queried', exit: 3, definite: true },
  R313: { title: 'A load did not run as asked', exit: 3, definite: true },
  R314: { title: 'Too few runs to compare', exit: 3, definite: true },
  R317: { title: 'Nothing in the stack showed the fault', exit: 3, definite: true },
  R318: { title: 'Somebody else changed the stack during the run', exit: 3, definite: true },
  R322: { title: 'A probe could not be asked from inside the network', exit: 3, definite: true },
  R326: { title: 'A check or a log cannot be asked', exit: 3, definite: true },
  R330: { title: 'What was attached to is not as it was found', exit: 4, definite: true },
  R331: { title: 'A container was created again by somebody else', exit: 3, definite: true },
  R401: { title: 'No engine answers', exit: 4, definite: true },
  R402: { title: 'The engine stopped answering', exit: 4, definite: false },
  R403: { title: 'Compose is not on this machine', exit: 4, definite: true },
  R404: { title: 'A port is taken', exit: 4, definite: true },
  R405: { title: 'The disk is full', exit: 4, definite: false },
  R406: { title: 'The private engine cannot be set up here', exit: 4, definite: true },
  R407: { title: 'The private engine did not start', exit: 4, definite: false },
  R408: { title: 'A base image cannot be made', exit: 4, definite: true },
  R409: { title: 'A command of the engine failed', exit: 4, definite: false },
  R410: { title: 'A run directory cannot be read', exit: 2, definite: true },
  R411: { title: 'k6 is not on this machine', exit: 4, definite: true },
  R412: { title: 'Metrics cannot be served or sent', exit: 4, definite: true },
  R413: { title: 'A git revision cannot be read', exit: 4, definite: true },
  R414: { title: 'The engine is too old for the Compose file', exit: 2, definite: true },
  R415: { title: 'The engine has no addresses left for a network', exit: 4, definite: true },
  R420: { title: 'Parts of a night do not make one night', exit: 2, definite: true },
  R421: { title: 'The history cannot be read', exit: 4, definite: true },
  R422: { title: 'The history is of a newer version', exit: 4, definite: true },
  R423: { title: 'The history is in use', exit: 4, definite: true },
  R424: { title: 'A notification was not taken', exit: 4, definite: false },
  R425: { title: 'The guardian of a run could not be started', exit: 4, definite: true },
  R426: { title: 'What is attached to is in use by another run', exit: 4, definite: true },
  R427: { title: 'What a killed run did could not be undone', exit: 4, definite: false },
  R499: { title: 'The harness itself failed', exit: 4, definite: false },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type FailureCode = keyof typeof catalogue;

/** One failure or problem: what, where, and the next step. Plain data, so it can stand in a timeline. */
export interface Failure {
  readonly code: FailureCode;
  /** One sentence about this case, with its names and numbers. */
  readonly message: string;
  /** The place: a file with line, an experiment, a service. */
  readonly at: string | null;
  /** The next step for the reader; a line for each, where several things are to be mended. */
  readonly fix: string | null;
  /** What shows it, a line each: the last looks of a check, the last lines of a log. Absent: nothing beside the message. */
  readonly evidence?: readonly string[];
}

/** A failure on its way to the code that can act on it. */
export class FailureError extends Error {
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[], options?: { cause?: unknown }) {
    super(failures.map(failureText).join('\n'), options);
    this.name = 'FailureError';
    this.failures = failures;
  }
}

/** Makes one failure; `at`, `fix` and `evidence` may be left out. */
export const failure = (
  code: FailureCode,
  message: string,
  more: { at?: string; fix?: string; evidence?: readonly string[] } = {},
): Failure => ({
  code,
  message,
  at: more.at ?? null,
  fix: more.fix ?? null,
  ...(more.evidence !== undefined && more.evidence.length > 0 && { evidence: more.evidence }),
});

/** `R301: not steady within 20 s`. */
export const failureText = ({ code, message }: Failure): string => `${code}: ${message}`;

/** Each once: an engine that is gone fails every run, and every part of a cleanup, in the same words. */
export const distinctFailures = (failures: readonly Failure[]): readonly Failure[] => distinctBy(failures, failureText);

/** Throws one failure of the catalogue. */
export function fail(
  code: FailureCode,
  message: string,
  more: { at?: string; fix?: string; cause?: unknown } = {},
): never {
  throw new FailureError([failure(code, message, more)], { cause: more.cause });
}
