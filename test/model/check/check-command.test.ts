/** What a check's command is read as: its form, its programs, and whether it can fail. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a shell's own, not a template.
import { expect } from 'chai';
import fc from 'fast-check';
import { askedAddresses } from '../../../harness/model/check/addresses.ts';
import { readCheck } from '../../../harness/model/check/check-command.ts';

const shell = (text: string) => readCheck(['CMD-SHELL', text]);
const programs = (test: readonly string[] | string) => readCheck(test).programs.map(({ program }) => program.text);
const both = { zero: true, other: true };

describe("a health check's command", () => {
  it('has the form that the engine knows it by', () => {
    expect(readCheck(['CMD', 'curl', '-f', 'localhost']).form).to.equal('exec');
    expect(readCheck(['CMD-SHELL', 'curl -f localhost']).form).to.equal('shell');
    expect(readCheck('curl -f localhost')).to.deep.equal(shell('curl -f localhost'));
    expect(readCheck(['NONE']).form).to.equal('none');
    for (const empty of [['CMD'], ['CMD-SHELL'], ['CMD-SHELL', ' '], ['CMD', ''], [], '']) {
      expect(readCheck(empty).form, JSON.stringify(empty)).to.equal('empty');
    }
    expect(readCheck(['curl', 'localhost']).form).to.equal('unknown');
  });

  it('has the words that its programs get: quotes gone, variables put in where they are known', () => {
    const args = (text: string) =>
      readCheck(['CMD-SHELL', text], { PORT: '81', NONE: '' }).programs[0]!.args.map(({ text: word, known }) =>
        known ? word : [word],
      );
    expect(args(`x 'a b' "c d" e\\ f`)).to.deep.equal(['a b', 'c d', 'e f']);
    expect(args('x http://h:$PORT/ "${PORT}" ${PORT:-80}')).to.deep.equal(['http://h:81/', '81', '81']);
    expect(args('x $HOST ${HOST:-db} ${NONE:-80} ${NONE-80}')).to.deep.equal([['$HOST'], ['db'], '80', '']);
    expect(args('x $constructor $(date) *.txt')).to.deep.equal([['$constructor'], ['$(date)'], ['*.txt']]);
  });

  it('runs what stands in lists, pipes, groups, substitutions and shells within it', () => {
    expect(programs('a && b || c; d | e')).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    expect(programs('test "$(curl -s x | jq .y)" = z')).to.deep.equal(['test', 'curl', 'jq']);
    expect(programs('if [ -f x ]; then (a); else { b; }; fi')).to.deep.equal(['[', 'a', 'b']);
    expect(programs(['CMD', 'sh', '-c', 'timeout 5 curl x || exit 1'])).to.deep.equal([
      'sh',
      'timeout',
      'curl',
      'exit',
    ]);
    expect(programs(['CMD', 'gosu', 'app', 'env', 'A=b', 'curl', 'x'])).to.deep.equal(['gosu', 'env', 'curl']);
    expect(programs(`su app -c "pg_isready -q"`)).to.deep.equal(['su', 'pg_isready']);
    expect(programs('command -v curl')).to.deep.equal(['command']);
    expect(readCheck(['CMD', 'bash', '-c', 'a; b']).script).to.equal('a; b');
    expect(readCheck(['CMD', 'curl', 'x']).script).to.equal(null);
  });

  it('knows which program has a substitute, and which only says that another failed', () => {
    const places = (text: string) =>
      shell(text).programs.map(({ program, hasSubstitute, afterFailure }) => [
        program.text,
        hasSubstitute,
        afterFailure,
      ]);
    expect(places('curl x || wget x || exit 1')).to.deep.equal([
      ['curl', true, false],
      ['wget', false, true],
      ['exit', false, true],
    ]);
    expect(places('curl x || (echo bad; kill 1)')[0]).to.deep.equal(['curl', false, false]);
  });

  const cannotFail = [
    'exit 0',
    'true',
    'echo ok',
    'curl -f x || true',
    'curl -f x || exit 0',
    'curl -f x; exit 0',
    'curl -f x ; true',
    'curl -f x || echo down',
    'curl -s x | cat',
    'curl -s x | head -n 1',
    'curl -f x &',
    'if curl -f x; then echo up; fi',
    'if curl -f x; then exit 0; else exit 0; fi',
    '(curl -f x; exit 0)',
    'curl -f x; exit 256',
    'sh -c "curl -f x || true"',
    'node --version',
    '! false',
    'X=1',
    'curl -f x >/dev/null 2>&1 || echo down >/dev/stderr',
    'while curl -f x; do exit 0; done',
  ];
  for (const text of cannotFail) {
    it(`cannot fail: ${text}`, () => expect(shell(text).status).to.deep.equal({ zero: true, other: false }));
  }

  const canFail = [
    'curl -f x',
    'curl -f x || exit 1',
    'curl -f x || exit',
    'curl -f x; exit $?',
    'curl -f x || (echo down; exit 1)',
    'curl -f x | grep ok',
    'curl -f x | jq .',
    'if curl -f x; then exit 0; else exit 1; fi',
    'set -e; curl -f x; true',
    'set -o pipefail; curl -f x | cat',
    'bash -ec "curl -f x; true"',
    'bash -o pipefail -c "curl -f x | cat"',
    'X=$(curl -f x)',
    'true && curl -f x',
    'curl -f x && true',
    'echo > /dev/tcp/localhost/80',
    'exec 3<>/dev/tcp/localhost/80',
    '> /dev/tcp/localhost/80',
    'timeout 1 true',
    'case $(curl -s x) in ok) exit 0;; *) exit 1;; esac',
    'cat /healthy',
    '[ "$(curl -s x)" = ok ]',
    'true || false; curl -f x',
    'while ! curl -f x; do sleep 1; exit 1; done',
    '{ curl -f x; } || { echo down; false; }',
  ];
  for (const text of canFail) it(`can fail: ${text}`, () => expect(shell(text).status).to.deep.equal(both));

  it('cannot succeed where every way ends with a failure', () => {
    for (const text of ['false', 'exit 1', 'curl x; exit 1', 'curl x && exit 1 || exit 2', '! true']) {
      expect(shell(text).status, text).to.deep.equal({ zero: false, other: true });
    }
    expect(readCheck(['CMD', '/bin/false']).status).to.deep.equal({ zero: false, other: true });
  });

  it('may end in any way where no shell could read it, and says so', () => {
    const broken = shell('curl "x || true');
    expect(broken.status).to.deep.equal(both);
    expect(broken.unreadable).to.be.a('string');
    expect(shell('curl x').unreadable).to.equal(null);
  });

  it('is read whatever it is', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...["'", '"', '`', '$(', ')', '${', '}', '||', '&&', ';', '|', '(', '{', 'if', 'then', 'fi', 'do'],
      ),
      fc.constantFrom(
        ...['sh -c', 'case', 'esac', 'in', '<<E', '\n', '\\', '$', '[[', ']]', 'curl', '-h', 'http://', ':80'],
      ),
      fc.constantFrom(
        'constructor',
        '__proto__',
        'CMD',
        'CMD-SHELL',
        'NONE',
        'toString',
        '>',
        '/dev/tcp/a/1',
        '((',
        '-c',
      ),
    );
    const test = fc.oneof(
      fc.array(piece),
      fc.array(piece).map((all) => ['CMD-SHELL', all.join(' ')]),
    );
    fc.assert(
      fc.property(test, (words) => {
        const check = readCheck(words);
        expect(check.status.zero || check.status.other).to.equal(true);
        expect(askedAddresses(check)).to.be.an('array');
      }),
      { numRuns: 1500 },
    );
    for (const opened of ['sh -c "$(', '(', '${a:-', 'x $(a || y "$(', 'a || $(', 'if a; then ', '{ a;']) {
      expect(readCheck(`x ${opened.repeat(5000)}`).form, opened).to.equal('shell');
    }
    expect(readCheck(Array.from({ length: 5000 }, () => 'a').join(' || ')).programs).to.have.length(5000);
  });
});
