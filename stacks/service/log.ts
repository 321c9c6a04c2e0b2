/** Log lines on stdout, in the two-line form of the originals' console. */

export function log(level: 'dbug' | 'info' | 'warn' | 'fail', category: string, message: string): void {
  process.stdout.write(`${level}: ${category}[0]\n      ${message}\n`);
}
