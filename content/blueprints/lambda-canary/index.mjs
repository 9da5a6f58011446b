const { site, expected } = process.env;

export const handler = async (event) => {
  console.log(`Checking ${site} at ${event.time}`);
  const response = await fetch(site);
  const text = await response.text();
  // An error makes the invocation fail: that is what an alarm can look at.
  if (!response.ok) throw new Error(`${site} answered ${response.status}`);
  if (!text.includes(expected)) throw new Error(`${site} does not say “${expected}”`);
  console.log(`Check passed: ${text.trim()}`);
  return event.time;
};
