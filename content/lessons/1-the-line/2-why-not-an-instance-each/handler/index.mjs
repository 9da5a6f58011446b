import { gbSecond, instanceHour, request } from './prices.mjs';

const hoursOfMonth = 730;
const seconds = 0.1; // for each event
const gigabytes = 0.125;

const usd = (price) => `${price.toFixed(2)} USD`;

export const handler = async ({ perMonth }) => {
  const instance = hoursOfMonth * instanceHour;
  const lambda = perMonth * (request + seconds * gigabytes * gbSecond);
  const cheaper = lambda < instance ? 'lambda' : 'instance';
  return { perMonth, instance: usd(instance), lambda: usd(lambda), cheaper };
};
