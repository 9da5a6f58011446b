/** Says where it is, and how much memory its container was given. */
export const handler = async () => ({
  stage: process.env.STAGE ?? 'unknown',
  memoryMB: Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE),
});
