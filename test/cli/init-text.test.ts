/** The files that `resilience init` writes. */
import { expect } from 'chai';
import { scenarioText, stackText } from '../../harness/cli/init-text.ts';
import { service } from '../plan/sample.ts';

const stack = {
  name: 'my-shop.2',
  composeFile: 'compose.yaml',
  services: [service('api'), service('data-base', { ports: [], health: null })],
  variables: { POLICY: 'on-failure', GREETING: "it's" },
};

describe('a first stack', () => {
  it('names every service, its published port, and the variables with their defaults', () => {
    expect(stackText(stack)).to.equal(
      [
        '/** The services of compose.yaml that scenarios break and probe. */',
        "import { defineStack } from 'resilience';",
        '',
        'export const myShop2 = defineStack(import.meta, {',
        "  compose: 'compose.yaml',",
        '  services: {',
        '    api: { port: 80 },',
        "    'data-base': {},",
        '  },',
        '  variables: {',
        "    POLICY: 'on-failure',",
        "    GREETING: 'it\\'s',",
        '  },',
        '});',
        '',
      ].join('\n'),
    );
  });
});

describe('a first scenario', () => {
  it('expects what a restart policy promises', () => {
    const text = scenarioText(stack, service('api'), '../my-shop.2/stack.ts');
    expect(text).to.contain("import { myShop2 } from '../my-shop.2/stack.ts';");
    expect(text).to.contain("recovery: '21s'");
    expect(text).to.contain("expect(target).recovers({ within: 'predicted' })");
  });

  it('expects nothing of a service without one', () => {
    const text = scenarioText(stack, service('api', { restart: { name: 'no' } }), './stack.ts');
    expect(text).to.contain("expect(answers).doesNotRecover().because('it has no restart policy')");
    expect(text).not.to.contain("'predicted'");
  });

  it('asks for the path that the health check asks for', () => {
    const { health } = service('api');
    const checked = (...test: string[]) =>
      scenarioText(stack, service('api', { health: { ...health!, test } }), './stack.ts');
    expect(checked('CMD-SHELL', 'curl -f http://localhost:80/ready || exit 1')).to.contain("http(target, '/ready')");
    expect(checked('CMD', 'check')).to.contain("http(target, '/')");
  });
});
