/** Edits of a Compose file: what is meant changes, and everything else stays byte for byte. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { parse } from 'yaml';
import { patchFor } from '../../harness/comparison/patch.ts';
import { applyEdits, type Edit } from '../../harness/compose-file/edit.ts';
import type { EditValue } from '../../harness/compose-file/text.ts';
import type { Variant } from '../../harness/model/variant.ts';
import { describeScenario, planOf } from '../plan/sample.ts';

const text = `# The shop.
services:
  api: # behind the proxy
    image: "shop-api:1"
    restart: "\${API_RESTART:-no}" # see README
    healthcheck:
      # what its callers ask
      test: [CMD, node, check.js]
      interval: \${API_INTERVAL:-5s}

      retries: 2

  db:
    image: 'postgres'   # three spaces
    healthcheck: { test: [CMD, pg_isready], interval: 30s }
`;

const edit = (path: string, value: EditValue): Edit => ({ path: ['services', ...path.split('/')], value });

describe('an edit of a Compose file', () => {
  for (const [what, one, before, after] of [
    ['changes a plain value', edit('api/healthcheck/retries', 3), 'retries: 2', 'retries: 3'],
    ['keeps double quotes', edit('api/image', 'shop-api:2'), '"shop-api:1"', '"shop-api:2"'],
    ['keeps single quotes', edit('db/image', 'postgres:17'), "'postgres'   #", "'postgres:17'   #"],
    [
      'changes the default of a variable',
      edit('api/healthcheck/interval', '1s'),
      '{API_INTERVAL:-5s}',
      '{API_INTERVAL:-1s}',
    ],
    [
      'changes the default within quotes',
      edit('api/restart', 'always'),
      `"\${API_RESTART:-no}"`,
      `"\${API_RESTART:-always}"`,
    ],
    ['changes a map in one line', edit('db/healthcheck/interval', '5s'), 'interval: 30s }', 'interval: 5s }'],
    ['adds to a map in one line', edit('db/healthcheck/retries', 1), 'interval: 30s }', 'interval: 30s, retries: 1 }'],
    [
      'adds a key at the end of a map',
      edit('api/healthcheck/timeout', '1s'),
      '      retries: 2\n',
      '      retries: 2\n      timeout: 1s\n',
    ],
    [
      'adds a map',
      edit('db/environment/POOL', '5'),
      'interval: 30s }\n',
      'interval: 30s }\n    environment:\n      POOL: "5"\n',
    ],
    [
      'replaces a list',
      edit('api/healthcheck/test', ['CMD-SHELL', '( node check.js ) || { kill 1; exit 1; }']),
      '[CMD, node, check.js]',
      '[CMD-SHELL, "( node check.js ) || { kill 1; exit 1; }"]',
    ],
  ] as const) {
    it(`${what}, and nothing else`, () => {
      expect(text).to.include(before);
      expect(applyEdits(text, [one])).to.equal(text.replace(before, after));
    });
  }

  it('changes one of two that share a map by an alias, and leaves the other', () => {
    const aliased = 'services:\n  api:\n    healthcheck: &check\n      retries: 2\n  db:\n    healthcheck: *check\n';
    const edited = applyEdits(aliased, [edit('db/healthcheck/retries', 3)]);
    expect(edited).to.equal(aliased.replace('*check\n', '{<<: *check, retries: 3}\n'));
  });

  it('changes an item of a list that stands for a map', () => {
    const listed = 'services:\n  api:\n    environment:\n      - POOL=1\n';
    expect(applyEdits(listed, [edit('api/environment/POOL', '2')])).to.equal(listed.replace('POOL=1', 'POOL=2'));
  });

  it('adds an item to a list, or puts it in the place of one, and leaves the others as they are written', () => {
    const listed = 'services:\n  db:\n    volumes:\n      - ./init:/init # first\n      - "/data"\n    ports: ["80"]\n';
    const item = (path: string, value: string, instead: string | null): Edit => ({ ...edit(path, value), instead });
    const kept = applyEdits(listed, [item('db/volumes', 'db-data:/data', '/data')]);
    expect(kept).to.equal(listed.replace('"/data"', '"db-data:/data"'));
    expect(applyEdits(kept!, [item('db/volumes', 'db-data:/data', '/data')]), 'twice').to.equal(kept);
    expect(applyEdits(listed, [item('db/ports', '90', null)])).to.equal(listed.replace('["80"]', '["80", "90"]'));
    expect(applyEdits(listed, [item('db/tmpfs', '/run', null)])).to.equal(`${listed}    tmpfs:\n      - /run\n`);
    const shared = 'x-data: &data [/data]\nservices:\n  db:\n    volumes: *data\n';
    expect(applyEdits(shared, [item('db/volumes', 'db-data:/data', '/data')]), 'a list of others too').to.equal(null);
  });

  it('writes the lines of a text where they stand, as far indented', () => {
    const config =
      'configs:\n  proxy:\n    content: | # see its manual\n        a;\n\n        b {\n          c;\n        }\nservices: {}\n';
    const path = ['configs', 'proxy', 'content'];
    const edited = applyEdits(config, [{ path, value: 'a;\n\nb {\n  d $$e;\n  c;\n}\n' }]);
    expect(edited).to.equal(config.replace('          c;', () => '          d $$e;\n          c;'));
  });

  const files = ['numbers', 'image-of-the-day', 'todo-list', 'todo-list-postgres', 'memory-hog', 'monitoring'].map(
    (stack) => readFileSync(new URL(`../../stacks/${stack}/compose.yaml`, import.meta.url), 'utf8'),
  );
  const values: readonly (readonly [readonly string[], fc.Arbitrary<EditValue>])[] = [
    [['healthcheck', 'interval'], fc.constantFrom('1s', '30s', '500ms')],
    [['healthcheck', 'retries'], fc.integer({ min: 1, max: 9 })],
    [['healthcheck', 'start_period'], fc.constantFrom('0s', '1m')],
    [['restart'], fc.constantFrom('always', 'on-failure:3')],
    [['init'], fc.boolean()],
    [['stop_grace_period'], fc.constantFrom('2s', '1m')],
  ];
  const some = fc
    .subarray([...values], { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(([path, value]) => value.map((drawn): readonly [readonly string[], EditValue] => [path, drawn])),
      ),
    );

  for (const file of files) {
    const name = /^name: (.*)$/m.exec(file)?.[1] ?? '';
    it(`gives exactly the wanted settings in a real file: ${name}`, () => {
      const services = Object.keys(parse(file, { merge: true }).services);
      fc.assert(
        fc.property(fc.constantFrom(...services), some, (service, settings) => {
          const edits = settings.map(([path, value]): Edit => ({ path: ['services', service, ...path], value }));
          const edited = applyEdits(file, edits);
          fc.pre(edited !== null);
          expect(interpolated(parse(edited!, { merge: true }))).to.deep.equal(
            settings.reduce(
              (wanted, [path, value]) => put(wanted, ['services', service, ...path], value),
              interpolated(parse(file, { merge: true })),
            ),
          );
          // Lines are changed and added; none is lost, and comments stay.
          const comments = (one: string) => one.match(/#.*$/gm) ?? [];
          expect(comments(edited!)).to.deep.equal(comments(file));
        }),
        { numRuns: 60 },
      );
    });
  }
});

/** Variables with a default as that default, as text: what the file says when nobody sets anything. */
function interpolated(value: unknown): unknown {
  if (typeof value === 'string') return /^\$\{\w+:?-([^{}]*)\}$/.exec(value)?.[1] ?? value;
  if (Array.isArray(value)) return value.map(interpolated);
  if (typeof value !== 'object' || value === null) return `${value}`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, interpolated(inner)]));
}

