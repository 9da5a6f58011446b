/** For modules that packages of this program import and do not use here. */
export default {};
