/** Which packet rules are taken back when the private engine goes. */
import { expect } from 'chai';
import { rulesToDelete } from '../../../harness/provision/private-engine/firewall.ts';

const rules = [
  '-P FORWARD DROP',
  '-N DOCKER',
  '-N DOCKER-USER',
  '-N MINE',
  '-A FORWARD -j DOCKER-USER',
  '-A FORWARD -o rsl-1 -j DOCKER',
  '-A FORWARD -o br-abc -j ACCEPT',
  '-A FORWARD -j MINE',
  '-A DOCKER -d 10.213.1.2/32 ! -i br-abc -o br-abc -p tcp -m tcp --dport 80 -j ACCEPT',
  '-A DOCKER-USER -j RETURN',
  '-A MINE -s 172.17.0.0/16 -j ACCEPT',
];

describe('rulesToDelete', () => {
  it('takes what names our bridge or our addresses, and nothing else, beside another engine', () => {
    expect(rulesToDelete(rules, 'rsl-1', '10.213.0.0', false).map((words) => words.join(' '))).to.deep.equal([
      '-D FORWARD -o rsl-1 -j DOCKER',
      '-D DOCKER -d 10.213.1.2/32 ! -i br-abc -o br-abc -p tcp -m tcp --dport 80 -j ACCEPT',
    ]);
  });

  it('takes the chains named DOCKER too, jumps first, when the engine was alone', () => {
    expect(rulesToDelete(rules, 'rsl-1', '10.213.0.0', true).map((words) => words.join(' '))).to.deep.equal([
      '-D FORWARD -j DOCKER-USER',
      '-D FORWARD -o rsl-1 -j DOCKER',
      '-D DOCKER -d 10.213.1.2/32 ! -i br-abc -o br-abc -p tcp -m tcp --dport 80 -j ACCEPT',
      '-F DOCKER',
      '-F DOCKER-USER',
      '-X DOCKER',
      '-X DOCKER-USER',
    ]);
  });
});
