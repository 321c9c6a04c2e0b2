/** What a page of the project points to is there: files, and headings in them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { execaSync } from 'execa';
import { root } from './reference.ts';

const pages = execaSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root })
  .stdout.split('\n')
  .filter((file) => existsSync(join(root, file)));

const headings = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the pages', () => {
  for (const page of pages) {
    it(`${page} points to nothing that is not there`, () => {
      const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((one) => one[1]!).filter((to) => !/^\w+:/.test(to));
      const missing = links.filter((link) => {
        const [path = '', heading] = link.split('#');
        const file = path === '' ? join(root, page) : join(root, dirname(page), path);
        if (!existsSync(file)) return !path.startsWith('reports/');
        return heading !== undefined && !headings(readFileSync(file, 'utf8')).includes(heading);
      });
      expect(missing).to.deep.equal([]);
    });
  }
});
