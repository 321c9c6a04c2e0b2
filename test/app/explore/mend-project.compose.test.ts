/** Repairs of small stacks as Compose reads them: the user's file with the patch says what the file merged over it says. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { applyPatch } from 'diff';
import { imagesWithoutEngine } from '../../../harness/app/compile-scenarios.ts';
import { engineKind } from '../../../harness/app/engine.ts';
import { mendProject, type RepairableStack } from '../../../harness/app/explore/mend-project.ts';
import { patchedStack } from '../../../harness/app/patched-stack.ts';
import { writeText } from '../../../harness/app/write-text.ts';
import { resolveWhole } from '../../../harness/engine/docker/resolve-project.ts';
import { repairsFor } from '../../../harness/mend/catalogue.ts';
import { type Proposal, proposalOf } from '../../../harness/mend/proposal.ts';
import type { Weakness } from '../../../harness/model/exploration.ts';
import type { ComposeCommand } from '../../../harness/model/machine.ts';
import type { Stack } from '../../../harness/model/stack.ts';
import { requireCompose } from '../../../harness/provision/finding/compose.ts';
import { learnedOf } from '../../mend/sample.ts';

const stacks = fileURLToPath(new URL('../../explore', import.meta.url));

/** Whose weakness it is, and of which edge. */
type Point = readonly [Weakness, string, (readonly [string, string])?];

const cases: readonly (readonly [string, ...Point])[] = [
  ['one-connection', 'never reconnects', 'web', ['web', 'store']],
  ['kept-address', 'keeps the old address', 'proxy', ['proxy', 'shop']],
  ['check-cannot-fail', 'check cannot fail', 'store'],
  ['green-in-init', 'early green', 'db'],
  ['localhost-check', 'check cries wolf', 'web'],
  ['check-asks-database', 'check cries wolf', 'web'],
  ['no-timeout', 'no timeout', 'web', ['web', 'prices']],
  ['retry-storm', 'retry storm', 'web', ['web', 'stock']],
  ['anonymous-volume', 'loses data', 'store'],
  ['shell-first', 'hides its death', 'web'],
  ['shell-first', 'swallows its stop', 'web'],
  ['no-policy', 'nobody starts it again', 'worker'],
  ['start-order', 'start order', 'web', ['web', 'store']],
];

type Edited = Pick<Proposal, 'edits' | 'override'>;
/** What no file can say, so that the override is used. */
const nowhere = { path: ['services', 'nobody', 'init'], value: true };
const nothing: Edited = { edits: [], override: '' };

describe('a repair, as Compose reads it', () => {
  let compose: ComposeCommand;
  let scratch = '';
  before(async () => {
    compose = await requireCompose(process.env);
    scratch = await mkdtemp(join(tmpdir(), 'resilience-mend-'));
  });
  after(() => rm(scratch, { recursive: true }));

  async function repairable(name: string, [weakness, service, edge]: Point) {
    const folder = join(stacks, name);
    const described: Stack = { name, folder, compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} };
    const { stack } = await engineKind.settleFiles(described, compose);
    const names = [...(await readFile(join(folder, 'compose.yaml'), 'utf8')).matchAll(/^ {2}(\w+):$/gm)].map(
      (one) => one[1]!,
    );
    const learned = learnedOf(names, {
      entries: ['web', 'proxy'],
      loses: { store: ['/data'] },
      edges: edge ? [edge] : [],
    });
    const made = await mendProject(
      { stack, learned, reports: scratch },
      { compose, images: imagesWithoutEngine },
      process.env,
    );
    const programs = new Map(names.map((one) => [one, new Set(['sh', 'curl', 'node'])]));
    const known: RepairableStack = { ...made, project: { ...made.project, programs } };
    const point = { weakness, service, edge: edge === undefined ? null : { from: edge[0], to: edge[1] } };
    return { stack, known, proposals: repairsFor(point, known.project).map((set) => proposalOf(set, known)) };
  }

  /** As Compose reads the stack with these edits, or where they cannot be made, with the file over it. */
  async function configOf(
    stack: Stack,
    { written }: RepairableStack,
    proposal: Edited,
    name: string,
  ): Promise<unknown> {
    const place = { written, folder: join(scratch, name), socket: '/run/engine.sock' };
    const { stack: patched, files } = patchedStack(stack, proposal, place);
    for (const [file, text] of files) await writeText(file, text);
    return (await resolveWhole(patched, compose, imagesWithoutEngine)).withSettings;
  }

  for (const [name, ...point] of cases) {
    it(`is the same by the patch and by the override: ${name}, ${point[0]}`, async () => {
      const { stack, known, proposals } = await repairable(name, point);
      expect(proposals.length).to.be.above(0);
      for (const [index, proposal] of proposals.entries()) {
        expect(proposal.patch, proposal.sentence).to.be.a('string');
        const over = { ...proposal, edits: [nowhere] };
        const [byPatch, byOverride] = [
          await configOf(stack, known, proposal, `${name}-${index}`),
          await configOf(stack, known, over, `${name}-${index}-over`),
        ];
        expect(byPatch, proposal.sentence).to.deep.equal(byOverride);
        expect(byPatch, 'something changes').to.not.deep.equal(
          await configOf(stack, known, nothing, `${name}-as-it-is`),
        );
        const [[file, text] = []] = [...known.written.texts(proposal.edits)!];
        expect(applyPatch(await readFile(file!, 'utf8'), proposal.patch!), 'applied').to.equal(text);
      }
    });
  }
});
