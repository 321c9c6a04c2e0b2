/** What a linter found, in a terminal. */
import { expect } from 'chai';
import { renderLint } from '../../harness/report/lint.ts';
import { sampleLint } from './sample-lint.ts';

describe('the text of a linter', () => {
  const text = renderLint(sampleLint, 'note', { colour: false, width: 100 });

  it('begins each finding with its place, as a terminal makes a link of it', () => {
    expect(text).to.match(/^my shop\/compose\.yaml:3:5\ndb has one port\n {2}rule error fixed-port-with-scale\n/);
  });

  it('shows the patch as it is', () => {
    expect(text).to.include('\n       -    ports: ["8080:80"]\n       +    ports: ["80"]\n');
  });

  it('tells once what is said of several services, and nothing of a cost that is not known', () => {
    expect(text.match(/rule warning nobody-heals/g)).to.have.length(1);
    expect(text.match(/^ {2}cost/gm)).to.have.length(2);
  });

  it('counts by level, and says what could not be known in one line', () => {
    expect(text).to.match(/\nmy shop\/compose\.yaml: 1 error, 2 warnings and 1 note$/);
    expect(text).to.include('not known whether cache and queue have a health check');
    const unasked = renderLint({ ...sampleLint, unknownPrograms: ['api'] }, 'note', { colour: false, width: 200 });
    expect(unasked).to.include('not known whether what the health checks of api run is in their images');
  });

  it('says which levels were searched for where nothing is found', () => {
    const sound = { ...sampleLint, findings: [], unknownChecks: [] };
    expect(renderLint(sound, 'warning', { colour: false, width: 100 })).to.equal(
      'my shop/compose.yaml: no error and no warning',
    );
  });
});
