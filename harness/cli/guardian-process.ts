/** The guardian once its harness is gone: each word is the lease of a run to clean up after. It is nobody's child, and has nobody to tell. */
import module from 'node:module';
import process from 'node:process';

// It is only seconds from its end, and has to get there.
for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);
module.enableCompileCache();
const { keepWatch } = await import('../app/guard/keep-watch.ts');
await keepWatch(process.argv.slice(2));
process.exit();
