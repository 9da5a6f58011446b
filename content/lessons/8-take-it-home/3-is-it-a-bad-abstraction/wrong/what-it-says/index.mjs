export const handler = async (event, context) => {
  return {
    verdict: 'A good one: I never had to think of a machine.',
    facts: {
      name: context.functionName,
      memory: context.memoryLimitInMB,
      version: context.functionVersion,
    },
  };
};
