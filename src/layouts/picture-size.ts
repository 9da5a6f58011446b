/** What the places that show pictures beside links ask for, in px. */
export const pictureSize = { width: 1200, height: 630 } as const;
