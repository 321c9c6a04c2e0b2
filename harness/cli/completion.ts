/** `resilience completion`: what makes a shell complete this command line, for its start-up file. */
import type { Command } from 'commander';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';
import { bashCompletion } from './completion/bash.ts';
import { fishCompletion } from './completion/fish.ts';
import { type CommandWords, wordsOf } from './completion/words.ts';
import { zshCompletion } from './completion/zsh.ts';
import type { Shell } from './completion-shells.ts';

const scripts: Readonly<Record<Shell, (words: CommandWords) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export async function completionCommand(shell: Shell, program: Command, output: Output): Promise<ExitCode> {
  output.out(scripts[shell](wordsOf(program)).trimEnd());
  return 0;
}
