/** The exec probe: a command in a service's container, or beside it. */
import type { ExecProbe } from '../model/command-probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { body, bodyCheck } from './body.ts';
import { admit } from './door.ts';
import { type RateText, readDuration, readRate } from './duration.ts';
import { made } from './made.ts';
import { either, list, object, oneOf, optional } from './schema.ts';
import { anyText, length, rate, service as serviceRef, text, whole } from './values.ts';

/** Where a command runs, and which ends are good. */
export interface ExecOptions {
  /** The good exit code, 0 to 255. Default 0. */
  readonly exitCode?: number;
  /** What its output must hold, both streams together, as text or as a pattern. Default: anything. */
  readonly output?: string | RegExp;
  /**
   * `'container'`, the default: in the service's own container, with what its image has. `'beside'`: in a container of the run's own in
   * the service's network, with a shell and Node; the service's files and processes are not seen from there.
   */
  readonly in?: 'container' | 'beside';
  /** Commands per second, 0.001 to 1,000; each costs the engine some 50 ms of CPU. Default `'1/s'`. */
  readonly rate?: RateText;
  /** A command is good only when it ends within this time of its due instant; what goes on is killed. At most a day. Default `'2s'`. */
  readonly within?: DurationText;
}

const programOrScript = either<readonly [string, readonly string[]]>(
  "give a command for the shell, 'redis-cli ping', or a program and its arguments: ['redis-cli', 'ping']",
  text,
  list(anyText, 1),
);

const options = object<ExecOptions>({
  exitCode: optional(whole(0, 255)),
  output: optional(body),
  in: optional(oneOf('container', 'beside')),
  rate: optional(rate),
  within: optional(length),
});

/**
 * Runs a command again and again, through the engine. A text is given to `sh -c`; a list is a program and its arguments, which needs no
 * shell. Good is the declared exit code, and an output that holds what is declared; its output is the probe's value. Bad is another exit
 * code (`failed`), another output (`wrong`), a command that is not over in time, and a container that does not run (`refused`). Of a
 * scaled service it runs in the first container. Needs no published port.
 *
 * @example
 * const pong = exec(cache, ['redis-cli', 'ping'], { output: 'PONG', rate: '2/s' });
 * const writable = exec(db, 'touch /data/probe && rm /data/probe');
 */
export function exec(service: ServiceRef, command: string | readonly string[], given: ExecOptions = {}): ExecProbe {
  admit('exec', { service, command, options: given }, { service: serviceRef, command: programOrScript, options });
  return made({
    type: 'probe',
    kind: 'exec',
    service: service.name,
    command: typeof command === 'string' ? ['sh', '-c', command] : command,
    in: given.in ?? 'container',
    exitCode: given.exitCode ?? 0,
    output: given.output === undefined ? null : bodyCheck(given.output),
    rate: readRate(given.rate ?? '1/s'),
    within: readDuration(given.within ?? '2s'),
  });
}
