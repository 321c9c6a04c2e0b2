/** An edge of the graph in words: by what it is known, and what is odd about it. */
import { countText, plural } from '../../model/count-text.ts';
import type { GraphEdge } from '../../model/exploration.ts';
import type { EdgeEvidence } from '../../model/learned.ts';

function evidenceText(one: EdgeEvidence): string {
  switch (one.by) {
    case 'connections':
      return `${plural(one.count, 'connection')} to :${one.port}`;
    case 'names':
      return `its name was asked for ${countText(one.count)} ${one.count === 1 ? 'time' : 'times'}`;
    case 'depends_on':
      return 'depends_on';
    case 'environment':
      return `named by ${one.variable}`;
  }
}

/** `388 connections to :6379, depends_on`. */
export const evidencesText = ({ evidence }: Pick<GraphEdge, 'evidence'>): string =>
  evidence.map(evidenceText).join(', ');

export const needText: Readonly<Record<GraphEdge['need'], string>> = {
  hard: 'hard: users suffer without it',
  soft: 'soft: users do without it',
  untried: 'not tried',
};

/** Empty: nothing is odd about it. */
export function oddText({ odd }: Pick<GraphEdge, 'odd'>): string {
  switch (odd) {
    case null:
      return '';
    case 'not real':
      return 'declared, and not real';
    case 'not declared':
      return 'real, and not declared';
    case 'not exercised':
      return 'not exercised';
  }
}
