/** `resilience explore` and its options as a person gives them. */
import { type Command, Option } from 'commander';
import { minutes } from '../model/time.ts';
import { readCount, readJobs, readTime } from './compare-options.ts';

export const exploreOn = (program: Command): Command =>
  program
    .command('explore')
    .description('what breaks in your own Compose file when anything breaks, and the patch that was tried; no scenario')
    .argument('[compose-file]', 'the Compose file, or its folder')
    .addOption(
      new Option('--budget <time>', 'the longest it may take; what it does not reach is predicted')
        .argParser(readTime)
        .default(minutes(20), '20m'),
    )
    .option('--jobs <count>', 'stacks side by side; auto: as many as the machine can take', readJobs, 'auto')
    .addOption(
      new Option('--only <words...>', 'only rows with all of these words in their names: --only db crash').default(
        [],
        'all rows',
      ),
    )
    .addOption(
      new Option('--probe <url...>', 'ask this too, by the name of its service: http://api/orders').default([], 'none'),
    )
    .option(
      '--pairs [count]',
      'two faults at once as well: so many schedules on the simulator (2000), and what is suspected on the engine',
      readCount,
    )
    .option('--load <script>', 'a k6 script that makes traffic all the while')
    .option('--no-mend', 'do not try repairs of what is weak')
    .option(
      '--no-worse',
      'fail only where a cell got worse than in the last exploration that was accepted, and again in another try',
    )
    .option('--since <earlier>', 'what is different since an earlier exploration: its folder, or last')
    .option(
      '--continue [folder]',
      'go on with an exploration where it was; without a folder the last one of this stack',
    )
    .option(
      '--write [folder]',
      'explore nothing, and write the findings of an exploration as scenarios; without a folder those of the last one of this stack',
    )
    .option('--yes', 'break what is attached to without asking', false)
    .option('--json', 'print one JSON document', false)
    .option('--provision', 'set up a private engine where none answers', false);
