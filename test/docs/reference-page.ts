/** The reference as Markdown: every verb with its options, the commands, the exit codes, the files and the events. */
import type { CommandEntry } from './read-commands.ts';
import type { Choice, Door, Entry, EventEntry, Member } from './read-door.ts';

/** What else stands in the page, as it is read from the sources. */
export interface Told {
  readonly commands: readonly CommandEntry[];
  readonly exitCodes: readonly Choice[];
  readonly outcomes: readonly Choice[];
}

/** Which verbs stand where; all others are probes. */
const chapters: readonly (readonly [title: string, words: string, files: readonly string[]])[] = [
  [
    'Stacks',
    'A stack is a Compose project, described beside its Compose file in a module of its own, as a rule `stack.ts`.',
    ['dsl/define-stack.ts', 'dsl/stack-description.ts'],
  ],
  [
    'Scenarios',
    'A scenario is a file that exports what `defineScenario` gave. TypeScript or JavaScript; run as it is, nothing is compiled.',
    ['dsl/define-scenario.ts', 'dsl/scenario-description.ts'],
  ],
  [
    'Faults, and what an operator does',
    'A fault is *over at once*, or *held* until the end of `hold`. A fault is proved: where it did not land, the experiment is inconclusive (R302, R303).',
    ['dsl/faults.ts', 'dsl/starting-again.ts'],
  ],
  [
    'Probes',
    'A probe is sent on an absolute schedule, whatever came back before. Its key in `probes` is its name.',
    [],
  ],
  [
    'Loads',
    'A load is traffic, by its key in `load`. Whatever `http()` gives may be a load too; it is then not judged.',
    ['dsl/loads.ts'],
  ],
  [
    'Expectations',
    'What is expected of the window it stands in: `during` while a fault holds, `after` from its end, `steadyState` in the baseline. `expect(…)` takes a service, a probe, an alert or writes; each has its own words.',
    ['dsl/expect.ts'],
  ],
  [
    'In your own tests',
    'What a test of your own calls, whichever its runner. `resilience/mocha` has what is of mocha alone. Whatever cannot be rejects, or throws, a `FailureError` with the code of the catalogue.',
    ['run', 'attach', 'attached', 'end-of-test', 'recovery', 'verdict', 'mocha', 'chai'].map(
      (name) => `library/${name}.ts`,
    ),
  ],
  [
    'The configuration file',
    'What holds for all commands and for the nights of the gate stands in `resilience.config.ts` (or `.mts`, `.js`, `.mjs`): the nearest from the working directory up to the top of the repository, or the one that `--config` names. All of it may be left out; its paths count from its own folder. `run`, `plan` and `list` take from it the scenarios that they are about where none is named; `run`, `plan`, `compare` and `predict` where reports are; `compare` the repeats and jobs at its top; `compare` and `predict` the one objective at its top that is an error, where there is one and no more. A flag on the command line wins. `--print-config` shows all of it, and where each value comes from.',
    ['dsl/define-config.ts', 'dsl/config-description.ts'],
  ],
];

const engines: readonly string[] = [
  '## Which engine',
  '',
  'The first that answers: `DOCKER_HOST` or `DOCKER_CONTEXT` alone where one is set, else the current context of the Docker client, the usual sockets of Docker, Docker Desktop, Colima and Podman, and the private engine. `doctor` says which, and what it lacks.',
  '',
  '- `unix://…` and `tcp://…`, with TLS as `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH` say, or the context.',
  "- `ssh://user@host`, also with a port and the path of a socket: the user's own `ssh` makes one connection, with all that their configuration says. It asks nothing, so a password is of no use, and the host must be known.",
  "- An engine on another machine publishes its ports there. Probes are then asked from inside the network of their service. What must be asked from here (control routes, `promql`, `check`, `from: 'host'`) goes through SSH, or is refused where there is no SSH (R237). `RESILIENCE_ENGINE_AT=elsewhere` says so of an engine that is reached at a loopback address all the same, as in a virtual machine.",
  '- A Podman answers as Docker does. What it was not seen to do is refused before anything starts (R238): signals past its API (`crash`, `hang`), and health checks where there is no systemd.',
  '',
];

