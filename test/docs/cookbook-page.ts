/** The cookbook as Markdown: a question, and the whole scenario that answers it, as it is run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = 'scenarios/cookbook';
export const cookbookFile = join(root, 'harness/COOKBOOK.md');

/** They need a helper container that sends or asks, which the simulator does not have. */
export const onEngineAlone = ['10-k6-during-the-fault.ts', '11-does-the-alert-fire.ts', '12-one-of-two-replicas.ts'];

interface Recipe {
  readonly file: string;
  readonly question: string;
  /** What stands after the question. */
  readonly answer: string;
  readonly code: string;
}

export function cookbookPage(): string {
  const recipes = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map(readRecipe);
  return `${[...opening, ...recipes.map(({ question }, index) => `${index + 1}. [${question}](#${anchor(question)})`), '', ...recipes.flatMap(section)].join('\n').trimEnd()}\n`;
}

const opening = [
  '# Cookbook',
  '',
  'Written by `npm run reference` from [scenarios/cookbook](../scenarios/cookbook); do not edit it by hand. Each recipe is a whole scenario, and the',
  'tests run it. All of them break one stack, the [shop](../stacks/shop/README.md): an nginx `proxy`, an `api`, Redis as its `cache`,',
  'PostgreSQL as its `db`, and `prometheus`. Of the API, `/` needs nobody, `/stock` the cache, and `/orders` the database; without them it answers 503 within',
  'its own limits, 0.3 s and 1.5 s. To make a recipe yours, import your own `stack.ts` and name your own services; what each word means stands',
  'in the [reference](REFERENCE.md).',
  '',
];

function readRecipe(file: string): Recipe {
  const text = readFileSync(join(root, folder, file), 'utf8');
  const [first = '', ...code] = text.split('\n');
  const said = first.replace(/^\/\*\* | \*\/$/g, '');
  const end = said.search(/[?:;.]( |$)/);
  const question = said.slice(0, said[end] === '?' ? end + 1 : end);
  return { file, question, answer: said.slice(end + 1).trim(), code: code.join('\n').trim() };
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');

const section = ({ file, question, answer, code }: Recipe): readonly string[] => [
  `## ${question}`,
  '',
  ...(answer === '' ? [] : [`${answer[0]!.toUpperCase()}${answer.slice(1)}`, '']),
  '```ts',
  code,
  '```',
  '',
  ...(code.includes('export const variants')
    ? [
        `\`npx resilience run ${folder}/${file}\` judges the stack as it is, \`npx resilience compare ${folder}/${file}\` its variants.`,
        '',
      ]
    : []),
];
