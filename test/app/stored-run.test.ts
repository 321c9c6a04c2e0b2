/** What a stored run cannot say is told as the fault of its files. */
import { expect } from 'chai';
import { blamingFiles } from '../../harness/app/stored-run.ts';
import { FailureError, failure } from '../../harness/model/failure.ts';

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> =>
  blamingFiles('reports/mine', work).then(
    () => null,
    (error: unknown) => error,
  );

describe('files of a stored run that do not fit together', () => {
  it('are told with R410 and their folder, by the first line of what went wrong', async () => {
    const error = await thrownBy(() => Promise.reject(new TypeError('one line\nand another')));
    expect((error as FailureError).failures).to.deep.include.members([
      {
        code: 'R410',
        message: 'its files do not fit together: one line',
        at: 'reports/mine',
        fix: 'put them back as they were written; if nobody has changed them, please report it with the folder',
      },
    ]);
  });

  it('are not blamed for what is known already', async () => {
    const known = new FailureError([failure('R405', 'the disk is full')]);
    expect(await thrownBy(() => Promise.reject(known))).to.equal(known);
  });
});
