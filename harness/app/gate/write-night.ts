/** The files of a night: what it measured, what it says, and what a CI system takes of it. */

import { renderGateMetrics } from '../../metrics/fold-gate.ts';
import type { GateResult } from '../../model/gate.ts';
import type { NightFacts } from '../../model/night.ts';
import { renderBadge } from '../../report/gate/badge.ts';
import { renderCtrf } from '../../report/gate/ctrf.ts';
import { renderEvidence } from '../../report/gate/evidence.ts';
import { renderGateJson } from '../../report/gate/json.ts';
import { renderGateJunit } from '../../report/gate/junit.ts';
import { renderGateMarkdown } from '../../report/gate/markdown.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import { folderSize } from './folder-size.ts';

/** What was measured, before anything is made of it: from it all else can be made again. Throws R405 when the disk is full. */
export const writeFacts = (facts: NightFacts, directory: RunDirectory): Promise<void> =>
  directory.save('night.json', `${JSON.stringify(facts, null, 1)}\n`);

/** Throws R405 when the disk is full. */
export async function writeNight(result: GateResult, directory: RunDirectory): Promise<void> {
  await directory.save('gate.json', renderGateJson(result));
  await directory.save('summary.md', renderGateMarkdown(result));
  await directory.save('junit.xml', renderGateJunit(result));
  await directory.save('ctrf.json', renderCtrf(result));
  await directory.save('badge.svg', renderBadge(result));
  await directory.save('gate.prom', await renderGateMetrics(result));
  await directory.save('README.md', renderEvidence(result, await folderSize(directory.path)));
}
