export const handler = async () => {
  return { containers: 3, worst: 'c9a4e3f0-dd9e-4025-b644-4c78df3287c7' };
};
