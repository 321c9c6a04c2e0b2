/** The steps of harness/TUTORIAL.md: the files that it has a reader write, the commands, and what it says they show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Step =
  | { readonly is: 'file'; readonly name: string; readonly text: string }
  /** Each line that is shown comes somewhere in what the command says; `…` stands for anything. */
  | { readonly is: 'command'; readonly command: string; readonly shows: readonly RegExp[] };

const block = /^(?:`([\w./-]+)`:\n\n)?```(\w+)\n([\s\S]*?)^```$/gm;

export function readSteps(): readonly Step[] {
  const page = readFileSync(join(import.meta.dirname, '../../harness/TUTORIAL.md'), 'utf8');
  const blocks = [...page.matchAll(block)].map(([, name, language, text = '']) => ({ name, language, text }));
  return blocks.flatMap(({ name, language, text }, index): readonly Step[] => {
    if (name !== undefined) return [{ is: 'file', name, text }];
    if (language !== 'sh') return [];
    const next = blocks[index + 1];
    const shown = next?.language === 'text' ? next.text.split('\n') : [];
    return [{ is: 'command', command: text.trim(), shows: shown.filter((line) => line !== '').map(pattern) }];
  });
}

const pattern = (line: string): RegExp =>
  new RegExp(
    line
      .trim()
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