function put(target: unknown, [key, ...rest]: readonly string[], value: EditValue): unknown {
  const map = (typeof target === 'object' && target !== null ? target : {}) as Record<string, unknown>;
  return { ...map, [key!]: rest.length === 0 ? interpolated(value) : put(map[key!], rest, value) };
}

describe('a patch', () => {
  const variant = (interval: string): Variant => ({
    name: interval,
    settings: [{ service: 'api', field: 'healthcheck.interval', value: interval }],
    changes: 0,
    healers: {},
    change: { overrides: { api: { healthcheck: { interval: interval as '1s' } } } },
    override: '',
    plan: planOf(describeScenario()),
  });

  it('is a unified diff that gives the edited file', () => {
    const patch = patchFor({ name: 'shop/compose.yaml', text }, variant('1s'))!;
    expect(patch)
      .to.match(/^--- a\/shop\/compose\.yaml/)
      .and.match(/^\+\+\+ b\/shop\/compose\.yaml/m);
    expect(patch.match(/^[+-] /gm)).to.have.length(2);
    expect(applyPatch(text, patch)).to.equal(text.replace(':-5s', ':-1s'));
  });

  it('takes a file elsewhere by its path from the root', () => {
    const patch = patchFor({ name: '/srv/shop/compose.yaml', text }, variant('1s'))!;
    expect(patch).to.match(/^--- a\/srv\/shop\/compose\.yaml/);
  });

  it('is none where nothing changes, or where a change stands in no Compose file', () => {
    expect(patchFor({ name: 'c', text }, variant('5s'))).to.equal(null);
    const revision = { ...variant('1s'), change: { revision: 'v1' } };
    expect(patchFor({ name: 'c', text }, revision)).to.equal(null);
  });
});
