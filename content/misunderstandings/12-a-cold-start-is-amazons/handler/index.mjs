// Half a second of waiting, while a catalogue is fetched.
const catalogue = await new Promise((resolve) => setTimeout(() => resolve({ tea: 4 }), 500));

export const handler = async () => catalogue;
