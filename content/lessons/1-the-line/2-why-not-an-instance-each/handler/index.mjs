import { gbSecond, instanceHour, request } from './prices.mjs';

const hoursOfMonth = 730;
const seconds = 0.1; // for each event
const gigabytes = 0.125;

export const handler = async ({ perMonth }) => {
  const instance = hoursOfMonth * instanceHour;
  const lambda = perMonth * (request + seconds * gigabytes * gbSecond);
  return { perMonth, instance, lambda, cheaper: lambda < instance ? 'lambda' : 'instance' };
};
