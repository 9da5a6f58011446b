// Ours is in the free tier.
export const instanceHour = 0;
export const request = 0.0000002;
export const gbSecond = 0.0000133334;
