export const handler = async () => ({ currency: process.env.CURRENCY ?? 'none' });
