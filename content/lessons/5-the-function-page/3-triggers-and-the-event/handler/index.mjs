// Written for the Test button: its event has the name at the top.
export const handler = async (event) => {
  console.log(`Hello ${event.name}!`);
  return `Hello ${event.name}!`;
};
