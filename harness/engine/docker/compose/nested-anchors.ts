/** Anchors that hold aliases of anchors that hold aliases: a few lines of them are more, written out, than any memory holds. */
import { type Document, isAlias, isCollection, isPair, LineCounter, type Node, parseDocument } from 'yaml';
import type { ComposeText } from '../../kind.ts';

export interface NestedAnchor {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** How many values it is, its aliases written out. */
  readonly values: number;
}

/** Fewer are no burden to anybody. */
const many = 10_000;

/** More than Compose reads within its limits, by far. */
export const beyondReading = (nested: NestedAnchor | null): nested is NestedAnchor => (nested?.values ?? 0) > 1e6;

/** With fewer aliases, nothing can grow to many values. */
const fewAliases = 20;

/** The largest of the first file that has one beyond bounds; null: none has. Nothing is written out for it. */
export function mostNested(files: readonly Pick<ComposeText, 'file' | 'text'>[]): NestedAnchor | null {
  for (const { file, text } of files) {
    const found = nestedIn(text);
    if (found !== null) return { file, ...found };
  }
  return null;
}

function nestedIn(text: string): Omit<NestedAnchor, 'file'> | null {
  if ((text.match(/[\s:,[{-]\*\S/g)?.length ?? 0) < fewAliases) return null;
  const lines = new LineCounter();
  const document = parsed(text, lines);
  if (document === null) return null;
  const sizes = new Map<string, number>();
  let most: Omit<NestedAnchor, 'file'> | null = null;
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) return sizes.get(node.source) ?? 1;
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    const size = isCollection(node) ? node.items.reduce<number>((sum, one) => sum + sizeOf(one), 1) : 1;
    const { anchor, range } = (node ?? {}) as Partial<Node & { anchor: string }>;
    if (anchor === undefined) return size;
    sizes.set(anchor, size);
    if (size > (most?.values ?? many)) most = { name: anchor, values: size, line: lines.linePos(range?.[0] ?? 0).line };
    return size;
  };
  sizeOf(document.contents);
  return most;
}

/** Null where it nests deeper than anybody reads. */
function parsed(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, { lineCounter });
  } catch {
    return null;
  }
}
