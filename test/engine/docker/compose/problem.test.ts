import { expect } from 'chai';
import { configFailure, exhaustedFailure, upFailure } from '../../../../harness/engine/docker/compose/problem.ts';
import type { Stack } from '../../../../harness/model/stack.ts';

const stack: Stack = { name: 's', folder: '/s', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} };

const failed = (output: string) => ({ output, ended: null, reason: 'ended with 1' });

describe('what Compose says', () => {
  it('is R201 with its message, file and line as far as it gives them', () => {
    const at = (output: string) => configFailure(stack, output).at;
    expect(at("yaml: line 4: could not find expected ':'")).to.equal('compose.yaml:4');
    expect(at('validating /s/more.yaml: services.web Additional property imag is not allowed')).to.equal('more.yaml');
    expect(at('service "web" depends on undefined service "y": invalid compose project')).to.equal('compose.yaml');
    expect(configFailure({ ...stack, compose: ['a.yaml', 'b.yaml'] }, 'yaml: line 4: no').at).to.equal('/s');
    expect(configFailure(stack, 'warning\nit is wrong\n')).to.include({
      code: 'R201',
      message: 'Compose says: it is wrong',
    });
  });

  it('has a next step of its own for a cycle of depends_on', () => {
    const { message, fix } = configFailure(stack, 'dependency cycle detected: db -> web -> db\n');
    expect(message).to.equal('Compose says: dependency cycle detected: db -> web -> db');
    expect(fix).to.equal('Leave out one `depends_on` of these: nobody can start first.');
  });

  it('is R215 with the service where a scenario scales one that has a container name', () => {
    const unique = 'as container name must be unique: invalid compose project';
    const scaled = { ...stack, overrides: { web: { scale: 3 }, api: { scale: 1 } } };
    const older = configFailure(scaled, `services.scale: can't set container_name and tiny-web ${unique}`);
    expect(older).to.include({ code: 'R215', at: 'compose.yaml' });
    expect(older.message).to.equal('web cannot have several containers: its Compose file gives it a container_name');
    const newer = `services.shop.web: can't set container_name and scale ${unique}`;
    expect(configFailure(scaled, newer).message).to.match(/^shop\.web cannot/);
    expect(configFailure(stack, newer).code, 'a file that is wrong by itself').to.equal('R201');
  });

  it('is the end of its output when the stack does not come up, with a code of its own for ports and disks', () => {
    const output = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
    const plain = upFailure(failed(output), 'R307', 'It did not come up:');
    expect(plain.message).to.equal(`It did not come up:\n${output.split('\n').slice(-12).join('\n')}`);
    expect(plain.code).to.equal('R307');
    expect(upFailure(failed('Bind for 127.0.0.1:80 failed: port is already allocated'), 'R307', 'x').code).to.equal(
      'R404',
    );
    expect(upFailure(failed('write: no space left on device'), 'R307', 'x').code).to.equal('R405');
  });

  it('leaves its progress out where it says what went wrong, and says nothing twice', () => {
    const output = ` Network shop_default  Creating
 Network shop_default  Created
 Container shop-db-1  Creating
 Container shop-db-1  Created
 Container shop-db-1  Starting
 Container shop-db-1  Started
 Container shop-db-1  Waiting
 Container shop-db-1  Error
dependency failed to start: container shop-db-1 is unhealthy
dependency failed to start: container shop-db-1 is unhealthy
`;
    expect(upFailure(failed(output), 'R307', 'It did not come up:').message).to.equal(
      'It did not come up: dependency failed to start: container shop-db-1 is unhealthy',
    );
    const pulled =
      ' gone Pulling \n gone Error Get "x": no such host\nError response from daemon: Get "x": no such host\n';
    expect(upFailure(failed(pulled), 'R307', 'It did not come up:').message).to.equal(
      'It did not come up: Error response from daemon: Get "x": no such host',
    );
    const progress = ' Container shop-db-1  Starting\n';
    expect(upFailure(failed(progress), 'R307', 'It did not come up:').message).to.include('Starting');
  });

  it('is told with what ended it where it did not end by itself', () => {
    const ended = { output: 'pulling\n', ended: 'the deadline', reason: 'took more than 60 min' } as const;
    expect(upFailure(ended, 'R307', 'It did not come up:').message).to.equal(
      'It did not come up:\npulling\nCompose took more than 60 min.',
    );
  });

  it('is R201 where a file takes too much of the machine, at the anchor that does, where one does', () => {
    const nested = { file: '/s/more.yaml', line: 7, name: 'a8', values: 355_135_447 };
    expect(exhaustedFailure(stack, 'took more than 512 MiB of memory', nested)).to.include({
      code: 'R201',
      at: 'more.yaml:7',
      message:
        'Compose took more than 512 MiB of memory to read it: the anchor `a8` holds anchors that hold others, 355 million values when written out.',
    });
    const unknown = exhaustedFailure(stack, 'took more than 30 s', null);
    expect(unknown).to.include({ at: 'compose.yaml', message: 'Compose took more than 30 s to read it.' });
  });

  it('has the next step that its words ask for: a network, a subnet, a file', () => {
    const told = (output: string) => upFailure(failed(output), 'R307', 'It did not come up:');
    const full = told(
      'failed to create network x: Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
    );
    expect(full.code).to.equal('R415');
    expect(full.fix).to.match(/docker network prune/);
    expect(told('Error response from daemon: all predefined address pools have been fully subnetted').code).to.equal(
      'R415',
    );
    const taken = told('Error response from daemon: Pool overlaps with other one on this address space');
    expect(taken.code).to.equal('R415');
    expect(taken.fix).to.match(/fixed subnet/);
    const mount =
      'Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /shop/nginx.conf';
    const missing = told(mount);
    expect(missing).to.include({
      code: 'R307',
      message: `It did not come up: ${mount}`,
      fix: 'Create /shop/nginx.conf, or correct the path in the Compose file.',
    });
  });
});
