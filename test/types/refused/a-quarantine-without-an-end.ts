import { defineConfig } from 'resilience';

export default defineConfig({ quarantine: { shop: { reason: 'flaky', issue: 'https://issues/1' } } });
