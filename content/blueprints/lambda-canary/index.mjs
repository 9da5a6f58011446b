const { site, expected } = process.env;

// An address that begins with data: is its own answer, and needs no network.
async function read(address) {
  if (address.startsWith('data:')) {
    return { ok: true, status: 200, text: decodeURIComponent(address.slice(address.indexOf(',') + 1)) };
  }
  const response = await fetch(address);
  return { ok: response.ok, status: response.status, text: await response.text() };
}

export const handler = async (event) => {
  console.log(`Checking ${site} at ${event.time}`);
  const { ok, status, text } = await read(site);
  // An error makes the invocation fail: that is what an alarm can look at.
  if (!ok) throw new Error(`${site} answered ${status}`);
  if (!text.includes(expected)) throw new Error(`${site} does not say “${expected}”`);
  console.log('Check passed');
  return event.time;
};
