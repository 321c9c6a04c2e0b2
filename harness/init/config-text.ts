/** The text of a first configuration: what it says is what holds without it, and what it leaves out stands there as comments. */

export const configText = (): string =>
  [
    '/**',
    ' * What holds for all commands here, and for the nights of `resilience gate`. A flag on the command line wins over it.',
    ' * All that it may say: `npx resilience run --print-config`.',
    ' */',
    "import { defineConfig } from 'resilience';",
    '',
    'export default defineConfig({',
    '  suites: {',
    '    nightly: {',
    "      scenarios: 'scenarios',",
    '      // How often each scenario is run in a night.',
    '      repeats: 8,',
    '      // The longest that a night may take; what tells least is left out.',
    "      // budget: '40m',",
    '      // Limits for every scenario: an error that is missed turns the night red, a warn is only told.',
    "      // objectives: { 'TTR p95 < 15s': 'error', 'TTD median < 10s': 'warn' },",
    '    },',
    '  },',
    '  // What may fail for now, until the day is over.',
    "  // quarantine: { 'a-scenario': { reason: 'flaky since the upgrade', issue: 'https://…', until: '2026-12-31' } },",
    '  // Told when the state of a scenario changes, where this variable is set.',
    "  // notify: { webhook: { url: { env: 'RESILIENCE_WEBHOOK' } } },",
    '});',
    '',
  ].join('\n');
