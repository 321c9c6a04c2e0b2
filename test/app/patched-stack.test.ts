/** The files of a stack with a repair: copies where its own files are edited, one more over them where that cannot be. */
import { expect } from 'chai';
import { patchedStack } from '../../harness/app/patched-stack.ts';
import type { Edit } from '../../harness/compose-file/edit.ts';
import { writtenProject } from '../../harness/compose-file/written-project.ts';
import type { Stack } from '../../harness/model/stack.ts';

const file = (name: string, text: string, links: readonly string[] = []) => ({
  ...{ name, file: `/shop/${name}`, text },
  links: Object.fromEntries(links.map((one) => [one, `/shop/${one}`])),
});
const main = file('compose.yaml', 'include: [more.yaml]\nservices:\n  web: { image: web }\n', ['more.yaml']);
const over = file('compose.override.yaml', 'services:\n  web: { init: true }\n');
const more = file('more.yaml', 'services:\n  db: { image: db }\n');
const written = writtenProject([main, over, more], [main.file, over.file]);
const stack: Stack = {
  ...{ name: 'shop', folder: '/shop', compose: ['compose.yaml', 'compose.override.yaml'], services: {} },
  ...{ variables: { A: '1' }, overrides: {}, lookup: { folder: '/shop', count: 2 } },
};
const patched = (edits: readonly Edit[]) =>
  patchedStack(stack, { edits, override: 'over it' }, { written, folder: '/run', socket: '/s' });

describe('app/patched-stack', () => {
  it('has copies of the files that change, and reads paths from where they were', () => {
    const { stack: other, files } = patched([{ path: ['services', 'web', 'init'], value: false }]);
    expect(other.compose).to.deep.equal(['compose.yaml', '/run/2-compose.override.yaml']);
    expect(other.projectFolder).to.equal('/shop');
    expect(other.variables).to.deep.equal({ A: '1' });
    expect([...files]).to.deep.equal([['/run/2-compose.override.yaml', 'services:\n  web: { init: false }\n']]);
  });

  it('has a file over all where one that is included would change, or no file can', () => {
    for (const edit of [
      { path: ['services', 'db', 'init'], value: true },
      { path: ['services', 'nobody', 'init'], value: true },
    ]) {
      const { stack: other, files } = patched([edit]);
      expect(other.compose).to.deep.equal([...stack.compose, '/run/override.yaml']);
      expect([...files]).to.deep.equal([['/run/override.yaml', 'over it']]);
    }
  });
});
