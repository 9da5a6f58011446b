import { spoken } from '#model/words.ts';

const english = {
  page: {
    title: 'Lifecycle',
    description:
      'What happens to a Lambda function and its containers over time: play it, stop it, go back, do something else, and share the moment.',
    lead: 'A function has no server. It has containers that come when somebody asks, freeze when nobody does, and end when you do not look. Here you can look.',
    scenarios: 'Scenarios',
    scenariosSay:
      'Each is a run of the same machines that stand behind the console and the lessons here, on a clock that can be stopped. Above the stroke: how long callers wait. Below it: the containers. Any moment of them can stand in a page of your own, <embed>like this</embed>.',
    real: 'Real and simulated',
    realSays:
      'The pictures above are simulated. This handler really runs, in this page, and its times are measured: twice, so that the first request is cold and the second is warm. Beside it stands the same function as the machines simulate it with what was measured on AWS, on one clock, and below it why they differ.',
    map: 'The map',
    mapSays:
      'These are the machines that make every picture here, drawn from their own definitions. A double frame is an end. While a run above is stopped or plays, the states that something is in are filled.',
    times: 'Where the times are from',
    missing: 'What is not here',
    missingSays:
      'What a handler does in a network, and when it calls other services: containers here have times and states, no traffic. The pieces of an image are not followed one by one, and of a restore only the medians of a hello world are known. The size of a .zip changes nothing either: we have no measurement of it.',
    known:
      'Every state of the map says how well it is known: documented by AWS, measured, assumed or simplified. How long an idle environment is kept is our choice among what people have seen.',
  },
  states: {
    title: 'The states in words',
    description:
      'Every state that a Lambda function, its containers, invocations and queued events can be in: what the console shows, what really happens, and how well that is known.',
    lead: 'What stands on <map>the map</map>, told: what the console shows in each state, what really happens below the line, and how well that is known.',
  },
  embed: {
    title: 'A moment of the lifecycle',
    description: 'One moment of a Lambda function and its containers, to be framed by another page.',
  },
};

export const words = spoken({ 'en-GB': english });
