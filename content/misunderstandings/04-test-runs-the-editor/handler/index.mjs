export const handler = async () => 'Good morning';
