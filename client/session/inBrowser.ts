// Owns: that this is a browser. Stands in for `lib0/environment` in the build, which finds that out by many questions, and reads
// settings for developers from the page's address and the device.

export const isNode = false;
export const isBrowser = true;

export function getVariable(): null {
  return null;
}
