import { spoken } from '#model/words.ts';

/** Page by page: what each is called, what it says of itself to search engines, and what it says. */
const english = {
  home: {
    title: 'Lambda Unboxed: nothing but a container',
    description:
      'AWS Lambda, taught through the options of its console. Above the line what the console shows, below it the container that really runs.',
    sheet: 'One invocation, cut by the line',
    heading: 'Nothing but a container.',
    thesis:
      'You press Test and an answer comes back: for a developer, a good abstraction. For a DevOps engineer it is a bad one, because your function runs inside a container, of course, and the console shows you everything but that. So we draw a line through it: above, what the console shows; below, what really runs.',
    stops: 'Where the picture stops',
    stopsSays:
      'What you get is a small virtual machine that looks like a container: AWS runs each environment in a <microVm>Firecracker microVM</microVm>. A container image is only one of the two ways to hand it your code.',
    cutOpen: 'One invocation, cut open',
    waysIn: 'Three ways in',
    lessons: {
      name: 'Lessons',
      words:
        'The console, option by option, in its own order. You guess, you do it, and you look below the line.',
      note: (written: number, planned: number) => `${written} of ${planned} drawn`,
    },
    console: {
      name: 'Console',
      words: 'An account of your own, in this browser: create a function, write its code, Deploy, Test.',
      note: 'nothing to sign up for',
    },
    run: {
      name: 'Run',
      words:
        'One handler, one event, one button. The address holds all of it, so you can send it to somebody.',
      note: 'nothing runs until you press',
    },
    course: 'The course',
    legend: 'What is drawn is underlined. The rest is pencilled in, and follows the console’s own order.',
  },
  lessons: {
    title: 'Lessons',
    description:
      'AWS Lambda in the order of its console: at each option, what it does to the container underneath.',
    lead: (planned: number, written: number) =>
      `We go through the console in its own order, and look below the line at every option. Of ${planned} planned lessons ${written} are written so far. They stand by themselves, so begin where you like. What you have done stays <progress>in this browser</progress>, and what you missed <review>comes back</review>.`,
    runtimes:
      'Your handlers run in this browser. How close that comes to Lambda is held to scenarios, one by one: <runtimes>handlers by runtime</runtimes>.',
  },
  feed: 'Lessons on AWS Lambda: at each option of its console, what it does to the container underneath.',
  picture: {
    place: 'AWS Lambda, cut open',
    title: 'Nothing but a container.',
    below: 'Above the line what the console shows, below it what really runs. In your browser.',
  },
  glossary: {
    title: 'Glossary',
    description:
      'The words of AWS Lambda: for each a simple picture, and where that picture stops being true.',
    lead: (count: number) =>
      `${count} words that you will meet. Each has two parts: a simple picture above the line, and below it where the picture stops being true.`,
  },
  misunderstandings: {
    title: 'Misunderstandings',
    description:
      'What people commonly believe of AWS Lambda, and for each belief a handler that refutes it, run here in your browser.',
    lead: (count: number) =>
      `${count} things that people believe of Lambda, because the console gives no reason to doubt them. Do not take our word for it. Beside each stands a handler; press Run it, and it runs in this browser, in AWS’s own runtime client, and says so itself. The tests of this site run them too.`,
  },
  progress: {
    title: 'Your progress',
    description:
      'Which lessons you have done, what comes next and why, and the file to take it elsewhere. All of it stays in your browser.',
    lead: 'A lesson is done when its check has passed in your account, not when you say so. This page reads what this browser has kept, and sends it nowhere.',
  },
  review: {
    title: 'Review',
    description:
      'What you predicted or did wrongly, and the one transition of each lesson that you have done, come back as short cards. Only in your browser.',
    /** @param days such as "1, 3, 7 and 21" */
    lead: (days: string) =>
      `What surprised you once should not surprise you at night. Each prediction of yours that did not come true, each mistake that a check told you of, and the one transition of each lesson that you have done, comes back after ${days} days. Where a handler can answer, it does: you say what will happen, and then it happens. What you know goes away, what you do not begins again.`,
    where:
      'The cards lie in this browser and nowhere else. You take them along, or switch them off, with <progress>your progress</progress>.',
  },
  console: {
    title: 'Console',
    description:
      'A Lambda console over an account of your own in this browser: create a function, edit its code, deploy and test it, and see the container underneath.',
    lead: 'An account of your own, in this browser. Nothing is sent to AWS.',
    without: 'What is here when scripts may run',
    withoutSays:
      'The console lists the functions of an account that lives in your browser. “Create function” asks for a name, a runtime and an architecture, and shows the API request that it will send. On a function’s page you edit its code, press Deploy, and press Test to send it an event. The answer, the log and the summary stand above the line; below it are the container’s timeline, its processes, its files and the traffic of the Runtime API.',
    needs:
      'The code really runs, in a sandbox of this page, so the console needs JavaScript. The <lessons>lessons</lessons> can be read without it.',
  },
  run: {
    title: 'Run',
    description:
      'One handler, one event, one button: run a Lambda handler in this browser and see the container underneath. The address carries all of it.',
    lead: 'One handler, one event. Nothing runs until you press Test.',
    without: 'What is here when scripts may run',
    withoutSays:
      'This page opens a handler out of its own address, or a small one to begin with, and runs it against an event when you press Test: in a sandbox in this browser, with AWS’s own runtime client. The link holds the files, the configuration and the event; no server sees it.',
    needs: 'Running code needs JavaScript. The <lessons>lessons</lessons> can be read without it.',
  },
  missing: {
    title: 'Nothing here',
    description: 'There is no page at this address.',
    label: '404 · NoSuchPage',
    heading: 'We dug here, and there is nothing.',
    about:
      'No page stands at this address. It may have moved, or the link may have lost a letter on its way. What you had written in your account is not lost: it is kept in this browser, not in an address.',
    home: 'To the surface',
    lessons: 'All lessons',
  },
};

export const words = spoken({ 'en-GB': english });
