/** A client in a health check that waits longer than the engine lets it. */
import { clientName } from '../../model/check/addresses.ts';
import { clients } from '../../model/check/clients.ts';
import { readOptions } from '../../model/check/options.ts';
import type { CheckProgram } from '../../model/check/programs.ts';
import { secondsText } from '../../model/duration-text.ts';
import { type Duration, seconds } from '../../model/time.ts';
import { checkOf, checkPlace } from '../check.ts';
import type { Rule } from '../rule.ts';

/** The options with which a client is told how long to wait in all, in seconds. */
const limits: ReadonlyMap<string, readonly string[]> = new Map([
  ['curl', ['-m', '--max-time']],
  ['wget', ['-T', '--timeout']],
  ['pg_isready', ['-t', '--timeout']],
  ['nc', ['-w']],
]);

export const checkOutlivesTimeout: Rule = {
  level: 'note',
  about: 'A client in a health check that waits longer than the engine lets it.',
  look: (service) => {
    const check = checkOf(service);
    const { health, name } = service;
    if (check === null || health === null) return [];
    const long = check.programs.map(ownLimit).find((limit) => limit !== null && limit.length > health.timeout);
    if (long == null) return [];
    return [
      {
        message: `the health check of ${name} lets ${long.program} wait ${secondsText(long.length)}, and has a timeout of ${secondsText(health.timeout)}`,
        why: 'the engine kills the check at its own timeout',
        cost: `a hang is noticed by the timeout, and what ${long.program} would have said of it stands in no log`,
        fix: `let ${long.program} wait less than ${secondsText(health.timeout)}, or raise the timeout`,
        at: checkPlace(service),
      },
    ];
  },
};

function ownLimit({ program, args }: CheckProgram): { readonly program: string; readonly length: Duration } | null {
  const name = clientName(program.text);
  const options = limits.get(name);
  if (name === 'timeout') {
    const length = args.find(({ text }) => /^\d/.test(text))?.text ?? '';
    return /^\d+(\.\d+)?s?$/.test(length) ? { program: name, length: seconds(Number.parseFloat(length)) } : null;
  }
  if (options === undefined) return null;
  const said = readOptions(args, clients.get(name)!.valued).value(...options);
  return said !== null && /^\d+(\.\d+)?$/.test(said.text)
    ? { program: name, length: seconds(Number(said.text)) }
    : null;
}
