export const handler = (event) => {
  const answer = { said: `Hello, ${event.name}.` };
  console.log(answer);
};
