import type { ConfigurationPanel } from '../../console-route.ts';
import { spoken } from '#model/words.ts';

/** What a change in each panel does to the container, in sentences. */
type Below = Readonly<Record<ConfigurationPanel, string>>;

const english = {
  panel: 'Panel',
  opening: (name: string) => `“${name}” is being opened`,
  below: 'Below this panel',
  guide: 'AWS’s guide',
  asked: 'To draw this panel, the console has asked:',
  belowOf: {
    general:
      'Memory, timeout and /tmp belong to the environment, so a change ends every warm container. The next event meets a cold start in a container of the new size; until the update is through, the old ones answer.',
    triggers:
      'There is no trigger in Lambda. A service that pushes needs a statement in the function’s policy; a source that is polled needs an event source mapping, and the function’s role does the asking. No container is touched.',
    permissions:
      'Two policies with opposite directions. The role says what the process may ask of other services: Lambda puts the role’s temporary keys into the container when it starts, so another role is an update and a cold start. The resource-based policy says who may call the function: it is asked at Lambda’s door, before any container is looked for.',
    destinations:
      'The container never sees a destination. Lambda’s queue writes the record after the function has answered, with the function’s role.',
    url: 'An address at Lambda’s own front door. A request there becomes an event and a synchronous Invoke; CORS is answered at the door, and the function is not even asked. The containers stay as they are.',
    variables:
      'A process gets its environment when it starts, and nobody can change it from outside afterwards. So Save ends every warm container, exactly as new code does.',
    tags: 'Words on a label outside of the container: for searching, for the bill, and for policies that ask for them. The process cannot read them, and nothing restarts.',
    vpc: 'The container does not move. Lambda puts a network interface into each of your subnets, with your security groups, and routes what the container sends through it. From then on the function has the ways of those subnets and no others: without a NAT gateway there is no internet.',
    monitoring:
      'The process writes to its standard output; what becomes of a line is decided here. JSON and levels reach the runtime client as AWS_LAMBDA_LOG_FORMAT and AWS_LAMBDA_LOG_LEVEL, so a line below the level is never written. Tracing sets Sampled=1 in the trace header that comes with each event.',
    concurrency:
      'How many containers may work at the same time. Lambda counts before it looks for a container; whoever is one too many gets 429. Nothing restarts.',
    provisioned:
      'Containers of a version are made and initialised now, before any event, and kept: they are not ended for want of events, and one that ends is replaced. An event that comes while all of them work gets an ordinary container with a cold start. On AWS the allocation begins after one to two minutes; here it takes seconds.',
    asynchronous:
      'Rules of the queue that stands before the function. The container gets an event again and does not know that it is again.',
    runtime:
      'The base image under your code gets patches. Auto: AWS exchanges it some day, and the next container starts on the new one. Function update: only when you change the function. Manual: never, until you say so. The version in INIT_START shows which one a container has.',
    encryption:
      'Variables lie encrypted where Lambda keeps them, and in clear in the process. With a key of your own, whoever starts or edits the function needs that key as well; take the key away and no container can start.',
  } satisfies Below,
};

export const words = spoken({ 'en-GB': english });
