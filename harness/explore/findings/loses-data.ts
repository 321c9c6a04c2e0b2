/** Acknowledged writes that were gone after a row, and where they were kept. */
import { countText, listText, plural } from '../../model/count-text.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';

export function losesData({ learned, tried }: FindingsBasis): readonly RowFinding[] {
  return tried.flatMap((row): readonly RowFinding[] => {
    const { fault, key } = row.row.row;
    const lost = row.measured.analysis.loads.flatMap(({ writes }) => {
      const gone = writes === null ? 0 : writes.acknowledged - writes.kept;
      return gone > 0 ? [{ gone, of: writes!.acknowledged }] : [];
    });
    const [worst] = lost.sort((one, other) => other.gone - one.gone);
    const paths = learned.services.find(({ name }) => name === fault.target)?.losesWithContainer ?? [];
    if (worst === undefined) return [];
    const where = paths.length === 0 ? '' : `: it keeps them in ${listText(paths)}, which goes with its container`;
    return [
      {
        ...{ weakness: 'loses data', service: fault.target, edge: null, severity: 'severe', row, weight: worst.gone },
        sentence: `${fault.target} loses what it has acknowledged: after '${key}' ${countText(worst.gone)} of ${plural(worst.of, 'write')} were gone${where}`,
        learn: null,
      },
    ];
  });
}
