/** How k6 is run: its command, and where it leaves its summary. */
import type { SidecarSpec } from '../engine/engine.ts';
import type { K6Load, K6Ready } from '../model/load.ts';

/** A folder that everybody may write to. */
export const summaryPath = '/tmp/k6-summary.json';

/** Points on standard output, its log as JSON on standard error, thresholds in the summary file. */
export const k6Spec = (load: K6Load, { image, path, files, systemTags }: K6Ready): SidecarSpec => ({
  purpose: 'k6',
  image,
  command: [
    'k6',
    'run',
    '--quiet',
    '--no-color',
    '--no-usage-report',
    '--log-format=json',
    '--out=json=-',
    `--system-tags=${systemTags.join(',')}`,
    '--summary-mode=compact',
    `--summary-export=${summaryPath}`,
    path,
  ],
  environment: { ...load.environment, K6_AUTO_EXTENSION_RESOLUTION: 'false' },
  networks: load.network === null ? null : [load.network],
  files,
});
