/** What became of the objective that no cell gets worse, on a terminal. */
import { plural, wordFor } from '../../model/count-text.ts';
import type { WorseCells } from '../../model/exploration-change.ts';
import { hang, painter } from '../paint.ts';
import { changeLine } from './change-text.ts';

export function renderWorse(
  worse: WorseCells,
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string {
  const { accepted, confirmed, once } = worse;
  const paint = painter(colour);
  if (accepted === null) return 'nothing was accepted before: the next exploration is compared with this one';
  const count = confirmed.length;
  const head =
    count === 0
      ? `PASS  no cell got worse since ${accepted}`
      : `FAIL  ${plural(count, 'cell')} got worse since ${accepted}, and ${wordFor(count, 'was', 'were')} so again when ${wordFor(count, 'it was', 'they were')} tried once more`;
  return [
    hang('', head, width, (line) => paint(count === 0 ? 'green' : 'red', line)),
    ...confirmed.map((one) => hang('  ✘ ', changeLine(one), width)),
    ...once.map((one) => hang('  ? ', `${changeLine(one)}; not confirmed by another try`, width)),
  ].join('\n');
}
