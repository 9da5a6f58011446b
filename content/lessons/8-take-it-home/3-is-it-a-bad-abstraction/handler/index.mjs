export const handler = async () => {
  return {
    verdict: '',
    facts: {},
  };
};
