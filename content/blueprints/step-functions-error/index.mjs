class CustomError extends Error {
  constructor(message) {
    super(message);
    // Step Functions matches this name with ErrorEquals.
    this.name = 'CustomError';
  }
}

export const handler = async () => {
  throw new CustomError('This is a custom error!');
};