export function referencePage(door: Door, told: Told): string {
  const verbs = door.entries.filter(({ is }) => is === 'verb');
  const left = new Map(door.entries.map((entry) => [entry.name, entry]));
  const lines = [...opening];
  lines.push(...contents(verbs));
  for (const [title, words, files] of chapters) {
    const own = verbs.filter(({ file }) => isOf(files, file));
    lines.push(`## ${title}`, '', words, '');
    for (const verb of own) lines.push(...withNeeds(verb, left));
    const shapes = [...left.values()].filter(({ file, is }) => is !== 'verb' && files.includes(file));
    for (const shape of shapes) lines.push(...withNeeds(shape, left));
  }
  lines.push(
    '### What can come back',
    '',
    'Every answer of a probe is one of these; only `ok` is good, and `degraded` is neither good nor bad.',
    '',
  );
  lines.push(...told.outcomes.map(({ value, doc }) => `- \`${value}\`${doc === '' ? '' : `: ${doc}`}`), '');
  lines.push('## Values', '');
  for (const entry of left.values()) lines.push(...described(entry));
  lines.push('## Commands', '', 'Every command has `--help`. Options may stand before or after the arguments.', '');
  lines.push(...told.commands.flatMap(command));
  lines.push(...engines);
  lines.push(
    '## Exit codes',
    '',
    'Of several runs: interrupted, then broken (4), then usage (2), then failed (1), then inconclusive (3).',
    '',
  );
  lines.push(
    '| code | means |',
    '| --- | --- |',
    ...told.exitCodes.map(({ value, doc }) => `| ${value} | ${doc} |`),
    '',
  );
  lines.push(...files, '## Events', '', ...eventWords);
  lines.push(...door.events.flatMap(event), '### What their fields are made of', '');
  lines.push(
    ...door.eventTypes.flatMap(({ doc, examples: [text = ''] }) => [
      '```ts',
      text,
      '```',
      '',
      ...(doc === '' ? [] : [doc, '']),
    ]),
  );
  return `${lines.join('\n').trimEnd()}\n`;
}

const opening = [
  '# Reference',
  '',
  'Written by `npm run reference` from the doc comments of `harness/index.ts` and what it exports; do not edit it by hand.',
  'What the numbers mean: [DEFINITIONS.md](DEFINITIONS.md). Scenarios by question: [COOKBOOK.md](COOKBOOK.md). From nothing to a',
  'verdict: [TUTORIAL.md](TUTORIAL.md). Each code such as R204: [ERRORS.md](ERRORS.md).',
  '',
  'A scenario is two files. `stack.ts` lies beside the Compose file, and says what that cannot:',
  '',
  '```ts',
  "import { defineStack } from 'resilience';",
  '',
  'export const shop = defineStack(import.meta, { services: { api: { port: 80 }, db: {} } });',
  '```',
  '',
  'The scenario lies anywhere, as a rule in `scenarios/`, and is run by `npx resilience run scenarios/crash.ts`:',
  '',
  '```ts',
  "import { crash, defineScenario, expect, http } from 'resilience';",
  "import { shop } from '../stack.ts';",
  '',
  "const api = shop.service('api');",
  "const home = http(api, '/');",
  '',
  'export default defineScenario({',
  "  title: 'a crash of the API',",
  '  stack: shop,',
  '  probes: { home },',
  "  experiments: { 'a crash': { fault: crash(api), recovery: '20s', after: [expect(home).recovers({ within: '5s' })] } },",
  '});',
  '```',
  '',
  'In the examples below `shop` is a stack; `proxy`, `api`, `cache`, `db` and `prometheus` are its services, as',
  "`const api = shop.service('api')` gives them; `home`, `orders`, `names`, `stock`, `ticks` and `down` are probes, `placed` is a load of writes. Lines",
  "that begin with a name in quotes stand in a scenario's `experiments`.",
  '',
];

