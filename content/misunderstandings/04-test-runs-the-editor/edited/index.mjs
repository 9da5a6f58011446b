export const handler = async () => 'Good evening';
