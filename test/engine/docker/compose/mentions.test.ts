import { expect } from 'chai';
import { mentions, otherFiles } from '../../../../harness/engine/docker/compose/mentions.ts';

describe('what a Compose file mentions', () => {
  it('are variables that it interpolates or passes on', () => {
    for (const text of [
      `a: \${NAME}`,
      `a: \${NAME:-x}`,
      `a: \${NAME-\${OTHER}}`,
      'a: $NAME.x',
      '  - NAME',
      '  NAME:',
      '  - "NAME"',
    ]) {
      expect(mentions(text, 'NAME'), text).to.equal(true);
    }
  });

  it('are not longer names, escaped dollars, comments or values of its own', () => {
    for (const text of [
      `a: \${NAMES}`,
      'a: $NAME_2',
      'a: $$NAME',
      `a: $\${NAME}`,
      `# \${NAME}`,
      '  NAME: x',
      '  - NAME=x',
    ]) {
      expect(mentions(text, 'NAME'), text).to.equal(false);
    }
  });

  it('are files that it includes or extends', () => {
    const text =
      'include:\n  - other.yaml\n  - path: more/this.yml\nservices:\n  web: \n    extends:\n      file: base.yaml\n';
    expect(otherFiles(text)).to.deep.equal(['other.yaml', 'more/this.yml', 'base.yaml']);
  });
});
