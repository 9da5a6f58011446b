const collected = [];
const sendAll = () => console.log(`Sent ${collected.splice(0).length} entries.`);

export const handler = async (event) => {
  collected.push({ order: event.order });
  sendAll();
  return { accepted: event.order };
};
