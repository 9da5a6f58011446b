// Lets a handler in plain Node.js read and write under /var/task and /tmp, although those are other folders
// of the machine here. The folders come as JSON in an environment variable, which is taken out again.
'use strict';
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { fileURLToPath } = require('node:url');

const folders = Object.entries(JSON.parse(process.env.NODE_RUNTIME_FOLDERS ?? '{}'));
delete process.env.NODE_RUNTIME_FOLDERS;

const real = folders.map(([, folder]) => folder);
const within = (path, folder) => path === folder || path.startsWith(`${folder}/`);

const onTheWay = (path, folder) => within(folder, path) && !folders.some(([seen]) => seen === path);

const mapped = (path) => {
  const text = path instanceof URL && path.protocol === 'file:' ? fileURLToPath(path) : path;
  if (typeof text !== 'string') return path;
  // The real folders may themselves lie below /tmp, and what is loaded before the handler, too. To learn where a
  // file really is, Node.js asks for each folder on the way to it.
  if (within(text, __dirname) || real.some((folder) => within(text, folder) || onTheWay(text, folder))) {
    return path;
  }
  const folder = folders.find(([seen]) => within(text, seen));
  return folder ? folder[1] + text.slice(folder[0].length) : path;
};

const onePath = [
  ...['access', 'appendFile', 'chmod', 'chown', 'lchown', 'lstat', 'lutimes', 'mkdir', 'mkdtemp', 'open'],
  ...['opendir', 'readdir', 'readFile', 'readlink', 'realpath', 'rm', 'rmdir', 'stat', 'statfs', 'truncate'],
  ...['unlink', 'utimes', 'writeFile', 'exists'],
];
const onePathOnly = ['createReadStream', 'createWriteStream', 'watch', 'watchFile', 'unwatchFile'];
const twoPaths = ['copyFile', 'cp', 'link', 'rename', 'symlink'];

function wrap(holder, name, paths) {
  const original = holder[name];
  if (typeof original !== 'function') return;
  const wrapper = function (...args) {
    for (let index = 0; index < paths; index++) args[index] = mapped(args[index]);
    return original.apply(this, args);
  };
  holder[name] = Object.assign(wrapper, original);
}

for (const name of onePathOnly) wrap(fs, name, 1);
for (const [names, paths] of [
  [onePath, 1],
  [twoPaths, 2],
]) {
  for (const name of names) {
    wrap(fs, name, paths);
    wrap(fs, `${name}Sync`, paths);
    wrap(fs.promises, name, paths);
  }
}
syncBuiltinESMExports();
