/** A change of a check in words: what it is, what came of it, and on a terminal the patch. */
import type { CheckRepair } from '../../model/checkup.ts';
import { hang, harmless, type Paint } from '../paint.ts';

/** `tried: blind → truthful, it was red …`. */
export function outcomeText({ tried, before, after }: CheckRepair): string {
  if (after === null) return 'it was not tried';
  const change = tried === 'no better' ? 'no better' : `${before.verdict} → ${after.verdict}`;
  return `tried: ${change}, ${after.why}`;
}

export function repairText(repair: CheckRepair, width: number, paint: Paint): readonly string[] {
  const { sentence, patch, tried } = repair;
  return [
    hang('    change  ', sentence, width),
    hang('            ', outcomeText(repair), width, (line) => paint(tried === 'mended' ? 'green' : 'dim', line)),
    ...(patch === null || tried === 'no better' ? [] : [patchLines(patch, paint)]),
  ];
}

/** As they are: wrapped, they could not be applied. */
const patchLines = (patch: string, paint: Paint): string =>
  patch
    .trimEnd()
    .split('\n')
    .map((line) => harmless(line))
    .map((line) => `      ${paintedLine(line, paint)}`)
    .join('\n');

const paintedLine = (line: string, paint: Paint): string =>
  line.startsWith('+') ? paint('green', line) : line.startsWith('-') ? paint('red', line) : line;
