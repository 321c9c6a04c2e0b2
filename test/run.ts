/** `npm test`: types, style, then every test, the ones on a real engine and in a real browser included. Sets up what is missing. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { engineDown } from '../harness/provision/private-engine/private-engine.ts';
import { checksPass } from './running/checks.ts';
import { type Choice, choose, readWords } from './running/choose.ts';
import { kindOf } from './running/kinds.ts';
import { extentVariable } from './running/repeats.ts';
import { engineAnswers, setUp, whatIsThere } from './running/set-up.ts';
import { createShow, endingText } from './running/show.ts';
import { runTests } from './running/test-run.ts';
import { titleReader } from './running/titles.ts';

process.chdir(new URL('..', import.meta.url).pathname);
const secondsFile = 'test/running/seconds.json';
const show = createShow();
const interrupted = new AbortController();
process.on('SIGINT', () => {
  if (interrupted.signal.aborted) process.exit(130);
  show.say('interrupted: the tests that run are ended; once more leaves at once');
  interrupted.abort();
});

process.exitCode = await testAll(process.argv.slice(2));
// What is still being set up is not waited for.
if (interrupted.signal.aborted) process.exit();

async function testAll(args: readonly string[]): Promise<number> {
  const { signal } = interrupted;
  const { quick, words } = readWords(args);
  const files = globSync('test/**/*.test.ts', { exclude: ['test/types/refused/**'] }).sort();
  const chosen = await choose(words, files, titleReader(signal), (file) => readFileSync(file, 'utf8'));
  if (chosen.length === 0) {
    show.say(`no test file and no title has ${words.map((word) => `'${word}'`).join(' and ')} in it`);
    return 2;
  }
  if (!(await checksPass(signal))) return 1;
  const { choices, leftOut, ready, end } = quick ? await prepareQuick(chosen) : await prepare(chosen);
  const seconds = JSON.parse(readFileSync(secondsFile, 'utf8')) as Record<string, number>;
  const ending = await runTests({ choices, seconds, ready, show, signal });
  await end();
  if (process.env.SECONDS_OF_FILES === 'write') writeSeconds(ending.results);
  const less = ending.results.flatMap((one) => one.less.map((what) => `fewer: ${what} (${one.file})`));
  show.say(endingText({ ...ending, leftOut: [...leftOut, ...less] }));
  if (signal.aborted) return 130;
  return ending.results.some((one) => one.failed.length > 0) ? 1 : 0;
}

interface Prepared {
  readonly choices: readonly Choice[];
  readonly leftOut: readonly string[];
  readonly ready: (file: string) => Promise<Readonly<Record<string, string>>>;
  readonly end: () => Promise<void>;
}

async function prepare(choices: readonly Choice[]): Promise<Prepared> {
  const engineWasThere = await engineAnswers();
  const got = setUp(new Set(choices.map(({ file }) => kindOf(file).needs)), show.tell);
  return {
    choices,
    leftOut: [],
    ready: async (file) => {
      const { needs, company } = kindOf(file);
      if (company !== 'any') await got.settled;
      return needs === null ? {} : got[needs];
    },
    // A person keeps the engine for the next time; a CI machine is left as it was found.
    end: async () => {
      if (process.env.CI && !engineWasThere) await engineDown(process.env, { purge: false }, () => undefined);
    },
  };
}

/** Nothing is set up: what needs what is not there is left out, as is everything on an engine, and said. */
async function prepareQuick(choices: readonly Choice[]): Promise<Prepared> {
  process.env[extentVariable] = 'quick';
  const there = { ...(await whatIsThere()), engine: null };
  const without = ({ file }: Choice): boolean => {
    const { needs } = kindOf(file);
    return needs !== null && there[needs] === null;
  };
  const names = {
    engine: 'that need an engine',
    compose: 'without a Compose here',
    browser: 'without a Chromium here',
  };
  const leftOut = Object.entries(names).flatMap(([need, why]) => {
    const count = choices.filter((one) => without(one) && kindOf(one.file).needs === need).length;
    return count > 0 ? [`left out: ${count} files ${why}`] : [];
  });
  return {
    choices: choices.filter((one) => !without(one)),
    leftOut,
    ready: async (file) => there[kindOf(file).needs ?? 'engine'] ?? {},
    end: async () => undefined,
  };
}

/** What planning goes by: files that took two seconds or more. */
function writeSeconds(results: readonly { readonly file: string; readonly seconds: number }[]): void {
  const long = results
    .filter((one) => one.seconds >= 2)
    .map(({ file, seconds }) => [file, Math.round(seconds)] as const);
  writeFileSync(secondsFile, `${JSON.stringify(Object.fromEntries(long.toSorted()), null, 2)}\n`);
}
