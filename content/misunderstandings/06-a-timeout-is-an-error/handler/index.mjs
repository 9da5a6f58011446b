export const handler = async () => {
  try {
    console.log('calling a slow partner');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  } catch (error) {
    console.log('caught', error);
  } finally {
    console.log('tidied up');
  }
};
