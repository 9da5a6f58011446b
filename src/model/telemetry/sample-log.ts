/** As the lines of one function look: two containers, three invocations. */
export const sampleLog = [
  'INIT_START Runtime Version: nodejs:24.v6',
  'REPORT RequestId: 5f0c2a11-…\tDuration: 9.51 ms\tBilled Duration: 152 ms\tInit Duration: 141.90 ms',
  'REPORT RequestId: 77be1d02-…\tDuration: 2.04 ms\tBilled Duration: 3 ms',
  'INIT_START Runtime Version: nodejs:24.v6',
  'REPORT RequestId: c9a4e3f0-…\tDuration: 31.77 ms\tBilled Duration: 171 ms\tInit Duration: 138.60 ms',
].join('\n');
