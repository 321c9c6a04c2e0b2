/** From what an edge is known, and what became of it, in words. */
import { listText, plural } from '../../../model/count-text.ts';
import type { GraphEdge } from '../../../model/exploration.ts';
import type { EdgeEvidence } from '../../../model/learned.ts';

function oneText(evidence: EdgeEvidence): string {
  switch (evidence.by) {
    case 'connections':
      return `${plural(evidence.count, 'connection')} to port ${evidence.port}`;
    case 'names':
      return `its name was asked ${plural(evidence.count, 'time')}`;
    case 'depends_on':
      return 'depends_on';
    case 'environment':
      return evidence.variable;
  }
}

/** `388 connections to port 6379 and depends_on`. */
export const evidenceText = ({ evidence }: Pick<GraphEdge, 'evidence'>): string => listText(evidence.map(oneText));

export const needText: Readonly<Record<GraphEdge['need'], string>> = {
  hard: 'hard: users suffer without it',
  soft: 'soft: users do not miss it',
  untried: 'not tried',
};

export const oddText: Readonly<Record<NonNullable<GraphEdge['odd']>, string>> = {
  'not real': 'declared, and never used while it was watched',
  'not declared': 'used, and not declared: Compose may start them in any order',
  'not exercised': 'no traffic was seen on it',
};
