/** A project as its Compose files say it: who says what of a service, where a value stands, and an edit where it is said. */
import { type Document, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { distinct } from '../model/distinct.ts';
import type { TextPlace } from '../model/place.ts';
import { isRecord, type Json } from '../model/record.ts';
import type { ComposeSource } from './compose-file.ts';
import { unifiedDiff } from './diff.ts';
import { applyEdits, type Edit } from './edit.ts';
import { type KeyPath, type Spot, spotAt } from './node-at.ts';
import { contentEnd } from './text.ts';

export interface WrittenProject {
  /**
   * What the files say of a service before Compose resolves it, one value for each that says something of it, the one with the last word
   * first: files that are merged later, then earlier ones, each followed by what it extends. Aliases and merge keys are followed;
   * variables stand as they are written.
   */
  said(service: string): readonly Json[];
  /** What they say beside services, by the key at the top: of several files, what each adds, the one with the last word winning. */
  top(): Json;
  /** Where the value at a path from the top of the file stands; of a path that is not written, where the longest part of it is. Null: nowhere. */
  place(path: KeyPath): TextPlace | null;
  /** Each file that the edits change, with the text that it then has, by its absolute name. Null: one of them cannot be made. */
  texts(edits: readonly Edit[]): ReadonlyMap<string, string> | null;
  /** The edits where the files say what they change, one after the other, as one diff. Null: one of them cannot be made, or nothing changes. */
  patch(edits: readonly Edit[]): string | null;
  /** The same of each group that can be made with those before it; null: none can. */
  patchOfAll(groups: readonly (readonly Edit[])[]): string | null;
}

/** One file of several documents counts as several, merged in their order. */
interface Part {
  readonly source: ComposeSource;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** One definition of a service. */
interface Layer {
  readonly part: Part;
  readonly node: Node;
  /** It is the service's own, and not one that it extends. */
  readonly isOwn: boolean;
}

/** What files would say that were edited. */
type Texts = ReadonlyMap<ComposeSource, string>;

/** `main`: the files that Compose was given, in the order of merging; `sources`: these and all that they include or extend. */
export function writtenProject(sources: readonly ComposeSource[], main: readonly string[]): WrittenProject {
  const parts = partsByFile(sources);
  const inOrder = withIncluded(main, parts, new Set(main));
  const layersOf = (service: string): readonly Layer[] =>
    inOrder.flatMap((part) => definitionsIn(part, service, parts, true, new Set()));

  const spotOf = (path: KeyPath): { readonly part: Part; readonly spot: Spot } | null => {
    const [top, service, ...rest] = path;
    const from =
      top === 'services' && service !== undefined
        ? layersOf(String(service)).map(({ part, node }) => ({ part, node, rest }))
        : inOrder.map((part) => ({ part, node: part.document.contents as Node | null, rest: path }));
    for (const { part, node, rest: keys } of from) {
      const spot = spotAt(part.document, node, keys);
      if (spot !== null && (keys.length > 0 || top === undefined)) return { part, spot };
      if (spot !== null) return { part, spot: headOf(part, String(service)) ?? spot };
    }
    return path.length === 0 ? null : spotOf(path.slice(0, -1));
  };

  /** Where a service says it already; what is new, or of no service, in the first of the given files, or the first that says something of its kind. */
  const sourceFor = ({ path, ...edit }: Edit): ComposeSource | undefined => {
    const [top = '', name = ''] = path;
    const layers = top === 'services' ? layersOf(name) : [];
    if (layers.length > 0) return targetOf(layers, { path, ...edit })?.source;
    if (top === 'services' && path.length > 2) return undefined;
    const given = inOrder.filter(({ source }) => main.includes(source.file));
    const saying = given.filter(({ document }) => spotAt(document, document.contents as Node | null, [top]) !== null);
    return (saying.at(-1) ?? given.at(-1))?.source;
  };

  /** Null: one of the edits cannot be made. */
  const textsAfter = (before: Texts, edits: readonly Edit[]): Texts | null => {
    const texts = new Map(before);
    for (const edit of edits) {
      const source = sourceFor(edit);
      const text = source === undefined ? null : applyEdits(texts.get(source) ?? source.text, [edit]);
      if (source === undefined || text === null) return null;
      texts.set(source, text);
    }
    return texts;
  };

  return {
    said: (service) => layersOf(service).map(({ part, node }) => plainOf(part.document, node)),
    top: () =>
      inOrder.reduceRight<Json>(
        (all, { document }) => beneath(all, plainOf(document, document.contents as Node | null)),
        {},
      ),
    place: (path) => {
      const found = spotOf(path);
      return found === null ? null : placeOf(found.part, found.spot);
    },
    texts: (edits) => {
      const after = textsAfter(new Map(), edits);
      return after === null ? null : new Map([...after].map(([source, text]) => [source.file, text]));
    },
    patch: (edits) => diffOf(textsAfter(new Map(), edits)),
    patchOfAll: (groups) =>
      diffOf(groups.reduce<Texts>((texts, edits) => textsAfter(texts, edits) ?? texts, new Map())),
  };
}

/** What another file says over it, services left out. */
function beneath(under: Json, over: Json): Json {
  const { services: _, ...rest } = over;
  const merged = Object.entries(rest).map(([key, value]) => {
    const before = under[key];
    return [key, isRecord(before) && isRecord(value) ? { ...before, ...value } : value] as const;
  });
  return { ...under, ...Object.fromEntries(merged) };
}

/** Of a file's absolute name. A file is read when it is first asked for: not all that others name is a Compose file. */
type Parts = (file: string) => readonly Part[];

function partsByFile(sources: readonly ComposeSource[]): Parts {
  const known = new Map<string, readonly Part[]>();
  return (file) => {
    const source = sources.find((one) => one.file === file);
    const parts = known.get(file) ?? (source === undefined ? [] : partsOf(source));
    known.set(file, parts);
    return parts;
  };
}

function partsOf(source: ComposeSource): readonly Part[] {
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(source.text, { merge: true, lineCounter: lines, logLevel: 'silent' });
    return Array.isArray(documents) ? documents.map((document) => ({ source, document, lines })) : [];
  } catch {
    // Nested deeper than anybody reads.
    return [];
  }
}

/** The last word first: files that are merged later, then earlier ones, then what they include. */
function withIncluded(files: readonly string[], parts: Parts, seen: ReadonlySet<string>): readonly Part[] {
  const own = files.toReversed().flatMap((file) => parts(file).toReversed());
  const included = distinct(own.flatMap(includedBy)).filter((file) => !seen.has(file));
  return included.length === 0 ? own : [...own, ...withIncluded(included, parts, new Set([...seen, ...included]))];
}

/** Later ones of an item's files are merged over its earlier ones, so the order stays. */
function includedBy({ source, document }: Part): readonly string[] {
  const items = plainOf(document, document.contents as Node | null).include;
  const written = (Array.isArray(items) ? items : []).flatMap((item) => (isRecord(item) ? item.path : item));
  return written.flatMap((one) => source.links[String(one)] ?? []);
}

function definitionsIn(
  part: Part,
  service: string,
  parts: Parts,
  isOwn: boolean,
  seen: ReadonlySet<string>,
): readonly Layer[] {
  const id = `${part.source.file}\n${service}`;
  const node = spotAt(part.document, part.document.contents as Node | null, ['services', service])?.value ?? null;
  if (node === null || seen.has(id)) return [];
  const { extends: base } = plainOf(part.document, node);
  const named = isRecord(base) ? base : { service: base, file: undefined };
  const file = typeof named.file === 'string' ? part.source.links[named.file] : part.source.file;
  const below =
    typeof named.service !== 'string'
      ? []
      : parts(file ?? '')
          .toReversed()
          .flatMap((one) => definitionsIn(one, String(named.service), parts, false, new Set([...seen, id])));
  return [{ part, node, isOwn }, ...below];
}

/** An empty object for what is no map, or holds more aliases than anybody writes. */
function plainOf(document: Document, node: Node | null): Json {
  try {
    const value: unknown = node?.toJS(document, { maxAliasCount: 10_000 });
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** The service's own key, where it has one in this file. */
const headOf = ({ document }: Part, service: string): Spot | null =>
  spotAt(document, document.contents as Node | null, ['services', service]);

function placeOf({ source, lines }: Part, { begin, value }: Spot): TextPlace | null {
  if (begin.range == null) return null;
  const from = begin.range[0];
  const last = value?.range ?? begin.range;
  // An alias ends with its own name; a block ends before the white space that follows it.
  const to = Math.max(begin.range[1], last[0] < from ? 0 : contentEnd(source.text, last[1]));
  const [start, end] = [lines.linePos(from), lines.linePos(to)];
  return { file: source.name, line: start.line, column: start.col, endLine: end.line, endColumn: end.col };
}

/** The service's own definition that says the most of the path: of what is said the one with the last word, else the first file. */
function targetOf(layers: readonly Layer[], { path }: Edit): Part | null {
  const own = layers.filter((one) => one.isOwn);
  const keys = path.slice(2);
  for (let length = keys.length; length >= 0; length--) {
    const saying = own.filter(({ part, node }) => spotAt(part.document, node, keys.slice(0, length)) !== null);
    const found = length === keys.length ? saying[0] : saying.at(-1);
    if (found !== undefined) return found.part;
  }
  return null;
}

function diffOf(texts: Texts | null): string | null {
  const diffs = [...(texts ?? [])].filter(([source, text]) => source.text !== text);
  return diffs.length === 0 ? null : diffs.map(([source, text]) => unifiedDiff(source, text)).join('');
}
