const patterns = {
  stream: /\d{4}\/\d{2}\/\d{2}\/\S+/,
  request: /REPORT RequestId: (\S+)/,
  duration: /Duration: ([\d.]+) ms/,
  init: /Init Duration: ([\d.]+) ms/,
};

export const handler = async ({ log }) => {
  const reports = log
    .filter((line) => line.includes('REPORT'))
    .map((line) => ({
      stream: line.match(patterns.stream)[0],
      request: line.match(patterns.request)[1],
      duration: Number(line.match(patterns.duration)[1]),
      init: Number(line.match(patterns.init)?.[1] ?? 0),
    }));
  const containers = new Set(reports.map(({ stream }) => stream)).size;
  const [worst] = reports.sort((a, b) => b.duration - a.duration);
  return { containers, worst: worst.request };
};
