import { defineConfig } from 'resilience';

export default defineConfig({ suites: { quick: { tags: 'quick' } } });