const isOf = (files: readonly string[], file: string): boolean =>
  files.length > 0 ? files.includes(file) : !chapters.some(([, , others]) => others.includes(file));

const link = (title: string): string =>
  `[${title}](#${title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')})`;

/** The chapters with their verbs, and what comes after them. */
const contents = (verbs: readonly Entry[]): readonly string[] => [
  ...chapters.map(([title, , files]) => {
    const own = verbs.filter(({ file }) => isOf(files, file)).map(({ name }) => link(name));
    return `- ${link(title)}: ${own.join(' · ')}`;
  }),
  `- ${['What can come back', 'Values', 'Commands', 'Exit codes', 'Files of a run', 'Events'].map(link).join(' · ')}`,
  '',
];

/** An entry, and after it what it needs that was not told before. */
function withNeeds(entry: Entry, left: Map<string, Entry>): readonly string[] {
  if (!left.delete(entry.name)) return [];
  const needed = entry.needs.flatMap((name) => {
    const one = left.get(name);
    return one === undefined || one.is === 'verb' || one.file.startsWith('model/') ? [] : withNeeds(one, left);
  });
  return [...described(entry), ...needed];
}

const described = (entry: Entry): readonly string[] => [
  `### ${entry.name}`,
  '',
  ...(entry.signature === '' ? [] : ['```ts', entry.signature, '```', '']),
  ...(entry.doc === '' ? [] : [entry.doc, '']),
  ...examples(entry.examples, ''),
  ...entry.and.flatMap((name) => [`And every word of [${name}](#${name.toLowerCase()}).`, '']),
  ...(entry.members.length === 0 ? [] : [...entry.members.flatMap((one) => member(one, '')), '']),
];

const examples = (given: readonly string[], indent: string): readonly string[] =>
  given.flatMap((one) =>
    ['```ts', ...one.split('\n'), '```', ''].map((line) => (line === '' ? '' : `${indent}${line}`)),
  );

function member({ signature, doc, members, examples: given }: Member, indent: string): readonly string[] {
  const shown = given.length === 0 ? [] : ['', ...examples(given, `${indent}  `)];
  return [
    `${indent}- \`\`${spaced(signature)}\`\`${doc === '' ? '' : `: ${doc}`}`,
    ...shown,
    ...members.flatMap((one) => member(one, `${indent}  `)),
  ];
}

/** Two backticks stand around texts that hold one. */
const spaced = (text: string): string => (text.includes('`') ? ` ${text} ` : text);

const command = ({ usage, description, options, more }: CommandEntry): readonly string[] => [
  `### resilience ${usage
    .split(' ')
    .filter((word) => /^[a-z]/.test(word))
    .join(' ')}`,
  '',
  '```',
  `resilience ${usage}`,
  '```',
  '',
  `${description[0]!.toUpperCase()}${description.slice(1)}.`,
  '',
  ...options.map(
    (one) => `- \`${one.flags}\`: ${one.description}${one.standard === '' ? '' : ` (default: ${one.standard})`}`,
  ),
  ...(options.length === 0 ? [] : ['']),
  ...(more === '' ? [] : ['```', more, '```', '']),
];

