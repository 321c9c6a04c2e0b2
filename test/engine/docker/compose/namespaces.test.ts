import { expect } from 'chai';
import type { ComposeService } from '../../../../harness/engine/docker/compose/config.ts';
import { byService } from '../../../../harness/engine/docker/compose/namespaces.ts';
import { runContent } from '../../../../harness/engine/docker/compose/run-override.ts';
import type { Stack } from '../../../../harness/model/stack.ts';

const stack: Stack = { name: 's', folder: '/s', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} };

describe("namespaces that are named by a container's name", () => {
  const services = byService<ComposeService>({
    vpn: { container_name: 'my-vpn' },
    app: { network_mode: 'container:my-vpn', pid: 'container:outside' },
    web: { ipc: 'host' },
  });
  const config = { services };

  it('are those of the service that has the name, and of nobody else', () => {
    expect(services.app).to.include({ network_mode: 'service:vpn', pid: 'container:outside' });
    expect(services.web).to.deep.equal({ ipc: 'host' });
  });

  it('are named by the service in a run, whose containers are called otherwise', () => {
    const content = runContent({ run: 'r', project: 'p', stack, config, hostPorts: [], wrap: {} });
    const own = content.services as Record<string, object>;
    expect(own.app).to.include({ network_mode: 'service:vpn' }).and.not.have.property('pid');
    expect(own.web).to.not.have.property('ipc');
  });
});
