/** SNS as it speaks: Query. Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import { published } from '../services/delivery.ts';
import type { MessageAttribute } from '../services/queue.ts';
import { nameInArn } from '../services/service-arn.ts';
import { resourceOf } from '../services/services-state.ts';
import type { TopicMessage } from '../services/topic.ts';
import { invocationByTopic } from './caused-invocations.ts';
import { formEntries, queryAnswer, queryApi } from './query-api.ts';

const namespace = 'http://sns.amazonaws.com/doc/2010-03-31/';

function attributesOf(form: URLSearchParams): Readonly<Record<string, MessageAttribute>> {
  return Object.fromEntries(
    formEntries(form, 'MessageAttributes.entry').map((entry) => {
      const { Name = '', 'Value.DataType': DataType = 'String' } = entry;
      const { 'Value.StringValue': StringValue, 'Value.BinaryValue': BinaryValue } = entry;
      return [
        Name,
        {
          DataType,
          ...(StringValue === undefined ? {} : { StringValue }),
          ...(BinaryValue === undefined ? {} : { BinaryValue }),
        },
      ];
    }),
  );
}

export const snsApi = queryApi({
  eventSource: 'sns.amazonaws.com',
  namespace,
  denied: { code: 'AuthorizationError', status: 403 },
  // SNS writes itself in capitals where it refuses something.
  refusalStyle: (action) => ({ action: action.replace(/^sns:/i, 'SNS:') }),
  operations: {
    Publish(form, world) {
      const topicArn = form.get('TopicArn') ?? form.get('TargetArn') ?? '';
      const topic = resourceOf(world.services, 'topics', nameInArn(topicArn));
      if (!topic) return { code: 'NotFound', status: 404, message: 'Topic does not exist' };
      const Message = form.get('Message');
      if (!Message)
        return { code: 'InvalidParameter', status: 400, message: 'Invalid parameter: Empty message' };
      return {
        eventName: 'Publish',
        action: 'sns:Publish',
        resource: topicArn,
        parameters: { topicArn },
        ...(topic.Policy ? { policy: topic.Policy } : {}),
        run() {
          const [MessageAttributes, Subject] = [attributesOf(form), form.get('Subject')];
          const message: TopicMessage = {
            MessageId: world.newId(),
            Message,
            Timestamp: world.at,
            ...(Subject === null ? {} : { Subject }),
            ...(Object.keys(MessageAttributes).length > 0 ? { MessageAttributes } : {}),
          };
          const { services, toFunctions } = published(world.services, topicArn, message, () => world.newId());
          const invocations = toFunctions.map((each) => invocationByTopic(topicArn, each, message));
          const { MessageId } = message;
          return { response: queryAnswer(world, namespace, 'Publish', { MessageId }), services, invocations };
        },
      };
    },
  },
});
