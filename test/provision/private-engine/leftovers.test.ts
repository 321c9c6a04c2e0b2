/** Mounts that a daemon left behind. */
import { expect } from 'chai';
import { mountsBelow } from '../../../harness/provision/private-engine/leftovers.ts';

describe('mountsBelow', () => {
  const mountinfo = [
    '31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw',
    '40 23 254:0 /data /home/my\\040cache/data rw - ext4 /dev/vda rw',
    '41 40 0:50 / /home/my\\040cache/data/overlay2/x/merged rw - overlay overlay rw',
    '42 23 0:51 / /home/my\\040cache/database rw - tmpfs tmpfs rw',
    '',
  ].join('\n');

  it('are those at and below the folder, innermost first, with blanks read back', () => {
    expect(mountsBelow(mountinfo, ['/home/my cache/data'])).to.deep.equal([
      '/home/my cache/data/overlay2/x/merged',
      '/home/my cache/data',
    ]);
  });
});
