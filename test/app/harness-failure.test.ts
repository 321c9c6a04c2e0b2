/** Work that may go wrong without losing what was done before it. */
import { expect } from 'chai';
import { failuresDuring } from '../../harness/app/harness-failure.ts';
import { FailureError, failure } from '../../harness/model/failure.ts';

describe('what goes wrong beside a result', () => {
  it('is nothing where nothing did', async () => {
    expect(await failuresDuring(Promise.resolve('done'))).to.deep.equal([]);
  });

  it('is told as it was thrown, and an error that nobody foresaw as R499', async () => {
    const known = failure('R405', 'the disk is full');
    expect(await failuresDuring(Promise.reject(new FailureError([known])))).to.deep.equal([known]);
    const [one] = await failuresDuring(Promise.reject(new Error('surprise')));
    expect(one).to.include({ code: 'R499' });
    expect(one?.message).to.include('surprise');
  });
});
