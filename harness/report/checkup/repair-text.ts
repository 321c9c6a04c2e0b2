/** A change of a check on a terminal: what it is, what came of it, and the patch. */
import type { CheckRepair } from '../../model/checkup.ts';
import { hang, harmless, type Paint } from '../paint.ts';

export function repairText({ sentence, patch, tried, before, after }: CheckRepair, width: number, paint: Paint) {
  const outcome =
    after === null
      ? 'it was not tried'
      : `tried: ${tried === 'no better' ? 'no better' : `${before.verdict} → ${after.verdict}`}, ${after.why}`;
  return [
    hang('    change  ', sentence, width),
    hang('            ', outcome, width, (line) => paint(tried === 'mended' ? 'green' : 'dim', line)),
    ...(patch === null || tried === 'no better' ? [] : [patchLines(patch, paint)]),
  ];
}

/** As they are: wrapped, they could not be applied. */
const patchLines = (patch: string, paint: Paint): string =>
  patch
    .trimEnd()
    .split('\n')
    .map((line) => harmless(line))
    .map(
      (line) =>
        `      ${line.startsWith('+') ? paint('green', line) : line.startsWith('-') ? paint('red', line) : line}`,
    )
    .join('\n');
