/** A health check for images without curl: `node check.ts URL` exits with 0 on a 2xx, else with 1. */
import { httpGet } from './http-get.ts';

try {
  const { status } = await httpGet(process.argv[2] ?? '');
  process.stdout.write(`${status}\n`);
  process.exit(status >= 200 && status < 300 ? 0 : 1);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
