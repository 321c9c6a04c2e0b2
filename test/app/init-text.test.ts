/** The files that `resilience init` writes. */
import { expect } from 'chai';
import { scenarioText, stackText } from '../../harness/app/init-text.ts';
import { service } from '../plan/sample.ts';

const stack = {
  name: 'my-shop.2',
  composeFile: null,
  services: [service('api'), service('data-base', { ports: [], health: null })],
};

describe('a first stack', () => {
  it('names every service and its published port, and leaves files and variables to Compose', () => {
    expect(stackText(stack)).to.equal(
      [
        '/** The services that scenarios break and probe: of the project that `docker compose up` starts here. */',
        "import { defineStack } from 'resilience';",
        '',
        'export const myShop2 = defineStack(import.meta, {',
        '  services: {',
        '    api: { port: 80 },',
        "    'data-base': {},",
        '  },',
        '});',
        '',
      ].join('\n'),
    );
  });

  it('gives the constant a name that the language and the scenario leave free', () => {
    expect(stackText({ ...stack, name: 'new' })).to.contain('export const newStack =');
    expect(stackText({ ...stack, name: 'http' })).to.contain('export const httpStack =');
  });

  it('names a file that Compose would not take by itself', () => {
    expect(stackText({ ...stack, composeFile: "it's.yaml" })).to.contain("\n  compose: 'it\\'s.yaml',\n");
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
