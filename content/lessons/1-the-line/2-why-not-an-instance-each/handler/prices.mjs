// US East (N. Virginia), in USD. The page names the sources.
export const instanceHour = 0.0042; // t4g.nano, the smallest one
export const request = 0.0000002;
export const gbSecond = 0.0000133334; // arm64, as a t4g is
