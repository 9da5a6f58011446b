export const handler = async (event, context) => {
  console.log('order', event.order);
  return {
    order: event.order,
    arn: context.invokedFunctionArn,
    logsTo: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
  };
};
