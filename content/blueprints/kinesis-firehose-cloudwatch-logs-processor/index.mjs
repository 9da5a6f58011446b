// Every record comes back, under its own id, as Ok, Dropped or ProcessingFailed.
export const handler = async (event) => ({
  records: event.records.map(({ recordId, data }) => {
    try {
      const reading = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
      if (reading.celsius === undefined) return { recordId, result: 'Dropped', data };
      const changed = { ...reading, fahrenheit: reading.celsius * 1.8 + 32 };
      const line = JSON.stringify(changed) + '\n';
      return { recordId, result: 'Ok', data: Buffer.from(line).toString('base64') };
    } catch (error) {
      console.warn(recordId, error.message);
      return { recordId, result: 'ProcessingFailed', data };
    }
  }),
});
