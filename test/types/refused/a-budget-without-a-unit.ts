import { defineConfig } from 'resilience';

export default defineConfig({ budget: 40 });
