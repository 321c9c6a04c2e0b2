/** Reads the public door with the compiler's own eyes: what it exports, and what its doc comments say of it. */
import { join, relative } from 'node:path';
import { type Node, SyntaxKind, type TypeNode } from 'typescript/unstable/ast';
import {
  isArrowFunction,
  isFunctionDeclaration,
  isInterfaceDeclaration,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Symbol as Named, type Project, SymbolFlags } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '../..');
const home = join(root, 'harness');

/** What a doc comment says, and the examples in it. */
export interface Said {
  readonly doc: string;
  readonly examples: readonly string[];
}

/** An option, a field or a method. */
export interface Member extends Said {
  readonly name: string;
  /** As it is written: `within?: DurationText`. */
  readonly signature: string;
  /** Of an object that is described in place. */
  readonly members: readonly Member[];
}

/** A verb, or a type that one of them needs. */
export interface Entry extends Said {
  readonly name: string;
  readonly is: 'verb' | 'shape' | 'alias';
  /** The file below `harness/` that declares it. */
  readonly file: string;
  readonly exported: boolean;
  readonly signature: string;
  readonly members: readonly Member[];
  /** The shapes whose words it has beside its own: those with methods. */
  readonly and: readonly string[];
  /** The types of this house that it names, in the order in which it names them. */
  readonly needs: readonly string[];
}

/** One kind of event, with its fields. */
export interface EventEntry {
  readonly type: string;
  readonly doc: string;
  readonly fields: readonly string[];
}

/** One of a closed set of values, and what it means. */
export interface Choice {
  readonly value: string;
  readonly doc: string;
}

export interface Door {
  /** In the order of the door; then what these need. */
  readonly entries: readonly Entry[];
  readonly events: readonly EventEntry[];
  /** What can come back of a sample. */
  readonly outcomes: readonly Choice[];
  readonly exitCodes: readonly Choice[];
  /** What the fields of events are made of. */
  readonly eventTypes: readonly Said[];
}

/** Types of the model that scenarios write; what verbs make is plain data that nobody writes by hand. */
const written = [
  'Connection',
  'Cut',
  'DependsOn',
  'DurationText',
  'Fresh',
  'HealerKind',
  'ServiceDeclaration',
  'ServiceRef',
  'ServiceSettings',
];

const eventTypes = ['Phase', 'Replica', 'Landing', 'ContainerChange', 'EngineFacts', 'KeptImages'];

/** What the door checks, and no scenario names. */
const inward = ['About', 'AtLeastOne', 'ChaiAssertion', 'ChaiStatic', 'Draft', 'Every', 'Method'];

/** What other packages import. */
const doors = ['index.ts', 'library/mocha.ts', 'library/chai.ts'];

