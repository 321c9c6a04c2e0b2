import { defineConfig } from 'resilience';

export default defineConfig({ suites: { nightly: { objectives: { 'TTR p95 < 15s': 'critical' } } } });
