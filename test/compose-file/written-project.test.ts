/** Where a value stands in the files of a project, who says it, and an edit where it is said. */
import { expect } from 'chai';
import type { ComposeSource } from '../../harness/compose-file/compose-file.ts';
import { writtenProject } from '../../harness/compose-file/written-project.ts';
import { placeText } from '../../harness/model/place.ts';

const source = (name: string, text: string, links: readonly string[] = []): ComposeSource => ({
  name,
  file: `/shop/${name}`,
  text,
  links: Object.fromEntries(links.map((one) => [one, `/shop/${one}`])),
});

const base = source(
  'compose.yaml',
  `x-check: &check
  interval: 30s
  retries: 3
include:
  - more.yaml
services:
  db:
    restart: always
    healthcheck:
      <<: *check
      test: [CMD, pg_isready]
      interval: \${EVERY:-5s}
    environment: [POOL=1]
  api:
    extends: { file: base.yml, service: web }
    depends_on:
      - db
    ports:
      - "8080:80"
      - "9090:90"
  both: { healthcheck: *check }
`,
  ['more.yaml', 'base.yml'],
);
const override = source('compose.override.yaml', 'services:\n  db:\n    restart: "no"\n');
const more = source('more.yaml', 'services:\r\n  cache:\r\n    restart: always\r\n');
const bases = source(
  'base.yml',
  'services:\n  web:\n    extends: { service: root }\n    init: true\n  root:\n    user: "1"\n',
);
const files = writtenProject([base, override, more, bases], [base.file, override.file]);

const at = (...path: readonly (string | number)[]): string | null => {
  const place = files.place(path);
  return place === null ? null : placeText(place);
};

describe('the files of a project', () => {
  it('tell where a value stands: in the file that has the last word, or in one that is included or extended', () => {
    expect(at('services', 'db', 'restart')).to.equal('compose.override.yaml:3:5');
    expect(at('services', 'db', 'healthcheck', 'test')).to.equal('compose.yaml:11:7');
    expect(at('services', 'cache', 'restart')).to.equal('more.yaml:3:5');
    expect(at('services', 'api', 'init')).to.equal('base.yml:4:5');
    expect(at('services', 'api', 'user'), 'extended twice').to.equal('base.yml:6:5');
  });

  it('tell it through merge keys and aliases, and own values before merged ones', () => {
    expect(at('services', 'db', 'healthcheck', 'retries')).to.equal('compose.yaml:3:3');
    expect(at('services', 'db', 'healthcheck', 'interval')).to.equal('compose.yaml:12:7');
    expect(at('services', 'both', 'healthcheck', 'interval')).to.equal('compose.yaml:2:3');
  });

  it('tell it of items, and of lists that stand for maps', () => {
    expect(at('services', 'api', 'ports', 1)).to.equal('compose.yaml:20:9');
    expect(at('services', 'api', 'depends_on', 'db')).to.equal('compose.yaml:17:9');
    expect(at('services', 'db', 'environment', 'POOL')).to.equal('compose.yaml:13:19');
  });

  it('tell where the longest part of a path stands that nobody says, and nothing of what is nowhere', () => {
    expect(at('services', 'db', 'healthcheck', 'timeout')).to.equal('compose.yaml:9:5');
    expect(at('services', 'db', 'stop_grace_period')).to.equal('compose.override.yaml:2:3');
    expect(at('services', 'cache')).to.equal('more.yaml:2:3');
    expect(at('x-check', 'retries')).to.equal('compose.yaml:3:3');
    expect(at('networks', 'back')).to.equal('compose.override.yaml:1:1');
    expect(writtenProject([], []).place(['services', 'db'])).to.equal(null);
  });

  it('end a place where the value ends', () => {
    const { endLine, endColumn } = files.place(['services', 'db', 'healthcheck'])!;
    expect({ endLine, endColumn }).to.deep.equal({ endLine: 12, endColumn: 29 });
    expect(files.place(['services', 'cache'])).to.include({ endLine: 3, endColumn: 20 });
  });

  it('tell what they say of a service, the last word first, variables as they are written', () => {
    const said = files.said('db');
    expect(said.map((one) => one.restart)).to.deep.equal(['no', 'always']);
    expect(said[1]!.healthcheck).to.include({ interval: `\${EVERY:-5s}`, retries: 3 });
    expect(files.said('api')).to.have.length(3);
    expect(files.said('nobody')).to.deep.equal([]);
  });

  it('take the documents of one file as files that are merged in their order', () => {
    const two = source('two.yaml', 'services:\n  a:\n    init: true\n---\nservices:\n  a:\n    init: false\n');
    const project = writtenProject([two], [two.file]);
    expect(project.place(['services', 'a', 'init'])!.line).to.equal(7);
    expect(project.said('a').map((one) => one.init)).to.deep.equal([false, true]);
  });

  it('survive what is no YAML, what extends itself, and aliases without end', () => {
    const endless = `a: &a [1]\n${'bcdefghij'.replace(/./g, (one) => {
      const below = String.fromCharCode(one.charCodeAt(0) - 1);
      return `${one}: &${one} [${Array(9).fill(`*${below}`).join()}]\n`;
    })}services:\n  x: { extends: x, y: *j }\n`;
    for (const text of ['a: [', endless, 'services: { x: { extends: x } }', '- 1', '']) {
      const broken = source('broken.yaml', text);
      const project = writtenProject([broken], [broken.file]);
      expect(project.said('x').length, text.slice(0, 40)).to.be.below(2);
      project.place(['services', 'x', 'y']);
    }
  });
});

