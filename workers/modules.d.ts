/** What the bundler makes of files that are not code. */
declare module "*.sql" {
  const text: string;
  export default text;
}
declare module "*.ttf" {
  const bytes: ArrayBuffer;
  export default bytes;
}
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