const files = [
  '## Files of a run',
  '',
  'A run keeps everything in `reports/<scenario>/<time>-<seed>/`; the numbers of every report come from the first two alone.',
  '',
  '| file | what it holds |',
  '| --- | --- |',
  '| `plan.json` | what was to be done, to whom and when, with the predicted bounds |',
  '| `timeline.ndjson` | everything that happened, an event a line |',
  '| `ledger.ndjson` | what had to be undone, written before it was done |',
  '| `guardian.log` | what its guardian did, where the run was killed |',
  '| `compose.yaml` | the project as it was brought up |',
  '| `result.json` | every number and verdict; its schema is [result.schema.json](report/result.schema.json) |',
  '| `report.html`, `report.md` | the report, with its pictures |',
  '| `junit.xml` | a test case for each expectation; beside it, `reports/junit.xml` for several runs together |',
  '| `logs/` | the log and the last state of each container; of a stack that was created again, in `logs/before-experiment-<n>/` |',
  '',
  'A run has a guardian: a process beside it that does nothing while the run is there. Where the run is killed, by SIGKILL or for want of',
  'memory, its guardian undoes what the ledger holds, removes what the run made, and ends, all within 15 s. Where both are killed, as with the whole',
  'machine, the next run on this machine does it. A run on a project that was up already locks it meanwhile: who comes second ends with R426. What',
  'could not be undone keeps its lock (R427), and stands in `guardian.log`; `resilience recover` tries again. In a container everything ends with its',
  'first process, so there a killed run is for `resilience recover`.',
  '',
  'A comparison keeps its runs in `reports/<scenario>/compare-<time>-<seed>/`, each in a folder of its own, beside:',
  '',
  '| file | what it holds |',
  '| --- | --- |',
  '| `plan.json`, `runs.ndjson` | which runs were to be made; which were, and which were not used, and why |',
  '| `overrides/` | what each variant changes, as a Compose override |',
  '| `comparison.json` | the answer; its schema is [comparison.schema.json](report/comparison/comparison.schema.json) |',
  '| `compare.html`, `compare.md` | the report |',
  '| `recommendation.patch` | the smallest change that meets the objective |',
  '',
  '`resilience explore` keeps its runs in `reports/explore/<stack>/<time>-<seed>/`, each in a folder of its own, beside:',
  '',
  '| file | what it holds |',
  '| --- | --- |',
  '| `exploration.json` | the matrix, the graph and what is weak; its schema is [exploration.schema.json](report/explore/exploration.schema.json) |',
  '| `learned.json`, `facts.json` | what was learned of the stack, and each row as it was tried: `resilience analyze` derives all else from them and the runs again |',
  '| `matrix.html`, `matrix.md` | the report |',
  '| `compose.patch`, `patches/` | what helped, as a whole and each by itself |',
  '| `learn/`, `runs/`, `mends/` | the runs: while nothing was done, of the rows, and with each repair |',
  '',
  'A cell says what was felt, the worst of its time: *slow*: good answers, at least three times and 150 ms later than before; *degraded*: bad ones at times; an error and its',
  'lateness (`503 in 0.5 s`): nothing but errors, in time; *DOWN*: no answer, or none in time; *WRONG*: a good status with another body. `–`: none of it; one bad answer in itself is noise',
  'unless the engine says that nobody was there. `?`: it could not be judged. A row *needs a hand* where it was bad for five seconds without a break until it ended.',
  '',
  '`resilience check-the-check` keeps its runs in `reports/checks/<stack>/<time>-<seed>/`, each in a folder of its own, beside:',
  '',
  '| file | what it holds |',
  '| --- | --- |',
  '| `checkup.json` | each check with its verdict, and what was seen of it; its schema is [checkup.schema.json](report/checkup/checkup.schema.json) |',
  '| `checks.html`, `checks.md` | the report, with a timeline for each fault |',
  '| `compose.patch` | all changes that were tried and made a check better |',
  '| `learning/`, `runs/`, `changes/` | the runs: who is asked, each check as it is, and with each change |',
  '',
  'Its verdicts, the worst first. *Cannot fail*: every way through it ends with zero, or it is green on an answer that is an error. *Blind*: it is not red',
  'while its service hangs, has lost its child, or takes no connection. *Cries wolf*: it is red for half a second or more while users are served. *Early*: it',
  'is green half a second or more before they are. *Late*: it is red more than a minute after. *Costly*: it takes more than a twentieth of a CPU, or',
  'leaves a process behind each time or every other. Else it is *truthful*, or *unknown* where nothing could be tried. A check that needs more than 30 s to be red is run',
  'every 2 s while it is tried, and its times are told as its own interval makes them (`about 97 s`). It ends with 0 where all are truthful, with 1 where one is not, and with 3',
  'where one is not known.',
  '',
  'A night of the gate keeps everything in `reports/gate/<date>-<run>/`, the runs of each scenario in a folder of its name, each exploration of a stack in `explore/<stack>/`, beside:',
  '',
  '| file | what it holds |',
  '| --- | --- |',
  '| `night.json` | what was measured; everything else is made from it and from the history |',
  '| `gate.json` | the answer; its schema is [gate.schema.json](report/gate/gate.schema.json) |',
  '| `summary.md` | the answer, as the page of the CI job shows it; under 1 MB always |',
  '| `junit.xml`, `ctrf.json` | a test case for each objective, and for each time that may turn the night red, and one for each stack that was explored |',
  '| `badge.svg` | the state in a word, a count and a colour |',
  '| `gate.prom` | the numbers as metrics |',
  '| `README.md` | what lies where, and how long it is worth keeping |',
  '',
  'A webhook (`notify` of the configuration) is sent a POST when a state changed that somebody should know of: what is red, not known, in',
  'quarantine or better, and what is no longer. Its body is JSON by [webhook.schema.json](report/gate/webhook.schema.json): the verdict, the',
  'sentence, each change `from` one state `to` another with its command, all that is red, and a `text` in a few lines that Slack and its like',
  'show as it is. It is tried four times, ten seconds each, where the network or the server fails or asks to wait; that it was not taken is',
  'said (R424) and costs neither the result nor the exit code. A redirection is not followed, and nothing of the address is ever printed but its host.',
  '',
  '## The history of nights',
  '',
  'What stays of the nights of `resilience gate` is `reports/baselines/<scenario>.ndjson`, or where `history` of the configuration and',
  '`--history` say: a line of JSON for each night, and for each `baseline accept`. It is small, and belongs into the repository, or else into a',
  'cache or an artifact of CI. Where `.gitignore` leaves out the reports, write:',
  '',
  '```',
  'reports/*',
  '!reports/baselines/',
  '```',
  '',
  'Lines are added and never changed: a run of the same night with the same `--run-id` counts in place of what it said before. The',
  '`.gitattributes` in the folder has git keep the lines of both sides of a merge, in whatever order; nights are ordered by their clock. One',
  'writes at a time: who comes second ends with R423, and what a killed gate left locked is taken over by the next one on the same host. A line that',
  'cannot be read ends with its place (R421), one of a newer version too (R422), and nothing is changed.',
  '',
  'Where `no cell gets worse` is an objective, the folder has an `explorations/<Compose file>.json` for each stack: the exploration that was',
  'accepted last, in the form of `exploration.json`. The first is accepted as it is. A later one takes its place where no cell is worse, no row is',
  'missing, and something is better or new; one of a night that was interrupted, or whose control failed, never does. To accept what got worse,',
  'or rows that are gone, remove the file: the next night is the first then. Two suites that explore one stack share its file.',
  '',
  'The stacks are explored after the scenarios and without repairs, within what is left of the budget: a third of it is kept for them, shared',
  'evenly, and none takes more than 20 min. A row that is worse is tried once more, whatever is left. A stack for which too little is left is told',
  'as left out, and is not red. Of several machines the first explores (`--shard 1/3`); `--since` does not. A webhook tells of scenarios alone.',
  '',
  'A scenario is compared with nights of the same engine, kernel, CPU model and Compose project. Of the project counts what it sets, but for',
  'names, labels, ports of the host, where something lies on the host, and how an image is built and its tag: another version of a',
  'service is what is measured. A variable of a service that differs from night to night, such as the number of a build, begins a new',
  'baseline every night: leave it out of `environment`.',
  '',
];

const eventWords = [
  'Each line of `timeline.ndjson` is one event. All have `seq`, its number, and `at`, when it was written: milliseconds since the run',
  'began, as every instant is; every length of time is in milliseconds. A `probe.ended` is written as an array to save space;',
  '`resilience analyze` reads both.',
  '',
];

const event = ({ type, doc, fields }: EventEntry): readonly string[] => [
  `### ${type}`,
  '',
  ...(doc === '' ? [] : [doc, '']),
  ...fields.map((one) => `- ${one}`),
  ...(fields.length === 0 ? [] : ['']),
];
