import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { unhealthyFlag, wrapHealthTest } from '../../harness/engine/wrapper.ts';

describe('a wrapped health check', () => {
  it('runs a command with its arguments as they were', () => {
    const [form, program, ...words] = wrapHealthTest(['CMD', 'printf', '%s|', 'a b', '$HOME']);
    expect(form).to.equal('CMD');
    expect(execFileSync(program!, words).toString()).to.equal('a b|$HOME|');
  });

  it('runs a shell line by the shell, and ends as it ends', () => {
    const [, program, ...words] = wrapHealthTest(['CMD-SHELL', 'test "$((1 + 1))" = 3 || exit 7']);
    expect(() => execFileSync(program!, words))
      .to.throw()
      .with.property('status', 7);
  });

  it('takes the shell of the image where it has its own', () => {
    expect(wrapHealthTest(['CMD-SHELL', 'true'], ['/bin/bash', '-ec']).slice(-3)).to.deep.equal([
      '/bin/bash',
      '-ec',
      'true',
    ]);
  });

  it('fails while the flag file is there', () => {
    expect(wrapHealthTest(['CMD', 'true'])[3]).to.equal(`test ! -e ${unhealthyFlag} && exec "$@"`);
  });
});
