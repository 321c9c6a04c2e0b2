/** Findings → the same with the repairs that may help. */
import { repairsFor } from '../../mend/catalogue.ts';
import { type Proposal, proposalOf, type Repairable } from '../../mend/proposal.ts';
import type { Exploration, ExploreFinding } from '../../model/exploration.ts';
import { mendProject } from './mend-project.ts';

type Asked = Parameters<typeof mendProject>;

/** With what may help, and was not tried. */
export async function mendFindings(exploration: Exploration, ...asked: Asked): Promise<Exploration> {
  const repairable = await mendProject(...asked);
  return {
    ...exploration,
    findings: exploration.findings.map((finding) => ({ ...finding, mend: firstOf(finding, repairable) })),
  };
}

function firstOf(finding: ExploreFinding, repairable: Repairable): ExploreFinding['mend'] {
  const [set] = repairsFor(finding, repairable.project);
  return set === undefined ? null : untried(proposalOf(set, repairable));
}

const untried = ({ sentence, patch, override }: Proposal): ExploreFinding['mend'] => ({
  ...{ sentence, patch, override },
  tried: 'not tried',
  rows: [],
});
