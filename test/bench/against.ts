/** The prober of this checkout against another's, each by its own bench, in turn: so a machine that slows down slows both. */
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { inTurn, ratioText } from './ratios.ts';

const here = fileURLToPath(new URL('../..', import.meta.url));

/** An even number: each of the two is first as often as the other. */
const pairs = 6;

/** At 1,000 requests a second. */
interface ProberCost {
  readonly perCpuSecond: number;
  /** Milliseconds. */
  readonly latenessP99: number;
}

/** Prints two ratios, ours ÷ theirs. `other` is the folder of a checkout with its packages installed. */
export async function benchAgainst(other: string, say: (line: string) => void): Promise<void> {
  const [ours, theirs] = await inTurn(pairs, [() => costOf(here), () => costOf(other)]);
  const ratio = (figure: keyof ProberCost): string =>
    ratioText(
      ours!.map((one) => one[figure]),
      theirs!.map((one) => one[figure]),
    );
  say(`prober at 1,000/s against ${other}, ours ÷ theirs, median of pairs in turn:`);
  say(`  requests per CPU-second ${ratio('perCpuSecond')}, goal ≥ 0.97`);
  say(`  p99 lateness ${ratio('latenessP99')}, goal ≤ 1.05`);
  const listed = (costs: readonly ProberCost[]): string =>
    costs.map(({ perCpuSecond, latenessP99 }) => `${perCpuSecond}/${latenessP99}`).join(' ');
  say(`  each, requests per CPU-second/ms: ours ${listed(ours!)} · theirs ${listed(theirs!)}`);
}

/** Reads what the bench of that checkout prints. Throws where it prints something else. */
async function costOf(folder: string): Promise<ProberCost> {
  const { stdout } = await execa('node', ['test/bench/prober.ts'], {
    cwd: folder,
    preferLocal: true,
    localDir: folder,
  });
  const line = stdout.split('\n').find((one) => one.startsWith('prober at 1000/s')) ?? '';
  const [latenessP99, perCpuSecond] = [/p99 ([\d.]+) ms/, /(\d+) requests per CPU-second/].map((figure) =>
    Number(figure.exec(line)?.[1]),
  );
  if (!latenessP99 || !perCpuSecond) throw new Error(`${folder} prints no cost of its prober: ${stdout}`);
  return { perCpuSecond, latenessP99 };
}
