import { connect } from 'node:net';

const database = { host: 'shop-db.cluster-c0ffee.us-east-1.rds.amazonaws.com', port: 5432 };
const patience = 2000;

const toDatabase = () =>
  new Promise((resolve) => {
    const socket = connect(database);
    const ended = (how) => () => {
      socket.destroy();
      resolve(how);
    };
    socket.once('connect', ended('connected'));
    socket.once('error', ended('no such place'));
    socket.setTimeout(patience, ended('nothing came back'));
  });

// It answers with the address that it is asked from.
const toInternet = () =>
  fetch('https://checkip.amazonaws.com/', { signal: AbortSignal.timeout(patience) }).then(
    async (answer) => `reached from ${(await answer.text()).trim()}`,
    () => 'nothing came back',
  );

export const handler = async () => {
  const [database, internet] = await Promise.all([toDatabase(), toInternet()]);
  return { database, internet };
};
