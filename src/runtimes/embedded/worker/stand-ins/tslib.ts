/** The helpers of TypeScript that packages of this program call: the whole library is as large as a package. */
export { __exportStar, __importDefault, __importStar } from 'tslib/tslib.es6.js';
