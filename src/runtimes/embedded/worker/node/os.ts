/** `node:os` of a Lambda environment. */
import type { ProcessStart } from '../../protocol/worker-messages.ts';
import { user } from '../file-system/volume.ts';
import type { NodeProcess } from '../process/process.ts';

/** A function gets the share of two virtual processors that goes with its memory. */
const PROCESSORS = 2;

export function createOs(start: ProcessStart, process: NodeProcess) {
  const processor = { model: 'virtual', speed: 2500, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } };
  return {
    EOL: '\n',
    devNull: '/dev/null',
    platform: () => 'linux',
    type: () => 'Linux',
    arch: () => start.architecture,
    machine: () => (start.architecture === 'x64' ? 'x86_64' : 'aarch64'),
    release: () => '5.10.0',
    version: () => '#1 SMP',
    hostname: () => '169.254.76.1',
    tmpdir: () => '/tmp',
    homedir: () => `/home/${user.name}`,
    userInfo: () => ({
      username: user.name,
      uid: user.uid,
      gid: user.gid,
      homedir: `/home/${user.name}`,
      shell: '/sbin/nologin',
    }),
    cpus: () => Array.from({ length: PROCESSORS }, () => ({ ...processor })),
    availableParallelism: () => PROCESSORS,
    totalmem: () => start.memoryLimitBytes,
    freemem: () => Math.max(0, start.memoryLimitBytes - process.memoryUsage.rss()),
    uptime: () => process.uptime(),
    loadavg: () => [0, 0, 0],
    networkInterfaces: () => ({}),
    endianness: () => 'LE',
    getPriority: () => 0,
    setPriority: () => undefined,
    constants: { signals: { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }, errno: {}, priority: {} },
  };
}
