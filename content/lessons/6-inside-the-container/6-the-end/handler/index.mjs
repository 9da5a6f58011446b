// Sending is slow, so we collect, and send it all when the container ends.
const collected = [];
const sendAll = () => console.log(`Sent ${collected.splice(0).length} entries.`);
process.on('SIGTERM', sendAll);

export const handler = async (event) => {
  collected.push({ order: event.order });
  return { accepted: event.order };
};
