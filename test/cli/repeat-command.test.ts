/** The command that does the same again. */
import { expect } from 'chai';
import { repeatCommand } from '../../harness/cli/repeat-command.ts';

describe('the command that does the same again', () => {
  for (const [words, command] of [
    [['compare', 'a.ts'], 'resilience compare a.ts --seed x'],
    [['compare', '--seed', 'old', 'a.ts'], 'resilience compare a.ts --seed x'],
    [['compare', 'a.ts', '--seed=old', '--json'], 'resilience compare a.ts --json --seed x'],
    [
      ['compare', 'a.ts', '--objective', 'TTR p95 < 15s', '--cell', "it's: restart=no"],
      "resilience compare a.ts --objective 'TTR p95 < 15s' --cell 'it'\\''s: restart=no' --seed x",
    ],
  ] as const) {
    it(`of ${words.join(' ')} has its words, quoted where a shell wants it, and the seed`, () => {
      expect(repeatCommand(words, 'x')).to.equal(command);
    });
  }
});
