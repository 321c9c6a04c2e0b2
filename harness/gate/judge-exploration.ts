/** The objective that no cell gets worse, of one stack in one night. */
import { countText, listText, plural } from '../model/count-text.ts';
import type { JudgedExploration } from '../model/gate.ts';
import type { NightFacts } from '../model/night.ts';
import { rowsText, type StackExploration, type WorseCell } from '../model/night-exploration.ts';

export interface ExplorationContext {
  /** Why the whole night cannot be told; null: it can. */
  readonly obstacle: string | null;
  readonly ending: NightFacts['ending'];
}

/** Of a night that did not come to its end nothing is judged, and nothing accepted. */
export function judgeExploration(facts: StackExploration, { obstacle, ending }: ExplorationContext): JudgedExploration {
  const { unusable, accepted, confirmed, once, level, acceptable } = facts;
  const calm = { facts, red: false, details: [], counts: false };
  if (unusable !== null) return { ...calm, state: 'inconclusive', sentence: unusable };
  const why = obstacle ?? (ending === 'completed' ? null : `the night was ${ending}`);
  if (why !== null) return { ...calm, state: 'inconclusive', sentence: `inconclusive: ${why}` };
  const [first, ...others] = confirmed;
  const notConfirmed = once.map((one) => `${cellText(one)}, not confirmed by another try`);
  if (first !== undefined) {
    const warning = level === 'warn' ? 'warning: ' : '';
    return {
      ...{ facts, state: 'regressed', red: level === 'error', counts: false },
      sentence: `${warning}${plural(confirmed.length, 'cell')} got worse: ${cellText(first)}`,
      details: [
        ...others.map(cellText),
        ...notConfirmed,
        `worse than in the night ${accepted}, in two tries; to accept it, remove ${facts.kept}: the next night is the first then`,
      ],
    };
  }
  const rows = rowsText(facts);
  if (accepted === null) {
    return acceptable
      ? { ...calm, state: 'new', sentence: `accepted as the first: ${rows}`, counts: true }
      : { ...calm, state: 'inconclusive', sentence: `inconclusive: nothing to accept in ${rows}` };
  }
  return {
    ...{ ...calm, state: 'steady', counts: acceptable },
    sentence: `no cell got worse since the night ${accepted}: ${rows}`,
    details: [...notConfirmed, ...missingText(facts)],
  };
}

/** `db crash × proxy: DOWN 0.4 s, by itself at once → DOWN, NEVER`. */
const cellText = ({ row, column, before, after }: WorseCell): string => `${row} × ${column}: ${before} → ${after}`;

/** More rows than that are counted. */
const mostNamed = 5;

function missingText({ missing, accepted, kept }: StackExploration): readonly string[] {
  if (missing.length === 0) return [];
  const named = missing.slice(0, mostNamed);
  const more = missing.length - named.length;
  const rows = listText(more === 0 ? named : [...named, `${countText(more)} more`]);
  return [
    `not accepted in place of ${accepted}, since ${rows} could not be judged; if that is meant, remove ${kept}: the next night is the first then`,
  ];
}
