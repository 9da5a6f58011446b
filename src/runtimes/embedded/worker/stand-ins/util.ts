/** The `util` that packages of this program see. */
import { util } from '../node/util.ts';

export const { inherits, inspect, format, promisify, types, debuglog, deprecate } = util;
export default util;
