// @ts-check
// Loaded before a program that is watched: tells its parent how much memory it uses, and how late it comes to say so.
// When asked it tells what of its heap is still in use.
const EVERY_MS = 100;

let told = performance.now();
const tell = () => {
  const late = Math.max(0, performance.now() - told - EVERY_MS);
  told = performance.now();
  const { heapUsed: heap, rss } = process.memoryUsage();
  process.send?.({ memory: { heap, rss }, late });
};
setInterval(tell, EVERY_MS).unref();
process.on('message', () => {
  tell();
  globalThis.gc?.();
  process.send?.({ inUse: process.memoryUsage().heapUsed });
});
// Whoever listens to a parent would live as long as it does.
process.channel?.unref();
