/** What is told of a scenario from code before anything starts. */
import { expect } from 'chai';
import { timeoutOf } from '../../harness/index.ts';
import { FailureError } from '../../harness/model/failure.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';
import { scenario, stack } from '../acceptance/tiny.ts';

describe('a scenario from code', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith({
      ...stack(),
      'a.ts': scenario({ more: "budget: '90s'," }),
      'b.ts': 'export default 1;',
    });
  });
  after(() => folder.remove());

  it('has a limit for a test runner: its budget, and what its end may take', async () => {
    expect(await timeoutOf(`${folder.path}/a.ts`)).to.equal(90_000 + 190_000);
  });

  it('is refused with the code of the catalogue', async () => {
    const error = await timeoutOf(`${folder.path}/b.ts`).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(FailureError);
    expect((error as FailureError).failures.map(({ code }) => code)).to.deep.equal(['R104']);
  });
});
