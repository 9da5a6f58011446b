const collected = [];
setInterval(() => {
  if (collected.length > 0) console.log(`Sent ${collected.splice(0).length} entries.`);
}, 500);

export const handler = async (event) => {
  collected.push({ order: event.order });
  return { accepted: event.order };
};
