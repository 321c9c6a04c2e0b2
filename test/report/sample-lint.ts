/** A report of a linter with one finding of each level. */
import type { LintFinding, LintReport } from '../../harness/model/lint.ts';

const finding = (more: Partial<LintFinding>): LintFinding => ({
  rule: 'nobody-heals',
  level: 'warning',
  service: 'db',
  message: 'db has a health check',
  why: 'unhealthy restarts nothing',
  cost: 'stays so',
  fix: 'add a healer to db',
  patch: null,
  at: ['services', 'db', 'restart'],
  place: { file: 'my shop/compose.yaml', line: 3, column: 5, endLine: 3, endColumn: 20 },
  ...more,
});

const patch = '--- a/compose.yaml\n+++ b/compose.yaml\n@@ -1,1 +1,1 @@\n-    ports: ["8080:80"]\n+    ports: ["80"]\n';

export const sampleLint: LintReport = {
  file: 'my shop/compose.yaml',
  findings: [
    finding({ rule: 'fixed-port-with-scale', level: 'error', message: 'db has one port', patch }),
    finding({}),
    finding({ service: 'web', message: 'web has a health check', fix: 'add a healer to web' }),
    finding({ rule: 'no-health-check', level: 'note', message: 'db has none', cost: null, place: null }),
  ],
  patch,
  unknownChecks: ['cache', 'queue'],
  unknownPrograms: [],
};
