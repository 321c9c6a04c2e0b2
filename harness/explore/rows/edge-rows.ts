/** What can happen between two services of which one was seen to ask the other. */
import { breakDependency } from '../../dsl/faults.ts';
import type { Cut } from '../../model/fault.ts';
import { edgeText, isSeen, type LearnedEdge } from '../../model/learned.ts';
import { type RowDraft, ref } from './row-draft.ts';

const ways: readonly { readonly how: string; readonly cut: Cut; readonly weight: number }[] = [
  { how: 'packets vanish', cut: 'drop', weight: 0.75 },
  { how: 'refused', cut: 'reject', weight: 0.6 },
  { how: 'name gone', cut: 'wrong-name', weight: 0.5 },
];

export const edgeRows = (edges: readonly LearnedEdge[]): readonly RowDraft[] =>
  edges.filter(isSeen).flatMap((edge) =>
    ways.map(
      ({ how, cut, weight }): RowDraft => ({
        ...{ key: `${edgeText(edge)} ${how}`, broken: { on: 'edge', from: edge.from, to: edge.to }, how, weight },
        fault: breakDependency({ from: ref(edge.from), to: ref(edge.to), by: cut }),
      }),
    ),
  );
