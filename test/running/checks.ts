/** Types and style, looked at side by side. */
import { execa } from 'execa';

/** Whether both are sound; what they complain of goes to the terminal's own streams. */
/** What TypeScript found the last time: only what has changed since is looked at again. */
const buildInfo = 'node_modules/.cache/types.tsbuildinfo';

export async function checksPass(signal: AbortSignal): Promise<boolean> {
  const check = async (command: string, words: readonly string[]): Promise<boolean> => {
    const options = { all: true, stdin: 'ignore', reject: false, preferLocal: true, cancelSignal: signal } as const;
    const { exitCode, all } = await execa(command, words, options);
    if (exitCode !== 0) process.stdout.write(`${command}:\n${all}\n`);
    return exitCode === 0;
  };
  const [types, style] = await Promise.all([
    check('tsc', ['-p', '.', '--incremental', '--tsBuildInfoFile', buildInfo]),
    check('biome', ['check', '.']),
  ]);
  return types && style;
}