export function readDoor(): Door {
  const api = new API();
  try {
    const config = join(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error(`${config} is no project`);
    const reader = new Reader(project);
    return {
      entries: reader.entries(doors.map((file) => join(home, file))),
      events: reader.events(join(home, 'model/event.ts')),
      outcomes: reader.choices(join(home, 'model/probe.ts'), 'outcomes'),
      eventTypes: reader.texts(join(home, 'model/event.ts'), eventTypes),
      exitCodes: reader.choices(join(home, 'model/failure.ts'), 'ExitCode'),
    };
  } finally {
    api.close();
  }
}

class Reader {
  private readonly project: Project;
  private readonly checker: Checker;

  constructor(project: Project) {
    this.project = project;
    this.checker = project.checker;
  }

  entries(files: readonly string[]): readonly Entry[] {
    const exported = files.flatMap((file) => this.exportsOf(file)).map((one) => this.settled(one));
    const entries = new Map<string, Entry>();
    const add = (symbol: Named, isExported: boolean): void => {
      if (entries.has(symbol.name) || inward.includes(symbol.name)) return;
      const inModel = this.nodesOf(symbol)[0]!.getSourceFile().fileName.startsWith(join(home, 'model'));
      if (inModel && !written.includes(symbol.name)) return;
      const { entry, needs } = this.entry(symbol, isExported);
      entries.set(symbol.name, entry);
      for (const need of needs) if (!exported.some((one) => one.name === need.name)) add(need, false);
    };
    for (const symbol of exported) add(symbol, true);
    return [...entries.values()];
  }

  events(file: string): readonly EventEntry[] {
    const union = this.exportsOf(file).filter(({ name }) => name === 'EventBody');
    return union.flatMap((symbol) => this.kindsOf(this.nodesOf(symbol)[0]!));
  }

  /** Types as they are written. */
  texts(file: string, names: readonly string[]): readonly Said[] {
    const found = this.exportsOf(file).filter(({ name }) => names.includes(name));
    return found.map((one) => ({ doc: this.said(one).doc, examples: this.nodesOf(one).map(asWritten) }));
  }

  /** The members of a union, or of a list, each with the comment before it. */
  choices(file: string, name: string): readonly Choice[] {
    const node = this.nodesOf(this.exportsOf(file).find((one) => one.name === name)!)[0]!;
    const literals: Choice[] = [];
    const visit = (one: Node): void => {
      const isOne = one.kind === SyntaxKind.StringLiteral || one.kind === SyntaxKind.NumericLiteral;
      if (isOne) literals.push({ value: one.getText().replaceAll("'", ''), doc: commentBefore(one) });
      else one.forEachChild(visit);
    };
    visit(node);
    return literals;
  }

  private kindsOf(alias: Node): readonly EventEntry[] {
    if (!isTypeAliasDeclaration(alias)) throw new Error('the events are no union');
    const parts = alias.type.kind === SyntaxKind.UnionType ? childrenOf(alias.type) : [alias.type];
    return parts.flatMap((part) => {
      const symbol = part.kind === SyntaxKind.TypeReference ? this.named(part) : undefined;
      const declared = symbol === undefined ? undefined : this.nodesOf(symbol)[0];
      if (declared !== undefined && isTypeAliasDeclaration(declared)) return this.kindsOf(declared);
      const properties = this.checker.getPropertiesOfType(this.checker.getTypeFromTypeNode(part as TypeNode)!);
      const fields = properties.map((one) => ({ name: one.name, member: this.member(one) }));
      const type = fields.find(({ name }) => name === 'type')!.member.signature.replace(/^type: '|'$/g, '');
      const doc = commentBefore(part) || (symbol === undefined ? '' : this.said(symbol).doc);
      const rest = fields.filter(({ name }) => name !== 'type');
      return [{ type, doc, fields: rest.map(({ member }) => withDoc(member)) }];
    });
  }

  private exportsOf(file: string): readonly Named[] {
    const source = this.project.program.getSourceFile(file);
    const module = source === undefined ? undefined : this.checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is no module of the project`);
    return this.checker.getExportsOfModule(module);
  }

  private settled(symbol: Named): Named {
    return (symbol.flags & SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol);
  }

  private nodesOf(symbol: Named): readonly Node[] {
    return (symbol.declarations ?? []).flatMap((one) => one.resolve(this.project) ?? []);
  }

  private said(symbol: Named): Said {
    const tags = this.checker.getJsDocTagsOfSymbol(symbol).filter(({ name }) => name === 'example');
    return {
      doc: this.checker.getDocumentationCommentOfSymbol(symbol).replace(/\n+/g, ' ').trim(),
      examples: tags.map(({ text }) => (text ?? '').trim()),
    };
  }

  private entry(symbol: Named, exported: boolean): { readonly entry: Entry; readonly needs: readonly Named[] } {
    const nodes = this.nodesOf(symbol);
    const first = nodes[0]!;
    const needs = nodes.flatMap((node) => this.needsOf(signatureNodes(node)));
    const shape = isInterfaceDeclaration(first);
    const common = {
      name: symbol.name,
      file: relative(home, first.getSourceFile().fileName),
      exported,
      needs: needs.map(({ name }) => name),
      ...this.said(symbol),
    };
    if (!shape) {
      const is = isTypeAliasDeclaration(first) ? 'alias' : 'verb';
      return { needs, entry: { ...common, is, signature: signatureOf(nodes), members: [], and: [] } };
    }
    const type = this.checker.getDeclaredTypeOfSymbol(symbol)!;
    const room = join(home, relative(home, first.getSourceFile().fileName).split('/')[0]!);
    const bases = childrenOf(first)
      .filter((one) => one.kind === SyntaxKind.HeritageClause)
      .flatMap((clause) => childrenOf(clause).flatMap((base) => this.named(base) ?? []));
    const own = bases.filter((base) => this.isDeclaredIn(base, home));
    const and = own.filter((base) => isSpoken(this.nodesOf(base)[0]!)).map(({ name }) => name);
    const members = this.checker
      .getPropertiesOfType(type)
      .filter((one) => this.isDeclaredIn(one, room))
      .filter((one) => and.length === 0 || this.nodesOf(one).some((node) => node.parent === first));
    const inherited = members.flatMap((one) => this.nodesOf(one).flatMap((node) => this.needsOf([node])));
    const all = [...new Map([...needs, ...inherited].map((one) => [one.name, one])).values()];
    return {
      needs: all,
      entry: {
        ...common,
        is: 'shape',
        and,
        signature: '',
        needs: all.map(({ name }) => name),
        members: members.map((one) => this.member(one)),
      },
    };
  }

  private isDeclaredIn(symbol: Named, folder: string): boolean {
    return this.nodesOf(symbol).some((node) => node.getSourceFile().fileName.startsWith(folder));
  }

  private member(symbol: Named): Member {
    const node = this.nodesOf(symbol)[0];
    const text = node === undefined ? symbol.name : flat(bare(node.getText())).replace(/;$/, '');
    const inner = node === undefined ? [] : literalsIn(node);
    const members = inner.flatMap((literal) =>
      this.checker
        .getPropertiesOfType(this.checker.getTypeFromTypeNode(literal as TypeNode)!)
        .map((one) => this.member(one)),
    );
    const described = members.some(({ doc }) => doc !== '');
    return {
      name: symbol.name,
      signature: (described ? text.replace(/\{.*\}/, '{ … }') : text).replace(/\breadonly /g, ''),
      members: described ? members : [],
      ...this.said(symbol),
    };
  }

  private named(node: Node): Named | undefined {
    const symbol = this.checker.getSymbolAtLocation(childrenOf(node)[0]!);
    return symbol === undefined ? undefined : this.settled(symbol);
  }

  private needsOf(nodes: readonly Node[]): readonly Named[] {
    const found = new Map<string, Named>();
    const visit = (node: Node): void => {
      if (node.kind === SyntaxKind.TypeReference || node.kind === SyntaxKind.ExpressionWithTypeArguments) {
        const symbol = this.named(node);
        const isType = symbol !== undefined && (symbol.flags & SymbolFlags.TypeParameter) === 0;
        if (isType && this.isDeclaredIn(symbol, home)) found.set(symbol.name, symbol);
      }
      node.forEachChild(visit);
    };
    for (const node of nodes) visit(node);
    return [...found.values()];
  }
}

/** Whether it has methods: words that a scenario says. */
const isSpoken = (node: Node): boolean => childrenOf(node).some((one) => one.kind === SyntaxKind.MethodSignature);

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  node.forEachChild((child) => void children.push(child));
  return children;
}

/** Objects that a type describes in place, its own alone. */
function literalsIn(node: Node): readonly Node[] {
  return isTypeLiteralNode(node) ? [node] : childrenOf(node).flatMap(literalsIn);
}

/** What of a declaration its caller sees: everything but a body. */
function signatureNodes(node: Node): readonly Node[] {
  const seen = isVariableDeclaration(node) && node.initializer !== undefined ? node.initializer : node;
  if (!isFunctionDeclaration(seen) && !isArrowFunction(seen)) return [node];
  return childrenOf(seen).filter((child) => child !== seen.body);
}

function signatureOf(nodes: readonly Node[]): string {
  const overloads = nodes.filter((node) => !isFunctionDeclaration(node) || node.body === undefined);
  return (overloads.length > 0 ? overloads : nodes).map(oneSignature).join('\n');
}

function oneSignature(node: Node): string {
  const text = bare(node.getText());
  if (isTypeAliasDeclaration(node)) return asWritten(node);
  const seen = isVariableDeclaration(node) ? node.initializer : node;
  if (seen === undefined || !(isFunctionDeclaration(seen) || isArrowFunction(seen))) return flat(text);
  const head = seen.body === undefined ? text : bare(node.getText().slice(0, seen.body.getStart() - node.getStart()));
  return flat(head)
    .replace(/^export function /, '')
    .replace(/ = \(/, '(')
    .replace(/( =>|;)$/, '')
    .replace(/, \.\.\.more: readonly never\[\]/, '')
    .replace(/\breadonly /g, '');
}

/** Without what stands before it, and with the comments in it. */
const asWritten = (node: Node): string =>
  node
    .getText()
    .replace(/^[\s\S]*?\b(?=(type|interface) \w)/, '')
    .replace(/\breadonly /g, '');

/** The comment right before a member of a union, whose `|` stands between. */
function commentBefore(node: Node): string {
  const text = node.getSourceFile().text.slice(0, node.getStart());
  const found = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\|?\s*\(*$/.exec(text);
  return flat((found?.[1] ?? '').replace(/^\s*\* ?/gm, ''));
}

const withDoc = ({ signature, doc }: Member): string => (doc === '' ? `\`${signature}\`` : `\`${signature}\`: ${doc}`);

/** Without comments. */
const bare = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/\s*/g, '').trim();

const flat = (text: string): string => text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/,? \)/g, ')').trim();
