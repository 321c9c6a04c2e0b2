/** What a run says on a terminal. */
import { join } from 'node:path';
import type { Output } from '../app/output-port.ts';
import type { Analysis } from '../model/analysis.ts';
import { renderTerminal } from '../report/terminal.ts';
import { shown } from '../scenario-file/find-scenarios.ts';

/** `folder` is where the report lies, null where it could not be written. */
export const describeRun = (analysis: Analysis, folder: string | null, output: Output): string =>
  renderTerminal(analysis, {
    colour: output.colour,
    width: output.width,
    reportPath: folder === null ? null : shown(join(folder, 'report.html')),
  });
