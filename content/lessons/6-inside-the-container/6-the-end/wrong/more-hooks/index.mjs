const collected = [];
const sendAll = () => console.log(`Sent ${collected.splice(0).length} entries.`);
for (const signal of ['SIGTERM', 'SIGINT', 'beforeExit', 'exit']) process.on(signal, sendAll);

export const handler = async (event) => {
  collected.push({ order: event.order });
  return { accepted: event.order };
};
