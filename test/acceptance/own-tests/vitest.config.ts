/** What vitest is told of these examples: their names, and that the package is not to be transformed, as none in `node_modules` is. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['*.vitest.ts'], server: { deps: { external: [/\/harness\//] } } },
});
