process.on('SIGTERM', () => console.log('tidied up'));

export const handler = async () => 'done';
