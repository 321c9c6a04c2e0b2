/** A process that runs test files, one after the other, as they are ordered, and tells what becomes of each test. */
import { resolve } from 'node:path';
import process from 'node:process';
import Mocha from 'mocha';
import { kindOf } from './kinds.ts';
import { farewell, type Order, outputMark, type Told } from './messages.ts';
import { takeLess } from './repeats.ts';

/** For one test or hook that says nothing itself; one on an engine has company that builds and starts. */
const limits = { pure: 60_000, engine: 180_000 };
const root = resolve(import.meta.dirname, '../..');
const tell = (told: Told): void => void process.send?.(told);
/** As they are before a test puts something in their place. */
const streams = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));
const end = (): void => {
  for (const write of streams) write(outputMark);
  tell({ type: 'ended', less: takeLess() });
};

const { EVENT_HOOK_BEGIN, EVENT_TEST_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } =
  Mocha.Runner.constants;

let running: Mocha.Runner | null = null;
process.on('message', (order: Order | typeof farewell) => {
  if (order === farewell) process.exit();
  void run(order);
});
process.on('disconnect', () => process.exit());
// Whoever interrupts the tests interrupts what they started too; what is left to do is to tidy up.
process.on('SIGINT', () => void running?.abort());

async function run({ file, env, only, dry }: Order): Promise<void> {
  Object.assign(process.env, env);
  const mocha = new Mocha({
    timeout: kindOf(file).needs === 'engine' ? limits.engine : limits.pure,
    forbidOnly: true,
    dryRun: dry,
    reporter: Teller,
  });
  if (only !== null) mocha.grep(patternOf(only));
  mocha.addFile(resolve(root, file));
  try {
    await mocha.loadFilesAsync();
  } catch (error) {
    tell({ type: 'test', title: `${file} is loaded`, suite: '', state: 'failed', error: textOf(error), whole: true });
    return end();
  }
  running = mocha.run(() => {
    end();
    // Its listeners on the process go with it.
    mocha.dispose();
  });
}

class Teller extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const began = ({ title, parent }: Mocha.Runnable): void =>
      tell({ type: 'began', title: `${parent?.fullTitle()} ${title}` });
    runner.on(EVENT_HOOK_BEGIN, began);
    runner.on(EVENT_TEST_BEGIN, began);
    const test = (test: Mocha.Runnable, state: 'passed' | 'failed' | 'skipped', error: string | null): void =>
      tell({
        ...{ type: 'test', title: test.fullTitle(), suite: test.parent?.fullTitle() ?? '' },
        ...{ state, error, whole: test instanceof Mocha.Hook },
      });
    runner.on(EVENT_TEST_PASS, (one) => test(one, 'passed', null));
    runner.on(EVENT_TEST_PENDING, (one) => test(one, 'skipped', null));
    runner.on(EVENT_TEST_FAIL, (one, error) => test(one, 'failed', textOf(error)));
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(only: NonNullable<Order['only']>): RegExp {
  if ('titles' in only) return new RegExp(`^(?:${only.titles.map(escaped).join('|')})$`, 's');
  return new RegExp(`^${only.words.map((word) => `(?=.*${escaped(word)})`).join('')}`, 'is');
}

/** Message, difference and stack, as a reader wants them. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, stack = '' } = error;
  const { actual, expected, showDiff } = error as { actual?: unknown; expected?: unknown; showDiff?: boolean };
  const differs = showDiff !== false && expected !== undefined && typeof actual === typeof expected;
  const show = (value: unknown): string => (typeof value === 'string' ? value : Mocha.utils.stringify(value));
  const difference = differs ? Mocha.reporters.Base.generateDiff(show(actual), show(expected)) : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('/node_modules/'));
  const cause = error.cause === undefined ? '' : `\n  caused by: ${textOf(error.cause)}`;
  return [message, difference, ...places].filter((part) => part !== '').join('\n') + cause;
}
