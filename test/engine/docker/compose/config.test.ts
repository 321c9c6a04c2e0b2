import { expect } from 'chai';
import { parseConfig } from '../../../../harness/engine/docker/compose/config.ts';
import type { Stack } from '../../../../harness/model/stack.ts';

const stack: Stack = { name: 's', folder: '/s', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} };

describe('the output of `compose config`', () => {
  it('is read as far as it is needed, nulls and unknown fields included', () => {
    const config = parseConfig(
      stack,
      `{ "name": "p", "networks": { "default": { "name": "p_default", "ipam": {} } }, "services": { "web": {
         "command": null, "entrypoint": null, "image": "x", "networks": { "default": null },
         "deploy": { "resources": {}, "placement": {}, "replicas": 2 },
         "ports": [ { "mode": "ingress", "target": 80, "published": "8080", "protocol": "tcp" } ] } } }`,
    );
    expect(config.services.web).to.deep.equal({
      command: null,
      entrypoint: null,
      image: 'x',
      networks: { default: null },
      deploy: { replicas: 2 },
      ports: [{ target: 80, published: '8080', protocol: 'tcp' }],
    });
  });

  it('is R201 in a shape that is not known', () => {
    expect(() => parseConfig(stack, '{"services":{"web":{"init":"yes"}}}')).to.throw(
      /^R201: [\s\S]*services\.web\.init/,
    );
  });
});
