/** Network changes as an engine is asked for them: the text that nft is given, and what is made of its answer. */
import { expect } from 'chai';
import { dockerNamespaces } from '../../../../harness/engine/docker/network-changes/namespaces.ts';
import type { RulesResult } from '../../../../harness/engine/docker/network-changes/rules.ts';
import type { EdgeCut } from '../../../../harness/engine/network-change.ts';

const cut: EdgeCut = {
  kind: 'cut',
  how: 'wrong-name',
  from: 'web',
  to: 'api',
  names: ['api'],
  addresses: ['10.0.0.2'],
  answers: 1,
};

/** Namespaces whose nft answers with `answer`, and the rules it was given. */
function answering(answer: RulesResult) {
  const given: string[] = [];
  const commands: (readonly string[])[] = [];
  const run = async (id: string, _: string, rules: string): Promise<RulesResult> => {
    given.push(`${id}: ${rules}`);
    return answer;
  };
  const exec = async (_: string, command: readonly string[]) => {
    commands.push(command);
    return { exitCode: 0, output: '' };
  };
  return { given, commands, namespaces: dockerNamespaces(run, { exec }) };
}

const missing = {
  exitCode: 1,
  output: `/dev/stdin:1:17-26: Error: No such file or directory
list table inet resilience
                ^^^^^^^^^^
`,
};
const forbidden = { exitCode: 1, output: 'Error: Could not process rule: Operation not permitted\n' };

describe('network changes on a real engine', () => {
  it('are applied as rules, and tell when they took effect', async () => {
    const ran = { from: 1000.5, to: 1012 };
    const { given, namespaces } = answering({ exitCode: 0, output: '', ran });
    expect(await namespaces.apply('web-1', cut)).to.deep.equal({ ran });
    expect(given[0]).to.match(/^web-1: # web loses api: wrong-name\ntable inet resilience\ndelete table inet/);
  });

  it('tell what nft said against them', async () => {
    const { namespaces } = answering(forbidden);
    const refused = 'Error: Could not process rule: Operation not permitted';
    expect(await namespaces.apply('web-1', cut)).to.deep.equal({ refused: `nft refused the rules: ${refused}` });
    expect(await namespaces.restore('web-1', 'cut')).to.deep.equal({ refused });
  });

  it('are counted from the listing of their table', async () => {
    const { given, namespaces } = answering({ exitCode: 0, output: 'table inet resilience { counter packets 3 }' });
    expect(await namespaces.packets('web-1', 'cut')).to.equal(3);
    expect(given).to.deep.equal(['web-1: list table inet resilience\n']);
  });

  it('are not taken for zero packets when they are gone, nor when they cannot be counted', async () => {
    expect(await answering(missing).namespaces.packets('web-1', 'cut')).to.equal(null);
    const { namespaces } = answering(forbidden);
    const error = await namespaces.packets('web-1', 'cut').catch((reason: Error) => reason.message);
    expect(error).to.equal('nft could not count: Error: Could not process rule: Operation not permitted');
  });

  it('end with their table, and it is no failure that there is none', async () => {
    const { given, namespaces } = answering({ exitCode: 0, output: '' });
    expect(await namespaces.restore('web-1', 'cut')).to.deep.equal({ ran: null });
    expect(given).to.deep.equal(['web-1: delete table inet resilience\n']);
    expect(await answering(missing).namespaces.restore('web-1', 'cut')).to.equal('absent');
  });
});

describe('a look from inside a network namespace', () => {
  it('knows which names resolve, in the order they were asked for', async () => {
    const output = '/dev/stdin:5:14-18: Error: Could not resolve hostname: Name or service not known\n';
    const { namespaces } = answering({ exitCode: 1, output });
    expect(await namespaces.resolve('web-1', ['api', 'web', 'db'])).to.deep.equal([true, false, true]);
  });

  it('connects with the first tool that the image has, and with brackets around an IPv6 address', async () => {
    const { commands, namespaces } = answering({ exitCode: 0, output: '' });
    await namespaces.testConnect('web-1', '10.0.0.2');
    await namespaces.testConnect('web-1', 'fd00::2');
    const [first, second] = commands.map((command) => command.join(' '));
    expect(first).to.match(/^\/bin\/sh -c exec .*\ncommand -v curl .*http:\/\/10\.0\.0\.2\/; exit; }/);
    expect(second).to.include('http://[fd00::2]/').and.to.include('nc -w 1 fd00::2 80');
  });
});