describe('an edit of a project', () => {
  const patched = (path: readonly string[], value: string | boolean): string | null =>
    files.patch([{ path: ['services', ...path], value }]);

  it('changes what is said where it has the last word, and adds what nobody says to the first file that has the service', () => {
    expect(patched(['db', 'restart'], 'always')).to.match(
      /^--- a\/compose\.override\.yaml[\s\S]*^\+ {4}restart: "always"$/m,
    );
    expect(patched(['db', 'init'], true)).to.match(/^--- a\/compose\.yaml[\s\S]*^\+ {4}init: true$/m);
    expect(patched(['cache', 'restart'], 'no')).to.match(/^--- a\/more\.yaml/);
  });

  it('leaves what others extend or share, and writes over it', () => {
    expect(patched(['api', 'init'], false)).to.match(/^--- a\/compose\.yaml[\s\S]*^\+ {4}init: false$/m);
    expect(patched(['both', 'healthcheck', 'retries'], '1')).to.include('{<<: *check, retries: "1"}');
  });

  it('is none for a service that no file has, and none where nothing changes', () => {
    expect(patched(['nobody', 'init'], true)).to.equal(null);
    expect(patched(['db', 'restart'], 'no')).to.equal(null);
  });

  it('comes after those before it where all are one diff', () => {
    const edit = (key: string) => [{ path: ['services', 'cache', key], value: true }];
    const whole = files.patchOfAll([
      edit('init'),
      [{ path: ['services', 'nobody', 'init'], value: true }],
      edit('tty'),
    ]);
    expect(whole!.match(/^\+ .*$/gm)).to.deep.equal(['+    init: true', '+    tty: true']);
    expect(files.patchOfAll([])).to.equal(null);
  });

  it('get a service that nobody has yet, and what belongs to no service, in a file that was given', () => {
    const added = files.texts([
      { path: ['services', 'healer'], value: { image: 'healer' } },
      { path: ['volumes', 'db-data'], value: {} },
      { path: ['services', 'cache', 'restart'], value: 'no' },
    ]);
    expect([...added!.keys()]).to.deep.equal([base.file, more.file]);
    expect(added!.get(base.file)).to.equal(`${base.text}  healer:\n    image: healer\nvolumes:\n  db-data: {}\n`);
    expect(files.texts([{ path: ['services', 'nobody', 'restart'], value: 'no' }])).to.equal(null);
  });
});
