const audit = async () => {
  throw new Error('The audit log is full');
};

export const handler = async () => {
  try {
    audit();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return 'accepted';
  } catch {
    return 'accepted, without an audit';
  }
};
