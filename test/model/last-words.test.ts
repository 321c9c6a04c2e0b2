import { expect } from 'chai';
import { failedLookText, tellingLine } from '../../harness/model/last-words.ts';

describe('the last words of a program', () => {
  it('are the last line that says what is wrong, else the last line', () => {
    expect(tellingLine('starting\nready\n\n')).to.equal('ready');
    const trace =
      'Error: connect ECONNREFUSED db:5432\n    at connect (net.js:1)\n    at main (main.js:2)\n\nNode.js v24.1.0';
    expect(tellingLine(trace)).to.equal('Error: connect ECONNREFUSED db:5432');
    expect(tellingLine('  \n')).to.equal(null);
  });

  it('are no longer than a line of a report', () => {
    expect(tellingLine('x'.repeat(5000))).to.have.lengthOf(160);
  });
});

describe('a health check run that did not pass', () => {
  it('says with what it ended, that it timed out, or that it could not be run', () => {
    const text = (exitCode: number, output: string) => failedLookText({ exitCode, output });
    expect(text(127, '/bin/sh: curl: not found\n')).to.equal('ended with 127: /bin/sh: curl: not found');
    expect(text(1, "wget: can't connect to remote host (127.0.0.1): Connection refused\n")).to.equal(
      "ended with 1: wget: can't connect to remote host (127.0.0.1): Connection refused",
    );
    expect(text(1, '')).to.equal('ended with 1, without output');
    expect(text(-1, 'Health check exceeded timeout (500ms)')).to.equal('timed out after 0.5 s');
    expect(text(-1, 'Health check exceeded timeout (1s): curl: (7) refused')).to.equal(
      'timed out after 1 s: curl: (7) refused',
    );
    expect(text(-1, 'OCI runtime exec failed: exec: "curl": executable file not found in $PATH: unknown')).to.equal(
      'could not be run: exec: "curl": executable file not found in $PATH',
    );
  });
});
