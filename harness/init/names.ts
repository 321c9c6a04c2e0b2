/** Names of constants and of files, from names of services and folders. */

/** Words that the language keeps, and those that a scenario says itself: a service may be called so, a constant may not. */
const taken = new Set([
  ...[
    'answers',
    'page',
    'noServerError',
    'process',
    'console',
    'undefined',
    'arguments',
    'eval',
    'await',
    'async',
    'of',
    'let',
    'static',
  ],
  ...[
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'debugger',
    'default',
    'delete',
    'do',
    'else',
    'enum',
    'export',
  ],
  ...[
    'extends',
    'false',
    'finally',
    'for',
    'function',
    'if',
    'implements',
    'import',
    'in',
    'instanceof',
    'interface',
    'new',
  ],
  ...['null', 'package', 'private', 'protected', 'public', 'return', 'super', 'switch', 'this', 'throw', 'true', 'try'],
  ...['typeof', 'var', 'void', 'while', 'with', 'yield'],
  ...['defineScenario', 'defineStack', 'expect', 'crash', 'hang', 'breakDependency'],
  ...['http', 'tcp', 'redis', 'postgres', 'mysql', 'amqp', 'grpc', 'dns', 'https', 'tls'],
]);

/** `image-of-the-day` → `imageOfTheDay`; one that is taken, or among `others`, ends in `suffix`. */
export function constantName(name: string, suffix: string, others: readonly string[] = []): string {
  const plain = name
    .replace(/[^a-z0-9]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
    .replace(/[^a-z0-9]/gi, '')
    .replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase())
    .replace(/^(?=\d|$)/, suffix.toLowerCase());
  const first = taken.has(plain) || others.includes(plain) ? `${plain}${suffix}` : plain;
  for (let index = 2, own = first; ; own = `${first}${index++}`) if (!others.includes(own)) return own;
}

/** `My Shop` → `my-shop`. */
export const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'stack';

/** `shop-api`; of a service that is called after its stack, its own name: `numbers-api`. */
export function scenarioName(stack: string, service: string): string {
  const [of, name] = [fileName(stack), fileName(service)];
  return name === of || name.startsWith(`${of}-`) ? name : `${of}-${name}`;
}

/** The same for all of a stack, each once: `web-1` and `web_1` are two. */
export function scenarioNames(stack: string, services: readonly string[]): readonly string[] {
  const names = services.map((service) => scenarioName(stack, service));
  return names.map((name, index) => {
    const same = names.slice(0, index).filter((one) => one === name).length;
    return same === 0 ? name : `${name}--${same + 1}`;
  });
}
