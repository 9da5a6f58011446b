declare module 'virtual:sdk-bundle' {
  const text: string;
  export default text;
}
